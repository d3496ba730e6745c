package dev.wend.journey;

import dev.wend.store.Events;
import dev.wend.store.Profiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds those who did something: what came since, and what was dated later and is now. */
final class Arrivals {
  private final Profiles profiles;

  /** By page of profiles: the arrivals that were looked at. */
  private int[] seen = {};

  private final Merged merged = new Merged();
  private final Singles singles = new Singles();

  Arrivals(Profiles profiles) {
    this.profiles = profiles;
  }

  /** What came over by merges, as it was read last. */
  Merged merged() {
    return merged;
  }

  /** Takes what came over by merges meanwhile for what it was. */
  void moved() {
    merged.load(profiles);
  }

  /** Whether something of a page was not looked at, there or where it was before. */
  boolean isNew(int page, int arrival) {
    return !merged.isUpTo(this::seenOf, page, arrival);
  }

  private int seenOf(int page) {
    return page < seen.length ? seen[page] : Integer.MIN_VALUE;
  }

  /** What of a person's page was looked at. */
  int seen(int profile) {
    return seenOf(profile / Profiles.PAGE);
  }

  int[] seen() {
    return seen.clone();
  }

  void seen(int[] before) {
    seen = before.clone();
  }

  /** Those who have events of some types, as the other {@code find} has them, and which. */
  Concerned find(List<String> types, long after, long until) {
    Concerned found = new Concerned();
    singles.between(after, until);
    for (int owners = 0; owners < profiles.pages(); owners++) {
      for (String type : types) {
        Optional<Events> events = profiles.events(type);
        if (events.isPresent()) {
          for (int page : events.get().pages(owners)) {
            singles.add(type, events.get(), owners, page);
          }
        }
      }
      singles.tell(owners, found);
    }
    return found;
  }

  /** Who of a page of profiles has new events, and which where it is one. */
  private final class Singles {
    private long after;
    private long until;
    private final long[] arrivals = new long[Profiles.PAGE];
    private final long[] times = new long[Profiles.PAGE];
    private final short[] slots = new short[Profiles.PAGE];
    private final int[] counts = new int[Profiles.PAGE];
    private final Deed[] deeds = new Deed[Profiles.PAGE];

    /** Those who have some. */
    private final BitSet owners = new BitSet(Profiles.PAGE);

    void between(long begin, long end) {
      after = begin;
      until = end;
    }

    void add(String type, Events events, int of, int page) {
      int known = seen(of * Profiles.PAGE);
      int size = events.size(page);
      if (!load(events, page, size, known)) {
        return;
      }
      boolean isOrdered = events.isOrdered(of);
      int from = isOrdered ? Math.min(behind(after, size), arrived(known, size)) : 0;
      int to = isOrdered ? behind(until, size) : size;
      for (int i = from; i < to; i++) {
        boolean isNew = times[i] > after || (arrivals[i] > known && isNew(of, (int) arrivals[i]));
        if (isNew && times[i] <= until && times[i] != Long.MIN_VALUE) {
          int owner = slots[i] & 0xFFFF;
          owners.set(owner);
          if (counts[owner]++ == 0) {
            long at = Math.max(times[i], after);
            int slot = page * Profiles.PAGE + i;
            deeds[owner] = new Deed(type, times[i], at, slot, (int) arrivals[i]);
          }
        }
      }
    }

