package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.store.Events;
import dev.wend.store.Profiles;
import java.util.Arrays;
import java.util.Optional;

/**
 * The events of a step of all owners of a page, in order of time, then of arrival: a stretch of
 * them at a time, those of one page of events where they arrived in order, else all.
 */
final class EventStream {
  /** Bits of the place of an event, where they are sorted by time and place in one number. */
  private static final int PLACES = 22;

  private final ItemPages pages;
  private final Events events;
  private int ownerPage;
  private int[] left = new int[0];
  private int next;
  private boolean backward;

  // the stretch

  long[] times;
  short[] owners;
  private long[] arrivals = new long[0];
  private boolean arrivalsRead;

  /** Whether the stretch is all events, and has what {@link #arrival} gives. */
  private boolean isSorted;

  // those of a page

  private final long[] pageTimes = new long[Profiles.PAGE];
  private long[] pageArrivals = new long[0];

  /** By event: its slot, where not all of a page are taken. */
  private int[] slots = new int[Profiles.PAGE];

  /** Whose events are taken; of all where there is none. */
  private Optional<long[]> among = Optional.empty();

  private boolean isSpan;
  private int page;
  int at;
  int until;

  EventStream(ItemPages pages, Events events) {
    this.pages = pages;
    this.events = events;
    takePage();
  }

  private void takePage() {
    times = pageTimes;
    owners = pages.owners;
    arrivalsRead = false;
    isSorted = false;
  }

  /** Takes the events of some owners of the pages that it begins with from now on. */
  void only(Optional<long[]> some) {
    among = some;
  }

  /** Begins with a page of owners; false where its events cannot be put in order here. */
  boolean begin(int of, boolean isBackward) {
    ownerPage = of;
    backward = isBackward;
    left = events.pages(of);
    next = 0;
    at = 0;
    until = 0;
    pages.begin(Op.ANY_ITEM, of);
    if (events.isOrdered(of)) {
      load();
      return true;
    }
    backward = false;
    return sort();
  }

  long time() {
    return times[at];
  }

  /**
   * What tells which of two events of one instant came first: the change that brought it, and among
   * those of a type that came together its place.
   */
  long arrival() {
    return arrival(at);
  }

  /** The same of an event of the stretch. */
  long arrival(int event) {
    if (isSorted) {
      return arrivals[event];
    }
    if (!arrivalsRead) {
      if (pageArrivals.length == 0) {
        pageArrivals = new long[Profiles.PAGE];
      }
      arrivals = pageArrivals;
      events.arrivals(page, arrivals);
      arrivalsRead = true;
    }
    int slot = isSpan ? event : slots[event];
    int pagesBefore = backward ? left.length - next : next - 1;
    return (arrivals[slot] << Integer.SIZE) + (long) pagesBefore * Profiles.PAGE + slot;
  }

  /** Whether there are pages behind the stretch. */
  boolean hasMore() {
    return next < left.length;
  }

  private int nextPage() {
    return left[backward ? left.length - 1 - next : next];
  }

  /** Whether events of an instant, at which the stretch begins, may be in pages before it. */
  boolean goesOn(long instant) {
    return hasMore() && events.latest(nextPage()) >= instant;
  }

  /** Goes on to events behind the stretch; false where there are none. */
  boolean load() {
    while (at == until && next < left.length) {
      page = nextPage();
      next++;
      takePage();
      if (pages.find(ownerPage, page)) {
        events.times(page, times);
        isSpan = pages.isSpan();
        at = pages.from;
        until = pages.until;
        if (!isSpan) {
          gather();
        }
        among.ifPresent(this::keep);
      }
    }
    return at < until;
  }

  /** Puts those of the mask together. */
  private void gather() {
    long[] mask = pages.left;
    at = 0;
    until = 0;
    for (int word = 0; word < Profiles.WORDS; word++) {
      for (long bits = mask[word]; bits != 0; bits &= bits - 1) {
        int slot = word * 64 + Long.numberOfTrailingZeros(bits);
        times[until] = times[slot];
        owners[until] = owners[slot];
        slots[until++] = slot;
      }
    }
  }

  /** Keeps those of some owners. */
  private void keep(long[] some) {
    int kept = 0;
    for (int i = at; i < until; i++) {
      int owner = owners[i] & Profiles.PAGE - 1;
      times[kept] = times[i];
      owners[kept] = owners[i];
      slots[kept] = isSpan ? i : slots[i];
      kept += (int) (some[owner >> 6] >>> owner & 1);
    }
    isSpan = false;
    at = 0;
    until = kept;
  }

  /** Takes all events as one stretch, in order. */
  private boolean sort() {
    int count = 0;
    long[] allTimes = new long[left.length * Profiles.PAGE];
    short[] allOwners = new short[allTimes.length];
    long[] allArrivals = new long[allTimes.length];
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    while (load()) {
      for (; at < until; at++) {
        allTimes[count] = times[at];
        allOwners[count] = owners[at];
        allArrivals[count++] = arrival();
        first = Math.min(first, times[at]);
        last = Math.max(last, times[at]);
      }
    }
    boolean fits = count <= 1 << PLACES && (count == 0 || last - first < 1L << (62 - PLACES));
    return fits && sort(allTimes, allOwners, allArrivals, count, first);
  }

  private boolean sort(
      long[] allTimes, short[] allOwners, long[] allArrivals, int count, long first) {
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      order[i] = (allTimes[i] - first) << PLACES | i;
    }
    Arrays.sort(order);
    times = new long[count];
    owners = new short[count];
    arrivals = new long[count];
    for (int i = 0; i < count; i++) {
      int from = (int) (order[i] & (1 << PLACES) - 1);
      times[i] = allTimes[from];
      owners[i] = allOwners[from];
      arrivals[i] = allArrivals[from];
    }
    isSpan = true;
    isSorted = true;
    at = 0;
    until = count;
    return true;
  }
}
