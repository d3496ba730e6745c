package dev.wend.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Cuts a stretch of time so that in each part about so many things happen at most, or all of them
 * at one instant: what happens in a part is held in memory, to be done in the order of time.
 */
final class Slices {
  /** About so many things happen in a part. */
  static final int MOST = 65_536;

  /** Of so many things one is looked at. */
  private static final int EACH = 16;

  private static final int STEP = MOST / EACH;

  private long[] sample = new long[64];
  private int size;
  private long rest;

  /** Cuts what happens after an instant, or is late, up to another one. */
  static Slices of(
      Arrivals arrivals,
      List<String> heard,
      Positions positions,
      Map<Integer, List<Pending.Coming>> comings,
      long after,
      long to) {
    Slices slices = new Slices();
    arrivals.count(heard, after, to, slices);
    positions.count(after, to, slices);
    comings.values().forEach(of -> of.forEach(c -> slices.add(Math.max(c.at(), after), 1)));
    return slices;
  }

  /** So many things happen at an instant. */
  void add(long at, long times) {
    rest += times;
    for (; rest >= EACH; rest -= EACH) {
      if (size == sample.length) {
        sample = Arrays.copyOf(sample, size * 2);
      }
      sample[size++] = at;
    }
  }

  /** The last instants of the parts after an instant, up to another one. */
  List<Long> ends(long after, long to) {
    List<Long> ends = new ArrayList<>();
    Arrays.sort(sample, 0, size);
    long last = after;
    int from = 0;
    while (size - from > STEP) {
      long at = sample[from + STEP];
      if (at - 1 > last) {
        last = at - 1;
        ends.add(last);
      }
      from = first(at, from);
      int behind = first(at + 1, from);
      if (behind - from > STEP) {
        if (at > last && at < to) {
          last = at;
          ends.add(last);
        }
        from = behind;
      }
    }
    ends.add(to);
    return ends;
  }

  private int first(long at, int from) {
    int place = from;
    while (place < size && sample[place] < at) {
      place++;
    }
    return place;
  }
}
