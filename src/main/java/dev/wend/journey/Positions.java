package dev.wend.journey;

import dev.wend.value.Lapse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Where everybody is, and when somebody goes on by themselves. */
final class Positions {
  /** The runs of a person in a journey that are over. */
  record Past(int runs, long lastEnd) {
    static final Past NONE = new Past(0, Long.MIN_VALUE);
  }

  private record Key(int profile, String journey, String each) {}

  private record Timer(long at, int profile) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Integer.compare(profile, other.profile);
    }
  }

  private final Map<Integer, List<Run>> runs = new HashMap<>();
  private final Map<Key, Past> past = new HashMap<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();

  /** The runs of a person, those that began first in front. */
  List<Run> of(int profile) {
    return runs.getOrDefault(profile, List.of());
  }

  /** Everybody who is in a journey. */
  List<Integer> profiles() {
    return runs.keySet().stream().sorted().toList();
  }

  void add(Run run) {
    runs.computeIfAbsent(run.profile, p -> new ArrayList<>()).add(run);
  }

  /** Takes out the runs of a person that are over. */
  void tidy(int profile) {
    List<Run> of = runs.get(profile);
    if (of != null) {
      of.removeIf(run -> run.isOver);
      if (of.isEmpty()) {
        runs.remove(profile);
      }
    }
  }

  Past past(int profile, String journey, String each) {
    return past.getOrDefault(new Key(profile, journey, each), Past.NONE);
  }

  void began(int profile, String journey, String each) {
    Past before = past(profile, journey, each);
    past.put(new Key(profile, journey, each), new Past(before.runs() + 1, before.lastEnd()));
  }

  void ended(int profile, String journey, String each, long at) {
    Past before = past(profile, journey, each);
    past.put(new Key(profile, journey, each), new Past(before.runs(), at));
  }

  // ---- what falls due

  /** Sees to it that a person is looked at when something may happen by itself. */
  void watch(int profile) {
    long next = wakes(profile);
    if (next != Lapse.NEVER) {
      timers.add(new Timer(next, profile));
    }
  }

  long wakes(int profile) {
    long next = Lapse.NEVER;
    for (Run run : of(profile)) {
      next = Math.min(next, run.wakes());
    }
    return next;
  }

  /** Those for whom something may happen by itself up to an instant; they are watched no more. */
  List<Integer> due(long until) {
    List<Integer> due = new ArrayList<>();
    while (!timers.isEmpty() && timers.peek().at() <= until) {
      Timer timer = timers.poll();
      if (wakes(timer.profile()) <= until) {
        due.add(timer.profile());
      }
    }
    return due.stream().distinct().sorted().toList();
  }

  /** The next instant at which something may happen by itself; it may be too early. */
  long next() {
    return timers.isEmpty() ? Lapse.NEVER : timers.peek().at();
  }
}
