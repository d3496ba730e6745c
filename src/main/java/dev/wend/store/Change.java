package dev.wend.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
 * @param rowsSoFar the number of the next row, as {@link Stamps} counts them; 0 where it is as it
 *     was
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
    boolean erases,
    long rowsSoFar) {

  /** One that erases nothing and gives rows no numbers. */
  Change(
      int root,
      int count,
      int added,
      List<Appends> appends,
      List<RowWrites> rows,
      List<ItemWrites> items,
      List<EventWrites> events,
      List<Taken> taken) {
    this(root, count, added, appends, rows, items, events, taken, false, 0);
  }

  /**
   * Updates of profiles and events of several types as one.
   *
   * @param updates rows of profiles that are there already
   * @param events of one type each, no two of the same
   */
  static Change of(Layout layout, Optional<Batch> updates, List<Batch> events) {
    List<Change> parts = new ArrayList<>();
    updates.ifPresent(rows -> parts.add(new Upsert(layout, rows, Set.of()).run()));
    for (Batch batch : events) {
      parts.add(new EventAppend(layout, batch).run(Optional.empty()));
    }
    Change first = parts.get(0);
    return new Change(
        0,
        first.count(),
        first.added(),
        all(parts, Change::appends),
        all(parts, Change::rows),
        all(parts, Change::items),
        all(parts, Change::events),
        all(parts, Change::taken),
        false,
        first.rowsSoFar());
  }

  /** Makes one of two profiles, the one that came first. */
  static Change merging(Layout layout, int one, int other) {
    Root root = layout.profiles();
    Merges merges = new Merges(root, layout.audiences().of(0));
    merges.merge(root.survivor(one), root.survivor(other));
    BatchStamps none = new BatchStamps(root.stamps(), root.count(), List.of(), List.of(), 0);
    return new ChangeWriter(root, layout.events(), List.of(), List.of(), merges, none)
        .change(0, 0, new int[0], new int[0]);
  }

  /**
   * Puts profiles into a saved audience as it is, without values; who is in it already, or was
   * erased, is left out.
   */
  static Change joining(Layout layout, Members audience, int[] slots, long at) {
    Root root = layout.profiles();
    int[] fresh =
        Arrays.stream(slots)
            .map(root::survivor)
            .filter(slot -> slot >= 0 && audience.members().code(slot) == 0)
            .sorted()
            .distinct()
            .toArray();
    RowWrites rows =
        new RowWrites(
            fresh,
            List.of(
                RowWrites.Values.same(audience.members(), 1, fresh.length),
                RowWrites.Values.same(audience.since().orElseThrow(), at, fresh.length)),
            List.of());
    int count = root.count();
    return new Change(
        0, count, 0, List.of(), List.of(rows), List.of(), List.of(), List.of(), false, 0);
  }

  private static <T> List<T> all(List<Change> parts, Function<Change, List<T>> of) {
    return parts.stream().flatMap(part -> of.apply(part).stream()).toList();
  }

  boolean isEmpty() {
    return events.isEmpty()
        && taken.isEmpty()
        && rows.stream().allMatch(r -> r.slots().length == 0);
  }
}
