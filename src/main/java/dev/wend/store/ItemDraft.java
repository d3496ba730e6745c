package dev.wend.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What becomes of one list of the rows of one page of profiles: writes in the making. A list's
 * source is a row of the batch, or {@code ~slot} of an owner whose list is copied as the store has
 * it, or {@link #NO_LIST}.
 */
final class ItemDraft {
  static final int NO_LIST = Integer.MIN_VALUE;

  /** So few dead items are left in any case. */
  private static final int FEW_DEAD = 1024;

  private final ItemTable table;
  private final Optional<GivenList> given;
  private final Map<ItemTable, BitSet> taken;
  private final List<ItemDraft> within = new ArrayList<>();
  private final Map<Integer, Sequence> sequences = new TreeMap<>();
  private final IntList owners = new IntList();
  private final LongList counts = new LongList();
  private final LongList firsts = new LongList();
  private final IntList dropped = new IntList();
  private final IntList killed = new IntList();
  private final IntList slots = new IntList();
  private final IntList ownerOf = new IntList();
  private final IntList sources = new IntList();

  /** A run that changes. */
  private static final class Sequence {
    int[] pages;
    int used;
    int dead;

    Sequence(Run run) {
      pages = run.pages();
      used = run.used();
      dead = run.dead();
    }

    Run run() {
      return new Run(pages, used, dead);
    }
  }

  /**
   * @param given what the batch has for the list
   * @param taken by list, the pages of items that are in use, these writes included
   */
  ItemDraft(ItemTable table, Optional<GivenList> given, Map<ItemTable, BitSet> taken) {
    this.table = table;
    this.given = given;
    this.taken = taken;
    for (ItemTable list : table.content().lists()) {
      within.add(new ItemDraft(list, given.flatMap(g -> g.list(list)), taken));
    }
  }

  private Sequence sequence(int ownerPage) {
    return sequences.computeIfAbsent(ownerPage, p -> new Sequence(table.run(p)));
  }

  /** Ends the items of an owner, and all within them. */
  void kill(int owner) {
    int size = table.size(owner);
    if (size == 0) {
      return;
    }
    sequence(owner / Profiles.PAGE).dead += size;
    for (int i = 0; i < size; i++) {
      int item = table.item(owner, i);
      killed.add(item);
      for (ItemDraft list : within) {
        list.kill(item);
      }
    }
  }

  /** Ends the items of an owner, and those that were its own before, and all within them. */
  void erase(int owner) {
    Run run = table.run(owner / Profiles.PAGE);
    if (run.used() > 0) {
      sequence(owner / Profiles.PAGE).dead += table.size(owner);
    }
    for (int at = 0; at < run.used(); at++) {
      int item = run.slot(at);
      if (table.owners().get(item) == owner % Profiles.PAGE) {
        killed.add(item);
        within.forEach(list -> list.erase(item));
      }
    }
  }

  /** Whether so much of the sequence is dead that it should be written anew. */
  boolean isSparse(int ownerPage) {
    Sequence changed = sequences.get(ownerPage);
    Run run = changed == null ? table.run(ownerPage) : changed.run();
    if (run.dead() > FEW_DEAD && run.dead() > run.used() / 2) {
      return true;
    }
    for (ItemDraft list : within) {
      for (int page : run.pages()) {
        if (list.isSparse(page)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Gives up all pages of items of a page of owners; what goes on must be put again. */
  void drop(int ownerPage) {
    Run run = table.run(ownerPage);
    for (int page : run.pages()) {
      dropped.add(page);
      for (ItemDraft list : within) {
        list.drop(page);
      }
    }
    if (run.pages().length > 0) {
      sequences.put(ownerPage, new Sequence(Run.NONE));
    }
  }

  /** Gives an owner the list of a source. */
  void put(int owner, int source) {
    long count = PlaneColumn.MISSING;
    if (source >= 0) {
      count = given.isPresent() ? given.get().count(source) : count;
    } else if (source != NO_LIST) {
      count = table.count().value(~source);
    }
    owners.add(owner);
    counts.add(count);
    if (count <= 0) {
      firsts.add(PlaneColumn.MISSING);
      return;
    }
    Sequence sequence = sequence(owner / Profiles.PAGE);
    firsts.add(sequence.used);
    for (int i = 0; i < count; i++) {
      int item = next(sequence);
      int from = source >= 0 ? given.orElseThrow().start(source) + i : ~table.item(~source, i);
      slots.add(item);
      ownerOf.add(owner % Profiles.PAGE);
      sources.add(from);
      for (ItemDraft list : within) {
        list.put(item, from);
      }
    }
  }

  private int next(Sequence sequence) {
    int at = sequence.used++;
    if (at / Profiles.PAGE == sequence.pages.length) {
      BitSet inUse = taken.computeIfAbsent(table, t -> (BitSet) t.taken().clone());
      int page = inUse.nextClearBit(0);
      inUse.set(page);
      sequence.pages = Arrays.copyOf(sequence.pages, sequence.pages.length + 1);
      sequence.pages[sequence.pages.length - 1] = page;
    }
    return sequence.pages[at / Profiles.PAGE] * Profiles.PAGE + at % Profiles.PAGE;
  }

  /** Adds the writes into this list, and then into those within it. */
  void write(int page, List<ItemWrites> to) {
    if (owners.size() > 0 || killed.size() > 0 || dropped.size() > 0) {
      Run[] runs = sequences.values().stream().map(Sequence::run).toArray(Run[]::new);
      to.add(
          new ItemWrites(
              table.number(),
              page,
              owners.toArray(),
              counts.toArray(),
              firsts.toArray(),
              dropped.toArray(),
              sequences.keySet().stream().mapToInt(i -> i).toArray(),
              runs,
              killed(),
              slots.toArray(),
              ownerOf.toArray(),
              values()));
    }
    within.forEach(list -> list.write(page, to));
  }

  private int[] killed() {
    int[] sorted = killed.toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private List<RowWrites.Values> values() {
    List<RowWrites.Values> values = new ArrayList<>();
    if (slots.size() == 0) {
      return values;
    }
    int[] from = sources.toArray();
    int[] stored = new int[from.length];
    boolean some = false;
    for (int i = 0; i < from.length; i++) {
      stored[i] = from[i] < 0 ? ~from[i] : -1;
      some |= from[i] < 0;
    }
    for (PlaneColumn column : table.content().fields()) {
      Optional<Given> field = given.flatMap(g -> g.field(column));
      if (field.isPresent()) {
        values.add(lane(column, field.get().written(from, stored)));
      } else if (some) {
        long[] lane = new long[from.length];
        column.values(stored, stored.length, lane);
        values.add(lane(column, lane));
      }
    }
    return values;
  }

  private static RowWrites.Values lane(PlaneColumn column, long[] lane) {
    return new RowWrites.Values(column.number(), 0, lane);
  }
}
