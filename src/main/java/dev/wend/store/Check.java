package dev.wend.store;

import dev.wend.value.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** Looks for damage in everything that a store holds. */
final class Check {
  private final Layout layout;
  private final List<String> findings = new ArrayList<>();

  Check(Layout layout) {
    this.layout = layout;
  }

  List<String> run() {
    for (Root root : layout.roots()) {
      String prefix = root.name().isEmpty() ? "" : root.name() + ".";
      column(prefix, root.merged(), root.count());
      root.stamps().ifPresent(s -> s.columns().forEach(c -> column(prefix, c, root.count())));
      root.saved().forEach(c -> column(prefix, c, root.count()));
      content(prefix, root.table(), root.count(), root::isLive);
      if (findings.isEmpty()) {
        root.table().fields().forEach(c -> c.identity().ifPresent(i -> identity(root, c, i)));
      }
    }
    layout.events().forEach(this::events);
    return findings;
  }

  private void events(EventTable table) {
    String name = table.type().name();
    BitSet planes = new BitSet();
    BitSet slabs = new BitSet();
    table.use(planes);
    table.columns().forEach(c -> c.head().use(planes, slabs));
    checksums(name, "events", layout.planes(), planes);
    checksums(name, "texts", layout.slabs(), slabs);
    if (!findings.isEmpty()) {
      return;
    }
    EventCheck check = new EventCheck(table);
    check.run().ifPresent(what -> find(name, what));
    for (EventColumn column : table.columns()) {
      String path = name + "." + column.name();
      column.head().texts().ifPresent(t -> texts(path, column.head(), t, 0));
      int wild = column.head().texts().map(t -> check.wild(column, t.size())).orElse(0);
      if (wild > 0) {
        find(path, wild + " events have a text that does not exist");
      }
    }
    content(name + ".", table.nested(), table.taken().length() * Profiles.PAGE, table::isLive);
  }

  private void content(String prefix, TableColumns table, int slots, IntPredicate isRow) {
    table.fields().forEach(column -> column(prefix, column, slots));
    for (ItemTable list : table.lists()) {
      items(prefix, list, slots, isRow);
    }
  }

  private void column(String prefix, PlaneColumn column, int slots) {
    String path = prefix + column.name();
    BitSet planes = new BitSet();
    BitSet slabs = new BitSet();
    column.use(planes, slabs);
    checksums(path, "pages", layout.planes(), planes);
    checksums(path, "texts and identities", layout.slabs(), slabs);
    if (findings.isEmpty()) {
      column.texts().ifPresent(t -> texts(path, column, t, slots));
    }
  }

  private void items(String prefix, ItemTable list, int ownerSlots, IntPredicate isOwner) {
    String path = prefix + list.name();
    BitSet planes = new BitSet();
    list.owners().use(planes);
    checksums(path, "owners", layout.planes(), planes);
    int slots = list.taken().length() * Profiles.PAGE;
    column(prefix, list.count(), ownerSlots);
    column(prefix, list.first(), ownerSlots);
    column(path + ".", list.live(), slots);
    if (findings.isEmpty()) {
      new ItemCheck(list, ownerSlots, isOwner).run().ifPresent(what -> find(path, what));
    }
    content(path + ".", list.content(), slots, list::isLive);
  }

  private void checksums(String path, String what, Blocks blocks, BitSet used) {
    long wrong = used.stream().filter(b -> !blocks.isSound(b)).count();
    if (wrong > 0) {
      find(path, wrong + " blocks of its " + what + " have a wrong checksum");
    }
  }

  private void find(String path, String what) {
    findings.add("Field `" + path + "`: " + what + ".");
  }

  private void texts(String path, PlaneColumn column, Texts texts, int slots) {
    Text text = new Text();
    byte[] utf8 = new byte[1 << 16];
    int lost = 0;
    for (int code = 0; code < texts.size(); code++) {
      if (!texts.holds(code)) {
        lost++;
        continue;
      }
      int length = texts.copy(code, utf8, 0);
      boolean isFound = texts.code(text.set(utf8, 0, length)) == code;
      lost += isFound || texts.isBlank(code) ? 0 : 1;
    }
    if (lost > 0) {
      find(path, lost + " of its texts are not found by the index");
    }
    values(path, column, texts.size(), slots);
  }

  private void values(String path, PlaneColumn column, int texts, int slots) {
    int wild = 0;
    for (int slot = 0; slot < slots; slot++) {
      long value = column.value(slot);
      wild += value != PlaneColumn.MISSING && (value < 0 || value >= texts) ? 1 : 0;
    }
    if (wild > 0) {
      find(path, wild + " rows have a text that does not exist");
    }
  }

  private void identity(Root root, PlaneColumn column, Identity identity) {
    int wrong = 0;
    for (int slot = 0; slot < root.count(); slot++) {
      long value = column.value(slot);
      if (value != PlaneColumn.MISSING && root.isLive(slot)) {
        int code = identity.own() ? identity.codeOf(value) : (int) value;
        wrong += code >= 0 && root.survivor(identity.slot(code)) == slot ? 0 : 1;
      }
    }
    if (wrong > 0) {
      find(column.name(), wrong + " rows are not found by its value");
    }
  }
}
