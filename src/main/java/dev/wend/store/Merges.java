package dev.wend.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of a table that a batch merges. The lower slot survives. A row that was merged keeps its
 * identities, which lead from it to the survivor; so does an unknown key that comes with an
 * identity of a row that has another, and an identity that the survivor had (an alias).
 */
final class Merges {
  private final Root root;

  /** The saved audiences of the table. */
  private final List<Members> saved;

  /** The survivor of each slot that was merged in this batch. */
  private final IntMap into = new IntMap();

  /** Of each survivor, the slots that it stands for, itself among them. */
  private final Map<Integer, TreeSet<Integer>> merged = new TreeMap<>();

  private final Map<Given, Aliases> aliases = new LinkedHashMap<>();

  /** Values of an identity, and the slots to which they lead beside those that have them. */
  private record Aliases(IntList cells, IntList slots) {}

  Merges(Root root, List<Members> saved) {
    this.root = root;
    this.saved = saved;
  }

  /** The row that stands for a slot, which is -1 where there is none. */
  int survivor(int slot) {
    int at = root.survivor(slot);
    while (into.size() > 0 && at >= 0 && into.get(at, -1) >= 0) {
      at = into.get(at, -1);
    }
    return at;
  }

  boolean isGone(int slot) {
    return into.get(slot, -1) >= 0;
  }

  /** Merges two rows; the lower slot survives. */
  void merge(int one, int other) {
    int survivor = Math.min(one, other);
    int gone = Math.max(one, other);
    TreeSet<Integer> all = merged.computeIfAbsent(survivor, s -> new TreeSet<>());
    all.add(survivor);
    all.add(gone);
    all.addAll(Optional.ofNullable(merged.remove(gone)).orElseGet(TreeSet::new));
    into.put(gone, survivor);
  }

  /** Lets a value of an identity lead to a row that has another. */
  void alias(Given given, int cell, int slot) {
    Aliases known = aliases.computeIfAbsent(given, g -> new Aliases(new IntList(), new IntList()));
    known.cells.add(cell);
    known.slots.add(slot);
  }

  /** The slots that are gone, ascending. */
  int[] gone() {
    return into.sortedKeys();
  }

  /**
   * Adds what is written beside the rows of the batch.
   *
   * @param given numbers of the columns that the batch gives, of lists those of their counts
   * @param count rows before the batch: those after have nothing in the store
   */
  void write(BitSet given, int count, List<RowWrites> to) {
    int[] gone = gone();
    if (gone.length == 0) {
      return;
    }
    long[] survivors = new long[gone.length];
    for (int i = 0; i < gone.length; i++) {
      survivors[i] = survivor(gone[i]);
    }
    to.add(new RowWrites(gone, List.of(values(root.merged(), survivors)), List.of()));
    for (PlaneColumn column : root.table().fields()) {
      if (!given.get(column.number()) && !column.field().key()) {
        takeNewest(column, true, count, to);
      }
    }
    for (ItemTable list : root.table().lists()) {
      if (!given.get(list.number())) {
        takeNewest(list.count(), false, count, to);
      }
    }
    saved.forEach(audience -> takePlaces(audience, count, to));
  }

  /** The aliases that the batch leaves, as links; new texts get their codes. */
  void writeAliases(List<RowWrites> to) {
    aliases.forEach(
        (given, known) -> {
          IntList slots = new IntList();
          IntList codes = new IntList();
          for (int i = 0; i < known.cells.size(); i++) {
            int cell = known.cells.get(i);
            int slot = survivor(known.slots.get(i));
            if (survivor(given.owner(cell)) == slot) {
              slots.add(slot);
              codes.add(given.code(cell));
            }
          }
          RowWrites.Links links = new RowWrites.Links(given.field(), new int[0], codes.toArray());
          to.add(new RowWrites(slots.toArray(), List.of(), List.of(links)));
        });
  }

  /**
   * Gives survivors the newest value of a column that the batch does not give, and its time.
   *
   * @param isField or else only the time is written: the list itself is in {@link #lists}
   */
  private void takeNewest(PlaneColumn column, boolean isField, int count, List<RowWrites> to) {
    Stamps stamps = root.stamps().orElseThrow();
    IntList slots = new IntList();
    LongList values = new LongList();
    LongList times = new LongList();
    for (Map.Entry<Integer, Integer> taken : taken(column, count).entrySet()) {
      int survivor = taken.getKey();
      slots.add(survivor);
      values.add(column.value(taken.getValue()));
      times.add(stamps.of(column, taken.getValue()) - survivor);
    }
    if (slots.size() > 0) {
      List<RowWrites.Values> written = new ArrayList<>();
      written.add(values(stamps.since(column), times.toArray()));
      List<RowWrites.Links> links = new ArrayList<>();
      if (isField) {
        long[] lane = values.toArray();
        written.add(values(column, lane));
        column.identity().ifPresent(i -> links.add(links(column, i, lane)));
      }
      to.add(new RowWrites(slots.toArray(), written, links));
    }
  }

  /** The survivors that take what another has in a column, and that one. */
  private Map<Integer, Integer> taken(PlaneColumn column, int count) {
    Map<Integer, Integer> taken = new TreeMap<>();
    merged.forEach(
        (survivor, all) -> {
          int newest = root.stamps().orElseThrow().newest(column, all, count);
          if (survivor < count && newest >= 0 && newest != survivor) {
            taken.put(survivor, newest);
          }
        });
    return taken;
  }

  /** A survivor that is not in a saved audience has the place of one that was, as it is. */
  private void takePlaces(Members audience, int count, List<RowWrites> to) {
    IntList slots = new IntList();
    IntList from = new IntList();
    merged.forEach(
        (survivor, all) -> {
          Optional<Integer> first =
              all.stream().filter(s -> s < count && audience.members().code(s) != 0).findFirst();
          if (first.isPresent() && first.get().intValue() != survivor) {
            slots.add(survivor);
            from.add(first.get());
          }
        });
    if (slots.size() > 0) {
      List<RowWrites.Values> written = new ArrayList<>();
      for (PlaneColumn column : audience.all()) {
        long[] lane = new long[from.size()];
        for (int i = 0; i < lane.length; i++) {
          lane[i] = column.value(from.get(i));
        }
        written.add(values(column, lane));
      }
      to.add(new RowWrites(slots.toArray(), written, List.of()));
    }
  }

  /**
   * The owners of a list that have another one by merging, and its source: those that are gone, and
   * survivors of a list that the batch does not give.
   */
  Map<Integer, Integer> lists(ItemTable table, boolean isGiven, int count) {
    Map<Integer, Integer> owners = new TreeMap<>();
    for (int slot : gone()) {
      if (slot < count && table.count().code(slot) != 0) {
        owners.put(slot, ItemDraft.NO_LIST);
      }
    }
    if (!isGiven) {
      taken(table.count(), count).forEach((survivor, newest) -> owners.put(survivor, ~newest));
    }
    return owners;
  }

  private static RowWrites.Links links(PlaneColumn column, Identity identity, long[] values) {
    int[] codes = new int[values.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = identity.own() ? identity.codeOf(values[i]) : (int) values[i];
    }
    return new RowWrites.Links(column.number(), new int[0], codes);
  }

  private static RowWrites.Values values(PlaneColumn column, long[] lane) {
    return new RowWrites.Values(column.number(), 0, lane);
  }
}
