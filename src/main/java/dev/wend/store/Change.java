package dev.wend.store;

import java.util.List;

/**
 * The effects of a batch, all absolute: it can be applied again over itself. What the journal
 * keeps.
 *
 * @param root the place of the table among profiles (0) and entities
 * @param count rows before
 * @param added how many of the last slots of the first writes are new rows: {@code count} and on
 * @param taken how far files of events are taken now
 * @param erases whether nothing is left of the rows that it clears and the items that it ends; the
 *     checkpoint after it takes away the texts that nobody has any more
 */
record Change(
    int root,
    int count,
    int added,
    List<Appends> appends,
    List<RowWrites> rows,
    List<ItemWrites> items,
    List<EventWrites> events,
    List<Taken> taken,
    boolean erases) {

  /** One that erases nothing. */
  Change(
      int root,
      int count,
      int added,
      List<Appends> appends,
      List<RowWrites> rows,
      List<ItemWrites> items,
      List<EventWrites> events,
      List<Taken> taken) {
    this(root, count, added, appends, rows, items, events, taken, false);
  }

  boolean isEmpty() {
    return events.isEmpty()
        && taken.isEmpty()
        && rows.stream().allMatch(r -> r.slots().length == 0);
  }
}
