package dev.wend.vm;

import java.util.Arrays;

/** The events of several types of one profile in the order in which they follow each other. */
final class Timeline {
  private final int[] next;
  private final int[] counts;
  private int count;
  private long[] times = new long[32];
  private int[] types = new int[32];
  private int[] events = new int[32];

  /**
   * @param most of so many types
   */
  Timeline(int most) {
    next = new int[most];
    counts = new int[most];
  }

  int count() {
    return count;
  }

  long time(int position) {
    return times[position];
  }

  int type(int position) {
    return types[position];
  }

  /** Which of the events of its type it is. */
  int event(int position) {
    return events[position];
  }

  /** The first position from one on that is not before a time. */
  int from(int position, long time) {
    int low = position;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Takes the events of a profile, by type. */
  void load(EventRows[] of) {
    count = 0;
    for (int type = 0; type < counts.length; type++) {
      counts[type] = of[type].count();
      count += counts[type];
      next[type] = 0;
    }
    if (times.length < count) {
      int room = Math.max(count, times.length * 2);
      times = new long[room];
      types = Arrays.copyOf(types, room);
      events = Arrays.copyOf(events, room);
    }
    for (int i = 0; i < count; i++) {
      int type = first(of);
      times[i] = of[type].time(next[type]);
      types[i] = type;
      events[i] = next[type]++;
    }
  }

  /** The type of the event that comes next. */
  private int first(EventRows[] of) {
    int first = -1;
    for (int type = 0; type < counts.length; type++) {
      if (next[type] < counts[type] && (first < 0 || isBefore(of, type, first))) {
        first = type;
      }
    }
    return first;
  }

  private boolean isBefore(EventRows[] of, int a, int b) {
    long left = of[a].time(next[a]);
    long right = of[b].time(next[b]);
    return left < right || (left == right && of[a].arrival(next[a]) < of[b].arrival(next[b]));
  }
}
