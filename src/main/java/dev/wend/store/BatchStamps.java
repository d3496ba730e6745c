package dev.wend.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the values came that a batch leaves: {@link Stamps} while it is worked out. A value is of
 * the row that changed it; one that says the same again leaves its time as it was.
 */
final class BatchStamps {
  /** The time of a value that the batch leaves as the store, or the row that made it, had it. */
  private static final long KEPT = Long.MIN_VALUE;

  private static final int NO_ROW = -1;

  private final Optional<Stamps> stamps;
  private final long first;
  private final int count;
  private final List<GivenPart> parts = new ArrayList<>();

  /** Of each row that is written, the one before it of the same profile. */
  private final int[] before;

  /** The rows that made the new profiles. */
  private final IntList made = new IntList();

  /** Of a row that merged, the times of its parts. */
  private final Map<Integer, long[]> merged = new HashMap<>();

  /**
   * @param stamps empty for rows that are never merged
   * @param count rows of the table before the batch
   * @param rows of the batch
   */
  BatchStamps(
      Optional<Stamps> stamps, int count, List<Given> fields, List<GivenList> lists, int rows) {
    this.stamps = stamps;
    this.count = count;
    first = stamps.map(Stamps::next).orElse(0L);
    fields.stream().filter(f -> !f.column().field().key()).forEach(parts::add);
    parts.addAll(lists);
    before = new int[rows];
  }

  /** The number of the first row after the batch; 0 where rows have none. */
  long next() {
    return stamps.isPresent() ? first + before.length : 0;
  }

  void created(int row) {
    made.add(row);
    before[row] = NO_ROW;
  }

  /**
   * @param earlier the row of the profile before this one, or -1
   */
  void written(int row, int earlier) {
    before[row] = earlier;
  }

  /** A profile that is merged, and the row that was taken for it last, or -1. */
  record Source(int slot, int row) {}

  /**
   * Lets a row have the newest of what the profiles that it merges have, where it says nothing
   * itself. What nobody gave stays as the survivor has it.
   *
   * @param sources the survivor first
   */
  void merge(int row, List<Source> sources) {
    long[] times = new long[parts.size()];
    for (int i = 0; i < times.length; i++) {
      GivenPart part = parts.get(i);
      Source newest = newest(part, sources);
      boolean isGiven = part.isGiven(row);
      if (!isGiven && newest.row >= 0) {
        part.inherit(row, newest.row);
      } else if (!isGiven) {
        part.inheritStored(row, newest.slot);
      }
      if (isGiven && !isSame(part, newest, row)) {
        times[i] = first + row;
      } else {
        times[i] = newest.equals(sources.get(0)) ? change(part, newest) : time(part, newest);
      }
    }
    merged.put(row, times);
  }

  private Source newest(GivenPart part, List<Source> sources) {
    Source newest = sources.get(0);
    boolean isFound = false;
    for (Source source : sources) {
      if (isSaid(part, source) && (!isFound || time(part, source) > time(part, newest))) {
        newest = source;
        isFound = true;
      }
    }
    return newest;
  }

  private boolean isSaid(GivenPart part, Source source) {
    if (source.row < 0) {
      return stamps.orElseThrow().isGiven(part.column(), source.slot);
    }
    boolean isDefault = part.isDefault(source.row) && time(part, source) == made(source.slot);
    return part.has(source.row) && !isDefault;
  }

  private static boolean isSame(GivenPart part, Source source, int row) {
    return source.row >= 0 ? part.sameRows(source.row, row) : part.sameAsStore(source.slot, row);
  }

  private long made(int slot) {
    return slot >= count ? first + made.get(slot - count) : stamps.orElseThrow().made(slot);
  }

  private long time(GivenPart part, Source source) {
    long time = change(part, source);
    if (time != KEPT) {
      return time;
    }
    return source.slot >= count
        ? made(source.slot)
        : stamps.orElseThrow().of(part.column(), source.slot);
  }

  /** When the batch changed a value, or {@link #KEPT}. */
  private long change(GivenPart part, Source source) {
    for (int at = source.row; at >= 0; at = before[at]) {
      if (!merged.isEmpty() && merged.containsKey(at)) {
        return merged.get(at)[parts.indexOf(part)];
      }
      int earlier = before[at];
      if (earlier < 0) {
        boolean isKept = source.slot >= count || part.sameAsStore(source.slot, at);
        return isKept ? KEPT : first + at;
      }
      if (!part.sameRows(earlier, at)) {
        return first + at;
      }
    }
    return KEPT;
  }

  /**
   * Writes down when the new profiles were made, and what else changed when; before new texts have
   * codes.
   *
   * @param slots that are written, the new ones last
   * @param rows what is written into each of them
   * @param beside gets the writes of what changed
   */
  void write(int[] slots, int[] rows, Merges merges, RowWrites to, List<RowWrites> beside) {
    if (stamps.isEmpty()) {
      return;
    }
    int old = slots.length - made.size();
    if (made.size() > 0) {
      long[] lane = new long[slots.length];
      for (int i = old; i < lane.length; i++) {
        lane[i] = first + made.get(i - old) - slots[i];
      }
      to.values().add(new RowWrites.Values(stamps.get().made().number(), old, lane));
    }
    List<Source> changed = new ArrayList<>();
    for (int i = 0; i < slots.length; i++) {
      boolean isAsMade = i >= old && rows[i] == made.get(i - old);
      if (!isAsMade && !merges.isGone(slots[i])) {
        changed.add(new Source(slots[i], rows[i]));
      }
    }
    if (!changed.isEmpty()) {
      int[] at = changed.stream().mapToInt(Source::slot).toArray();
      beside.add(new RowWrites(at, changes(changed, at), List.of()));
    }
  }

  private List<RowWrites.Values> changes(List<Source> changed, int[] slots) {
    List<RowWrites.Values> values = new ArrayList<>();
    for (GivenPart part : parts) {
      PlaneColumn since = stamps.orElseThrow().since(part.column());
      long[] lane = new long[slots.length];
      int kept = 0;
      for (int i = 0; i < slots.length; i++) {
        long time = change(part, changed.get(i));
        lane[i] = time == KEPT ? KEPT : time - slots[i];
        kept += time == KEPT ? 1 : 0;
      }
      if (kept < slots.length) {
        keep(since, slots, lane, kept);
        values.add(new RowWrites.Values(since.number(), 0, lane));
      }
    }
    return values;
  }

  /** Puts what the store has in the place of what is kept. */
  private static void keep(PlaneColumn since, int[] slots, long[] lane, int kept) {
    int[] of = new int[kept];
    int n = 0;
    for (int i = 0; i < lane.length; i++) {
      if (lane[i] == KEPT) {
        of[n++] = slots[i];
      }
    }
    long[] stored = new long[kept];
    since.values(of, kept, stored);
    n = 0;
    for (int i = 0; i < lane.length; i++) {
      if (lane[i] == KEPT) {
        lane[i] = stored[n++];
      }
    }
  }
}
