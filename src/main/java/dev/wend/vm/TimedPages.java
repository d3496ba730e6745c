package dev.wend.vm;

import dev.wend.code.EventPlan;
import dev.wend.store.Column;
import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.value.Lane;
import java.util.Optional;

/**
 * Answers for pages of events what an {@link EventPlan} asks of them: which lie between two times,
 * as a span of slots where that is one, else as a mask. One thread at a time.
 */
final class TimedPages {
  private final Events events;
  private final Optional<String> value;
  private final Optional<Column> valueColumn;
  private final boolean real;
  private final long low;
  private final long high;
  private final long[] live = new long[Profiles.WORDS];
  private final long[] times = new long[Profiles.PAGE];

  /** Whether the events that are left are those of the slots from one to another. */
  boolean isSpan;

  int from;
  int until;

  TimedPages(Events events, EventPlan plan, Bound bound, boolean real) {
    this.events = events;
    this.value = plan.value();
    this.valueColumn = value.flatMap(events::column);
    this.real = real;
    low = plan.tests().stream().mapToLong(pc -> bound.low[pc]).max().orElse(-Long.MAX_VALUE);
    high = plan.tests().stream().mapToLong(pc -> bound.high[pc]).min().orElse(Long.MAX_VALUE);
  }

  /** Finds the events of a page that are left; false where there are none. */
  boolean find(int ownerPage, int page, long[] left) {
    int size = events.size(page);
    if (size == 0 || low > high || events.latest(page) < low || events.earliest(page) > high) {
      return false;
    }
    boolean inside = low <= events.earliest(page) && events.latest(page) <= high;
    events.live(page, live);
    boolean isWhole = Masks.count(live) == size;
    isSpan = isWhole && (inside || events.isOrdered(ownerPage));
    from = 0;
    until = size;
    if (isSpan && !inside) {
      from = first(page, size, low);
      until = high == Long.MAX_VALUE ? size : first(page, size, high + 1);
    } else if (!isSpan) {
      mask(page, size, inside, left);
    }
    return !isSpan || from < until;
  }

  /** The first slot whose time is not before one. */
  private int first(int page, int size, long time) {
    int below = 0;
    int above = size;
    while (below < above) {
      int middle = (below + above) >>> 1;
      if (events.time(page * Profiles.PAGE + middle) < time) {
        below = middle + 1;
      } else {
        above = middle;
      }
    }
    return below;
  }

  private void mask(int page, int size, boolean inside, long[] left) {
    if (inside) {
      Masks.copy(live, left);
      return;
    }
    events.times(page, times);
    Masks.none(left);
    for (int i = 0; i < size; i++) {
      left[i >> 6] |= (times[i] >= low && times[i] <= high ? 1L : 0) << i;
    }
    Masks.and(left, live, left);
  }

  /** By slot: the values of a page; whether none is missing, and else who has one. */
  boolean values(int page, long[] into, long[] has) {
    if (valueColumn.isEmpty() || valueColumn.get().width(page) == 0) {
      Masks.none(has);
      return false;
    }
    events.values(value.orElseThrow(), page, into);
    if (real) {
      for (int i = 0; i < Profiles.PAGE; i++) {
        into[i] = Lane.sortable(into[i]);
      }
    }
    boolean all = !valueColumn.get().someMissing(page);
    if (!all) {
      events.present(value.get(), page, has);
    }
    return all;
  }

  /** A bound of the size of all values of a page. */
  long greatest(int page) {
    Column column = valueColumn.orElseThrow();
    return Math.max(Math.abs(column.least(page)), Math.abs(column.greatest(page)));
  }
}
