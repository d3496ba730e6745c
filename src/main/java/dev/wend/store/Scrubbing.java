package dev.wend.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Takes away the texts that nobody has any more: each column of texts is read whole. What they are
 * follows from the pages alone, so it is in no journal.
 */
final class Scrubbing {
  private static final int WORD = 64;

  private final Layout layout;

  Scrubbing(Layout layout) {
    this.layout = layout;
  }

  void run() {
    for (Root root : layout.roots()) {
      for (PlaneColumn column : root.own()) {
        if (column.identity().isPresent()) {
          identity(root, column.identity().get());
        } else {
          column(column, root.count(), root::isLive);
        }
      }
      lists(root.table());
      layout.audiences().begun(root).forEach(begun -> begun(root, begun));
    }
    for (EventTable table : layout.events()) {
      for (EventColumn column : table.columns()) {
        events(table, column);
      }
      lists(table.nested());
    }
  }

  private static void identity(Root root, Identity identity) {
    Texts texts = identity.texts();
    BitSet used = new BitSet(texts.size());
    for (int code = 0; code < texts.size(); code++) {
      used.set(code, root.survivor(identity.slot(code)) >= 0);
    }
    texts.keepOnly(used);
  }

  /**
   * A generation that is being written may have members that were erased after it was begun. Its
   * texts begin with those of the one from which it goes on, page by page, under the same codes.
   * Who was merged may give its values to the other yet.
   */
  private static void begun(Root root, Audiences.Begun begun) {
    Members fresh = begun.fresh();
    IntPredicate isKept = slot -> !root.isErased(slot);
    for (int page = 0; page < fresh.members().pageCount(); page++) {
      erase(root, fresh, page);
    }
    for (PlaneColumn column : fresh.columns()) {
      if (column.texts().isPresent()) {
        BitSet used = new BitSet(column.texts().get().size());
        used(column, root.count(), isKept, used);
        begun.old().stream()
            .flatMap(old -> old.columns().stream())
            .filter(before -> before.name().equals(column.name()))
            .forEach(before -> used(before, root.count(), isKept, used));
        column.texts().get().keepOnly(used);
      }
    }
  }

  private static void erase(Root root, Members fresh, int page) {
    long[] members = new long[Profiles.WORDS];
    IntList slots = new IntList();
    if (fresh.members().width(page) > 0) {
      fresh.members().plane(page, 0, members);
    }
    for (int word = 0; word < members.length; word++) {
      for (long bits = members[word]; bits != 0; bits &= bits - 1) {
        int slot = page * Profiles.PAGE + word * WORD + Long.numberOfTrailingZeros(bits);
        if (root.isErased(slot)) {
          slots.add(slot);
        }
      }
    }
    int[] erased = slots.toArray();
    long[] none = new long[erased.length];
    Arrays.fill(none, PlaneColumn.MISSING);
    if (erased.length > 0) {
      for (PlaneColumn column : fresh.all()) {
        column.write(page, erased, none, 0, erased.length, Profiles.PAGE);
        column.rebuild(page);
      }
    }
  }

  private static void column(PlaneColumn column, int slots, IntPredicate isLive) {
    if (column.texts().isPresent()) {
      Texts texts = column.texts().get();
      BitSet used = new BitSet(texts.size());
      used(column, slots, isLive, used);
      texts.keepOnly(used);
    }
  }

  private static void used(PlaneColumn column, int slots, IntPredicate isLive, BitSet used) {
    int[] at = new int[WORD];
    long[] codes = new long[WORD];
    for (int from = 0; from < slots; from += WORD) {
      int count = Math.min(WORD, slots - from);
      for (int i = 0; i < count; i++) {
        at[i] = from + i;
      }
      column.values(at, count, codes);
      for (int i = 0; i < count; i++) {
        if (codes[i] != PlaneColumn.MISSING && isLive.test(at[i])) {
          used.set((int) codes[i]);
        }
      }
    }
  }

  private static void lists(TableColumns table) {
    for (ItemTable list : table.lists()) {
      int slots = list.taken().length() * Profiles.PAGE;
      list.content().fields().forEach(column -> column(column, slots, list::isLive));
      lists(list.content());
    }
  }

  private static void events(EventTable table, EventColumn column) {
    if (column.head().texts().isPresent()) {
      Texts texts = column.head().texts().get();
      BitSet used = new BitSet(texts.size());
      used(table, column, used);
      texts.keepOnly(used);
    }
  }

  private static void used(EventTable table, EventColumn column, BitSet used) {
    long[] codes = new long[Profiles.PAGE];
    long[] present = new long[Profiles.WORDS];
    long[] live = new long[Profiles.WORDS];
    BitSet taken = table.taken();
    for (int page = taken.nextSetBit(0); page >= 0; page = taken.nextSetBit(page + 1)) {
      table.values(column.name(), page, codes);
      table.present(column.name(), page, present);
      table.live(page, live);
      for (int i = 0; i < table.size(page); i++) {
        if ((present[i >>> 6] & live[i >>> 6] & 1L << i) != 0) {
          used.set((int) codes[i]);
        }
      }
    }
  }
}
