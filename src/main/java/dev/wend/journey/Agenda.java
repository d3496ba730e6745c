package dev.wend.journey;

import java.util.Arrays;
import java.util.PriorityQueue;

/** When each of some people has something to do: told by instant, then in their order. */
final class Agenda {
  /** A place among the people has so many bits, and an instant the others. */
  private static final int BITS = 20;

  /** So many people it takes. */
  static final int MOST = 1 << BITS;

  private final long begin;
  private final long end;

  /** The first thing that each has to do, in order. */
  private final long[] firsts;

  private int next;
  private final PriorityQueue<Long> others = new PriorityQueue<>();

  /**
   * @param begin no instant lies before
   * @param end what comes later is not told
   * @param instants when each has something to do first, in epoch milliseconds
   */
  Agenda(long begin, long end, long[] instants) {
    this.begin = begin;
    this.end = end;
    long[] all = new long[instants.length];
    int count = 0;
    for (int place = 0; place < instants.length; place++) {
      if (instants[place] <= end) {
        all[count++] = entry(instants[place], place);
      }
    }
    firsts = Arrays.copyOf(all, count);
    Arrays.sort(firsts);
  }

  private long entry(long at, int place) {
    return (at - begin) << BITS | place;
  }

  /** Somebody has something to do again; nothing where that is behind the end. */
  void add(long at, int place) {
    if (at <= end) {
      others.add(entry(at, place));
    }
  }

  boolean isEmpty() {
    return next == firsts.length && others.isEmpty();
  }

  private long first() {
    long other = others.isEmpty() ? Long.MAX_VALUE : others.peek();
    return next == firsts.length ? other : Math.min(firsts[next], other);
  }

  /** The next instant; there is one. */
  long instant() {
    return (first() >> BITS) + begin;
  }

  /** Takes out the places of those who have something to do at the next instant, in order. */
  int[] take() {
    int[] places = new int[1];
    int count = 0;
    long instant = first() >> BITS;
    while (!isEmpty() && first() >> BITS == instant) {
      long entry = first();
      if (next < firsts.length && firsts[next] == entry) {
        next++;
      } else {
        others.poll();
      }
      places = count == places.length ? Arrays.copyOf(places, count * 2) : places;
      places[count++] = (int) (entry & (MOST - 1));
    }
    return count == places.length ? places : Arrays.copyOf(places, count);
  }
}
