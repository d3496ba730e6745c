package dev.wend.vm;

import dev.wend.store.Profiles;
import java.util.Arrays;

/**
 * Sequences of two steps of all owners of a page. Their events are run through backward in time: of
 * each owner the next event of the second step is kept, and each event of the first step is asked
 * how far that is.
 *
 * <p>The two kinds are not merged one by one, as which of them comes next cannot be foretold: some
 * of the second step are noted at once, then those of the first that are not before the rest are
 * asked. Where one then finds an event that came before it, which is rare, the right one is looked
 * for among those that were just noted. One thread at a time.
 */
final class PairPages {
  private static final int OWNERS = Profiles.PAGE - 1;

  /** How many events of the second step are noted at once, but for some of the same instant. */
  private static final int BLOCK = 128;

  /** So many of one instant are left to who goes through them one by one. */
  private static final int MOST = 4 * BLOCK;

  /** After every event. */
  private static final long NONE = 1L << 62;

  private final EventStream first;
  private final EventStream second;

  /** Whether the second step tells what must not follow. */
  private final boolean negated;

  /** Less than how long after the first the second comes. */
  private final long most;

  /** What stands for the next event where none is known. */
  private final long none;

  /** By owner: when the next event of the second step happened. */
  private final long[] next = new long[Profiles.PAGE];

  /** By event of the second step that was just noted: what was known before. */
  private final long[] known = new long[MOST];

  // those of the second step's stretch that were just noted

  private int start;
  private int end;

  /** No other of the second step is after this instant. */
  private long rest;

  private final long[] found = new long[Profiles.WORDS];

  /**
   * @param ever what {@code most} is where it may be any time later
   */
  PairPages(
      EventStream first, EventStream second, boolean negated, long most, long ever, long now) {
    this.first = first;
    this.second = second;
    this.negated = negated;
    this.most = most;
    none = negated && most < ever ? now : NONE;
  }

  /** Takes who has such events; false where they are to be gone through one by one. */
  boolean run(int page, long[] to) {
    if (!first.begin(page, true) || !second.begin(page, true)) {
      return false;
    }
    Arrays.fill(next, none);
    Masks.none(found);
    while (first.load()) {
      start = 0;
      end = 0;
      if (!note()) {
        return false;
      }
      while (first.load() && first.times[first.until - 1] > rest) {
        ask();
      }
    }
    Masks.copy(found, to);
    return true;
  }

  /** Notes some of the second step; false where too many are of one instant. */
  private boolean note() {
    rest = Long.MIN_VALUE;
    if (!second.load()) {
      return true;
    }
    long[] times = second.times;
    short[] owners = second.owners;
    end = second.until;
    start = Math.max(second.at, end - BLOCK);
    while (start > second.at && times[start - 1] == times[start]) {
      start--;
    }
    boolean isCut = start == second.at && second.goesOn(times[start]);
    if (isCut || end - start > MOST) {
      return false;
    }
    for (int i = end - 1; i >= start; i--) {
      int owner = owners[i] & OWNERS;
      known[i - start] = next[owner];
      next[owner] = times[i];
    }
    second.until = start;
    if (start > second.at) {
      rest = times[start - 1];
    } else if (second.hasMore()) {
      rest = times[start] - 1;
    }
    return true;
  }

  /** Asks those of the first step that are after the rest of the second. */
  private void ask() {
    long[] times = first.times;
    short[] owners = first.owners;
    int from = first.until;
    while (from > first.at && times[from - 1] > rest) {
      from--;
    }
    long turn = negated ? -1 : 0;
    for (int i = from; i < first.until; i++) {
      int owner = owners[i] & OWNERS;
      long gap = next[owner] - times[i];
      if (gap <= 0) {
        gap = gap(i);
      }
      found[owner >> 6] |= (((gap - most) >> 63 ^ turn) & 1) << owner;
    }
    first.until = from;
  }

  /** How long after an event the next one is, where the next ones were just noted. */
  private long gap(int event) {
    int owner = first.owners[event] & OWNERS;
    long time = first.times[event];
    long after = next[owner];
    for (int i = start; i < end; i++) {
      if ((second.owners[i] & OWNERS) == owner) {
        long other = second.times[i];
        if (other > time || (other == time && first.arrival(event) < second.arrival(i))) {
          return other - time;
        }
        after = known[i - start];
      }
    }
    return after - time;
  }
}