    /** The place of the first event behind an instant, where their times ascend. */
    private int behind(long instant, int size) {
      int low = 0;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        int at = middle;
        while (at >= low && times[at] == Long.MIN_VALUE) {
          at--; // it is not there any more
        }
        if (at >= low && times[at] > instant) {
          high = at;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    /** The place of the first event that arrived after a number. */
    private int arrived(int known, int size) {
      int low = 0;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (arrivals[middle] > known) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    /** Whether any event of a page may be new. */
    private boolean load(Events events, int page, int size, int known) {
      if (size == 0 || events.earliest(page) > until) {
        return false;
      }
      if (events.lastArrival(page) <= known && events.latest(page) <= after) {
        return false;
      }
      events.arrivals(page, arrivals);
      events.times(page, times);
      events.owners(page, slots);
      return true;
    }

    void tell(int page, Concerned to) {
      for (int owner = owners.nextSetBit(0); owner >= 0; owner = owners.nextSetBit(owner + 1)) {
        int profile = page * Profiles.PAGE + owner;
        if (counts[owner] > 1) {
          to.addSeveral(profile);
        } else {
          to.add(profile, deeds[owner]);
        }
        counts[owner] = 0;
      }
      owners.clear();
    }
  }

  /**
   * Adds the profiles that have events of some types which came since the last look and are not
   * dated later than an instant, or came before and are dated after another one.
   */
  void find(List<String> types, long after, long until, Set<Integer> found) {
    for (String type : types) {
      Optional<Events> events = profiles.events(type);
      for (int owners = 0; events.isPresent() && owners < profiles.pages(); owners++) {
        for (int page : events.get().pages(owners)) {
          find(events.get(), owners, page, after, until, found);
        }
      }
    }
  }

  private void find(
      Events events, int owners, int page, long after, long until, Set<Integer> found) {
    int size = events.size(page);
    if (size == 0 || events.earliest(page) > until) {
      return;
    }
    int known = seen(owners * Profiles.PAGE);
    if (events.lastArrival(page) <= known && events.latest(page) <= after) {
      return;
    }
    long[] arrivals = new long[Profiles.PAGE];
    events.arrivals(page, arrivals);
    long[] times = new long[Profiles.PAGE];
    short[] slots = new short[Profiles.PAGE];
    events.times(page, times);
    events.owners(page, slots);
    for (int i = 0; i < size; i++) {
      boolean isNew = times[i] > after || (arrivals[i] > known && isNew(owners, (int) arrivals[i]));
      if (isNew && times[i] <= until && times[i] != Long.MIN_VALUE) {
        found.add(owners * Profiles.PAGE + (slots[i] & 0xFFFF));
      }
    }
  }

  /** Tells when there are events that are not looked at, up to an instant, and how many. */
  void count(List<String> types, long after, long until, Slices to) {
    long[] times = new long[Profiles.PAGE];
    long[] arrivals = new long[Profiles.PAGE];
    for (String type : types) {
      Optional<Events> events = profiles.events(type);
      for (int owners = 0; events.isPresent() && owners < profiles.pages(); owners++) {
        int known = seen(owners * Profiles.PAGE);
        for (int page : events.get().pages(owners)) {
          int size = events.get().size(page);
          if (size == 0 || events.get().earliest(page) > until) {
            continue;
          }
          if (events.get().lastArrival(page) > known || events.get().latest(page) > after) {
            events.get().arrivals(page, arrivals);
            events.get().times(page, times);
            count(owners, size, times, arrivals, after, until, to);
          }
        }
      }
    }
  }

  private void count(
      int owners, int size, long[] times, long[] arrivals, long after, long until, Slices to) {
    int known = seenOf(owners);
    for (int i = 0; i < size; i++) {
      boolean isNew = times[i] > after || (arrivals[i] > known && isNew(owners, (int) arrivals[i]));
      if (isNew && times[i] <= until && times[i] != Long.MIN_VALUE) {
        to.add(Math.max(times[i], after), 1);
      }
    }
  }

  /** The instants after one, up to another, at which there is an event, ascending. */
  NavigableSet<Long> instants(List<String> types, long after, long until) {
    NavigableSet<Long> found = new TreeSet<>();
    long[] times = new long[Profiles.PAGE];
    for (String type : types) {
      Optional<Events> events = profiles.events(type);
      for (int owners = 0; events.isPresent() && owners < profiles.pages(); owners++) {
        for (int page : events.get().pages(owners)) {
          int size = events.get().size(page);
          if (size > 0 && events.get().latest(page) > after) {
            events.get().times(page, times);
            for (int i = 0; i < size; i++) {
              if (times[i] > after && times[i] <= until) {
                found.add(times[i]);
              }
            }
          }
        }
      }
    }
    return found;
  }

  /** By page of profiles: the arrival of the last event of some types. */
  List<Integer> last(List<String> types) {
    List<Integer> last = new ArrayList<>();
    for (int owners = 0; owners < profiles.pages(); owners++) {
      int of = Integer.MIN_VALUE;
      for (String type : types) {
        of = Math.max(of, last(type, owners));
      }
      last.add(of);
    }
    return last;
  }

  private int last(String type, int owners) {
    Optional<Events> events = profiles.events(type);
    int[] pages = events.map(e -> e.pages(owners)).orElse(new int[0]);
    int size = pages.length == 0 ? 0 : events.orElseThrow().size(pages[pages.length - 1]);
    if (size == 0) {
      return Integer.MIN_VALUE;
    }
    return events.orElseThrow().lastArrival(pages[pages.length - 1]);
  }

  /**
   * Takes all that has come as looked at.
   *
   * @param types of all events, those that are not listened to too
   */
  void look(List<String> types) {
    int pages = Math.max(1, profiles.pages());
    int before = seen.length;
    seen = Arrays.copyOf(seen, Math.max(before, pages));
    Arrays.fill(seen, before, seen.length, Integer.MIN_VALUE);
    List<Integer> last = last(types);
    for (int owners = 0; owners < last.size(); owners++) {
      seen[owners] = Math.max(seen[owners], last.get(owners));
    }
  }
}
