package dev.wend.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes down what an upsert found out. */
final class ChangeWriter {
  private final Root root;
  private final List<Given> fields;
  private final List<GivenList> lists;
  private final List<EventTable> events;
  private final Merges merges;
  private final BatchStamps stamps;
  private final int count;

  /**
   * @param events those of the rows
   */
  ChangeWriter(
      Root root,
      List<EventTable> events,
      List<Given> fields,
      List<GivenList> lists,
      Merges merges,
      BatchStamps stamps) {
    this.root = root;
    this.events = events;
    this.fields = fields;
    this.lists = lists;
    this.merges = merges;
    this.stamps = stamps;
    count = root.count();
  }

  /**
   * The change of a batch.
   *
   * @param added how many of the last slots are new
   * @param rows what is written into each slot
   */
  Change change(int place, int added, int[] slots, int[] rows) {
    int old = slots.length - added;
    List<Appends> appends = new ArrayList<>();
    RowWrites writes = new RowWrites(slots, new ArrayList<>(), new ArrayList<>());
    List<RowWrites> all = new ArrayList<>(List.of(writes));
    stamps.write(slots, rows, merges, writes, all);
    BitSet given = new BitSet();
    lists.forEach(list -> given.set(list.table().number()));
    for (Given field : fields) {
      BitSet lost = lost(field, slots, rows);
      field.number(rows);
      given.set(field.field());
      write(field, rows, lost, writes);
    }
    merges.writeAliases(all);
    for (Given field : fields) {
      if (field.appends()) {
        appends.add(field.appended());
      }
    }
    ListWriter items = new ListWriter(count);
    writeLists(slots, rows, items);
    lists.forEach(list -> list.append(appends));
    if (added > 0) {
      root.defaults(given, old, slots.length, appends, writes.values());
    }
    merges.write(given, count, all);
    List<ItemWrites> lists = items.writes();
    List<EventWrites> moved = moveEvents(lists);
    return new Change(
        place, count, added, appends, all, lists, moved, List.of(), false, stamps.next());
  }

  private List<EventWrites> moveEvents(List<ItemWrites> nested) {
    List<EventWrites> moved = new ArrayList<>();
    if (merges.gone().length > 0) {
      new EventMoves(events, merges, count).write(moved, nested);
    }
    return moved;
  }

  private static void write(Given given, int[] rows, BitSet lost, RowWrites to) {
    if (rows.length == 0) {
      return;
    }
    to.values().add(new RowWrites.Values(given.field(), 0, given.written(rows)));
    if (given.isUnique()) {
      int[] codes = new int[rows.length];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = lost.get(i) ? Given.NONE : given.cell(rows[i]);
      }
      to.links().add(new RowWrites.Links(given.field(), given.cleared(), codes));
    }
  }

  /**
   * The places of slots that were merged and whose identity the survivor has not any more; before
   * its new texts have codes.
   */
  private BitSet lost(Given given, int[] slots, int[] rows) {
    BitSet lost = new BitSet();
    boolean some = given.isUnique() && merges.gone().length > 0;
    for (int i = 0; i < slots.length && some; i++) {
      int cell = given.cell(rows[i]);
      if (cell != Given.NONE && merges.isGone(slots[i])) {
        int owner = merges.survivor(given.owner(cell));
        lost.set(i, owner != merges.survivor(slots[i]));
      }
    }
    return lost;
  }

  /** Writes the lists that are not as they were. */
  private void writeLists(int[] slots, int[] rows, ListWriter items) {
    int[] gone = merges.gone();
    for (ItemTable table : root.table().lists()) {
      Optional<GivenList> given = lists.stream().filter(l -> l.table() == table).findFirst();
      IntList owners = new IntList();
      IntList sources = new IntList();
      for (int i = 0; i < slots.length && given.isPresent(); i++) {
        if (isWritten(given.get(), slots[i], rows[i])) {
          owners.add(slots[i]);
          sources.add(given.get().source(rows[i]));
        }
      }
      if (gone.length == 0) {
        items.write(table, given, owners.toArray(), sources.toArray());
      } else {
        Map<Integer, Integer> all = merges.lists(table, given.isPresent(), count);
        for (int i = 0; i < owners.size(); i++) {
          all.put(owners.get(i), sources.get(i));
        }
        items.write(table, given, ints(all.keySet()), ints(all.values()));
      }
    }
  }

  private static int[] ints(Collection<Integer> values) {
    return values.stream().mapToInt(i -> i).toArray();
  }

  private boolean isWritten(GivenList list, int slot, int row) {
    if (slot >= count || merges.isGone(slot)) {
      return !merges.isGone(slot);
    }
    int source = list.source(row);
    return source == row ? !list.sameAsStore(slot, row) : source != ~slot;
  }
}
