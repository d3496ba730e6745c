package dev.wend.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of a table that a batch merges. The lower slot survives. A row that was merged keeps its
 * identities, which lead from it to the survivor; so does an unknown key that comes with an
 * identity of a row that has another (an alias).
 */
final class Merges {
  private final Root root;

  /** The survivor of each slot that was merged in this batch. */
  private final IntMap into = new IntMap();

  /** Of each survivor, the slots that it stands for, the newest first. */
  private final Map<Integer, List<Integer>> newest = new TreeMap<>();

  private final IntList aliasCells = new IntList();
  private final IntList aliasSlots = new IntList();

  Merges(Root root) {
    this.root = root;
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

  /** Merges two rows; returns the one that survives. */
  int merge(int newer, int older) {
    int survivor = Math.min(newer, older);
    int gone = Math.max(newer, older);
    List<Integer> order = new ArrayList<>(sources(newer));
    order.addAll(sources(older));
    newest.remove(gone);
    newest.put(survivor, order);
    into.put(gone, survivor);
    return survivor;
  }

  /** The slots whose values a survivor takes where the batch gives none, the newest first. */
  private List<Integer> sources(int survivor) {
    return newest.getOrDefault(survivor, List.of(survivor));
  }

  /** Lets the value of the key lead to a row that has another. */
  void alias(int cell, int slot) {
    aliasCells.add(cell);
    aliasSlots.add(slot);
  }

  /** The slots that are gone, ascending. */
  int[] gone() {
    return into.sortedKeys();
  }

  private Collection<Integer> survivors() {
    return newest.keySet();
  }

  /**
   * Adds what is written beside the rows of the batch.
   *
   * @param given numbers of the columns that the batch gives
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
    for (PlaneColumn column : root.own()) {
      if (!given.get(column.number())) {
        takeNewest(column, count, to);
      }
    }
  }

  /** The aliases as links; the texts of new keys have their codes. */
  void writeAliases(Given key, List<RowWrites> to) {
    if (aliasCells.size() > 0) {
      int[] codes = new int[aliasCells.size()];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = key.code(aliasCells.get(i));
      }
      int[] slots = aliasSlots.toArray();
      for (int i = 0; i < slots.length; i++) {
        slots[i] = survivor(slots[i]);
      }
      RowWrites.Links links = new RowWrites.Links(key.field(), new int[0], codes);
      to.add(new RowWrites(slots, List.of(), List.of(links)));
    }
  }

  private void takeNewest(PlaneColumn column, int count, List<RowWrites> to) {
    IntList slots = new IntList();
    LongList values = new LongList();
    for (int survivor : survivors()) {
      long value = newest(column, survivor, count);
      if (survivor < count && value != column.value(survivor) && !column.field().key()) {
        slots.add(survivor);
        values.add(value);
      }
    }
    if (slots.size() > 0) {
      int[] at = slots.toArray();
      long[] lane = values.toArray();
      List<RowWrites.Links> links =
          column.identity().isPresent() ? List.of(links(column, at, lane)) : List.of();
      to.add(new RowWrites(at, List.of(values(column, lane)), links));
    }
  }

  private long newest(PlaneColumn column, int survivor, int count) {
    for (int source : sources(survivor)) {
      long value = source < count ? column.value(source) : PlaneColumn.MISSING;
      if (value != PlaneColumn.MISSING) {
        return value;
      }
    }
    return PlaneColumn.MISSING;
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
    for (int survivor : isGiven ? List.<Integer>of() : survivors()) {
      for (int source : sources(survivor)) {
        if (source < count && table.count().code(source) != 0) {
          if (source != survivor) {
            owners.put(survivor, ~source);
          }
          break;
        }
      }
    }
    return owners;
  }

  private static RowWrites.Links links(PlaneColumn column, int[] slots, long[] values) {
    Identity identity = column.identity().orElseThrow();
    int[] codes = new int[slots.length];
    IntList cleared = new IntList();
    for (int i = 0; i < slots.length; i++) {
      long before = column.value(slots[i]);
      if (before != PlaneColumn.MISSING) {
        cleared.add(identity.own() ? identity.codeOf(before) : (int) before);
      }
      codes[i] = identity.own() ? identity.codeOf(values[i]) : (int) values[i];
    }
    return new RowWrites.Links(column.number(), cleared.toArray(), codes);
  }

  private static RowWrites.Values values(PlaneColumn column, long[] lane) {
    return new RowWrites.Values(column.number(), 0, lane);
  }
}
