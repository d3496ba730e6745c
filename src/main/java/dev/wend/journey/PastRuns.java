package dev.wend.journey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each person has been in one journey. Instants are epoch milliseconds, and {@link
 * Long#MIN_VALUE} is never.
 */
final class PastRuns {
  /** The runs of a person that have begun; of a journey with {@code each}, those of one value. */
  record Past(int runs, long lastBegin, long lastEnd) {
    static final Past NONE = new Past(0, Long.MIN_VALUE, Long.MIN_VALUE);

    /** The same, as if the last run ended now. */
    Past ended(long at) {
      return new Past(runs, lastBegin, at);
    }
  }

  private record Key(int profile, String each) {}

  // Of those without a value, by profile.
  private int[] runs = {};
  private long[] begins = {};
  private long[] ends = {};

  private final Map<Key, Past> others = new HashMap<>();

  Past of(int profile, String each) {
    if (!each.isEmpty()) {
      return others.getOrDefault(new Key(profile, each), Past.NONE);
    }
    return profile >= runs.length
        ? Past.NONE
        : new Past(runs[profile], begins[profile], ends[profile]);
  }

  void began(int profile, String each, long at) {
    if (each.isEmpty()) {
      reach(profile);
      runs[profile]++;
      begins[profile] = at;
    } else {
      Past before = of(profile, each);
      others.put(new Key(profile, each), new Past(before.runs() + 1, at, before.lastEnd()));
    }
  }

  void ended(int profile, String each, long at) {
    if (each.isEmpty()) {
      reach(profile);
      ends[profile] = at;
    } else {
      Past before = of(profile, each);
      others.put(new Key(profile, each), new Past(before.runs(), before.lastBegin(), at));
    }
  }

  /**
   * A person is another one now.
   *
   * @param to less than 0 where they are nobody
   */
  void moved(int from, int to) {
    if (from < runs.length && runs[from] > 0) {
      add(to, "", of(from, ""));
      runs[from] = 0;
      begins[from] = Long.MIN_VALUE;
      ends[from] = Long.MIN_VALUE;
    }
    for (Key key : others.isEmpty() ? List.<Key>of() : List.copyOf(others.keySet())) {
      if (key.profile() == from) {
        add(to, key.each(), others.remove(key));
      }
    }
  }

  private void add(int to, String each, Past more) {
    if (to >= 0) {
      Past own = of(to, each);
      long begin = Math.max(own.lastBegin(), more.lastBegin());
      long end = Math.max(own.lastEnd(), more.lastEnd());
      put(to, each, new Past(own.runs() + more.runs(), begin, end));
    }
  }

  private void put(int profile, String each, Past past) {
    if (each.isEmpty()) {
      reach(profile);
      runs[profile] = past.runs();
      begins[profile] = past.lastBegin();
      ends[profile] = past.lastEnd();
    } else {
      others.put(new Key(profile, each), past);
    }
  }

  private void reach(int profile) {
    if (profile >= runs.length) {
      int before = runs.length;
      int room = Math.max(profile + 1, before * 2);
      runs = Arrays.copyOf(runs, room);
      begins = Arrays.copyOf(begins, room);
      ends = Arrays.copyOf(ends, room);
      Arrays.fill(begins, before, room, Long.MIN_VALUE);
      Arrays.fill(ends, before, room, Long.MIN_VALUE);
    }
  }
}
