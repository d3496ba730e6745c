package dev.wend.live;

import dev.wend.store.Column;
import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.type.EventType;
import java.util.Arrays;
import java.util.List;

/**
 * The instants at which events of one type may turn answers, of the profiles of one page: an
 * event's own, and those of the lapses after it. Nothing is kept for them: the events are looked up
 * by their times, in the pages of events whose bounds say that there can be some.
 */
final class Moments {
  /** Slots in the page, with an instant each. */
  static final class Found {
    int count;
    int[] slots = new int[16];
    long[] instants = new long[16];

    private void add(int slot, long instant) {
      if (count == slots.length) {
        slots = Arrays.copyOf(slots, count * 2);
        instants = Arrays.copyOf(instants, count * 2);
      }
      slots[count] = slot;
      instants[count++] = instant;
    }
  }

  /** By lapse. */
  final Found[] found;

  /** Of events that have arrived since, and are not of the time that is followed now. */
  final Found late = new Found();

  final Found ahead = new Found();

  private final long[] lapses;
  private final long[] times = new long[Profiles.PAGE];
  private final short[] owners = new short[Profiles.PAGE];
  private final long[] live = new long[Profiles.WORDS];
  private int decoded;

  /** Whether each slot holds an event; else an order of times has gaps. */
  private boolean whole;

  Moments(List<Long> lapses) {
    this.lapses = lapses.stream().mapToLong(lapse -> lapse).toArray();
    found = new Found[this.lapses.length];
    Arrays.setAll(found, i -> new Found());
  }

  /**
   * Finds those of a page behind one instant and until another.
   *
   * @param known which events were there before
   */
  void load(Events events, int page, Arrived known, long from, long to) {
    for (Found each : found) {
      each.count = 0;
    }
    late.count = 0;
    ahead.count = 0;
    int[] pages = events.pages(page);
    int last = known.place(page, pages);
    for (int i = 0; i < pages.length; i++) {
      int size = events.size(pages[i]);
      if (size > 0) {
        decoded = -1;
        int fresh = i < last ? size : i == last ? Math.min(size, known.size(page)) : 0;
        arrived(events, pages[i], fresh, size, from, to);
        turning(events, pages[i], size, events.isOrdered(page), from, to);
      }
    }
    known.all(page, pages, events);
  }

  /** The first of them behind one instant; another one where there is none before it. */
  long first(Events events, int page, long from, long before) {
    long first = before;
    for (int of : events.pages(page)) {
      int size = events.size(of);
      decoded = -1;
      for (long lapse : lapses) {
        long least = from - lapse;
        if (size > 0 && events.latest(of) > least && events.earliest(of) < first - lapse) {
          decode(events, of, size);
          boolean sorted = events.isOrdered(page) && whole;
          for (int i = sorted ? behind(least, size) : 0; i < size; i++) {
            if (isLive(i) && times[i] > least) {
              first = Math.min(first, times[i] + lapse);
              i = sorted ? size : i;
            }
          }
        }
      }
    }
    return first;
  }

  private void decode(Events events, int page, int size) {
    if (decoded != page) {
      events.times(page, times);
      events.owners(page, owners);
      events.live(page, live);
      decoded = page;
      int held = 0;
      for (long word : live) {
        held += Long.bitCount(word);
      }
      whole = held == size;
    }
  }

  private boolean isLive(int event) {
    return (live[event >>> 6] >>> event & 1) != 0;
  }

  private void arrived(Events events, int page, int fresh, int size, long from, long to) {
    if (fresh < size) {
      decode(events, page, size);
      for (int i = fresh; i < size; i++) {
        if (isLive(i) && times[i] <= from) {
          late.add(owners[i], from);
        } else if (isLive(i) && times[i] > to) {
          ahead.add(owners[i], from);
        }
      }
    }
  }

  private void turning(Events events, int page, int size, boolean ordered, long from, long to) {
    for (int k = 0; k < lapses.length; k++) {
      long least = from - lapses[k];
      long most = to - lapses[k];
      boolean within = events.latest(page) > least && events.earliest(page) <= most;
      if (within && (decoded == page || !ordered || hasAny(events, page, size, least, most))) {
        decode(events, page, size);
        boolean sorted = ordered && whole;
        int i = sorted ? behind(least, size) : 0;
        for (; i < size && (!sorted || times[i] <= most); i++) {
          if (isLive(i) && times[i] > least && times[i] <= most) {
            found[k].add(owners[i], times[i] + lapses[k]);
          }
        }
      }
    }
  }

  /** Whether an ordered page may have events behind one instant and until another. */
  private boolean hasAny(Events events, int page, int size, long least, long most) {
    Column time = events.column(EventType.TIME).orElseThrow();
    int start = page * Profiles.PAGE;
    long base = time.base(page) - 1;
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      long code = time.code(start + middle);
      if (code == 0) {
        // what is gone has no time: it cannot be told in which half to look
        return true;
      } else if (code + base <= least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    long code = low < size ? time.code(start + low) : 0;
    return low < size && (code == 0 || code + base <= most);
  }

  /** The first event behind an instant. */
  private int behind(long instant, int size) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Which events of a type are known, by page of profiles. */
  static final class Arrived {
    private int[] lastPages = new int[0];
    private int[] sizes = new int[0];

    void pages(int count) {
      int had = sizes.length;
      if (had < count) {
        lastPages = Arrays.copyOf(lastPages, count);
        sizes = Arrays.copyOf(sizes, count);
        Arrays.fill(lastPages, had, count, -1);
      }
    }

    /** Where the last page of events that was known is among all; -1 where it is not. */
    private int place(int page, int[] pages) {
      int place = pages.length - 1;
      while (place >= 0 && pages[place] != lastPages[page]) {
        place--;
      }
      return place;
    }

    private int size(int page) {
      return sizes[page];
    }

    /** Knows all events of a page. */
    void all(int page, int[] pages, Events events) {
      if (pages.length > 0) {
        lastPages[page] = pages[pages.length - 1];
        sizes[page] = events.size(lastPages[page]);
      }
    }
  }
}
