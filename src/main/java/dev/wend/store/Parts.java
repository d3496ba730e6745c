package dev.wend.store;

import dev.wend.type.Field;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** All columns and lists of a store, by the numbers by which a journal names them. */
final class Parts {
  private final Blocks planes;
  private final Blocks slabs;
  private final Map<Integer, PlaneColumn> columns = new TreeMap<>();
  private final Map<Integer, ItemTable> lists = new TreeMap<>();
  private final Map<Integer, EventTable> events = new TreeMap<>();
  private int next;

  /** By owner of a page, for who appends events: -1, between two appends. */
  private final int[] lasts = new int[Profiles.PAGE];

  Parts(Blocks planes, Blocks slabs) {
    this.planes = planes;
    this.slabs = slabs;
    Arrays.fill(lasts, -1);
  }

  int[] lasts() {
    return lasts;
  }

  Blocks planes() {
    return planes;
  }

  Blocks slabs() {
    return slabs;
  }

  PlaneColumn add(Field field) {
    return add(next, field);
  }

  PlaneColumn add(int number, Field field) {
    PlaneColumn column = new PlaneColumn(number, field, planes, slabs);
    columns.put(number, column);
    next = Math.max(next, number + 1);
    return column;
  }

  /** A list has the number of the column that counts its items. */
  void add(ItemTable list) {
    lists.put(list.number(), list);
  }

  /** A table of events has the number of its time. */
  void add(EventTable table) {
    events.put(table.number(), table);
  }

  EventTable events(int number) {
    return events.get(number);
  }

  /** The arrival of what is appended next to the events of a page of profiles. */
  int nextArrival(int page) {
    int last = 0;
    for (EventTable table : events.values()) {
      last = Math.max(last, table.run(page).arrival());
    }
    return last + 1;
  }

  void remove(PlaneColumn column) {
    columns.remove(column.number());
  }

  PlaneColumn column(int number) {
    return columns.get(number);
  }

  ItemTable list(int number) {
    return lists.get(number);
  }

  Collection<PlaneColumn> columns() {
    return columns.values();
  }

  /** Marks the blocks in use. */
  void use(BitSet usedPlanes, BitSet usedSlabs) {
    columns.values().forEach(c -> c.use(usedPlanes, usedSlabs));
    lists.values().forEach(l -> l.owners().use(usedPlanes));
    events.values().forEach(e -> e.use(usedPlanes));
  }

  /** After this nobody can reach the memory that is about to be unmapped. */
  void forget() {
    columns.values().forEach(PlaneColumn::forget);
    lists.values().forEach(ItemTable::forget);
    events.values().forEach(EventTable::forget);
  }
}
