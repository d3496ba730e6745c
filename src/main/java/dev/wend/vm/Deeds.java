package dev.wend.vm;

import dev.wend.store.Events;
import dev.wend.store.Profiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The events of some types of one profile in the order in which they follow each other. */
public final class Deeds {
  private final List<String> types;
  private final EventChain[] chains;
  private final int[] next;
  private int count;
  private long[] times = new long[16];
  private int[] kinds = new int[16];
  private int[] slots = new int[16];
  private int[] arrivals = new int[16];

  /**
   * @param types those that the store has not are left out
   */
  public Deeds(Profiles profiles, List<String> types) {
    this.types = types.stream().filter(t -> profiles.events(t).isPresent()).toList();
    chains = new EventChain[this.types.size()];
    Arrays.setAll(chains, i -> new EventChain(events(profiles, this.types.get(i))));
    next = new int[chains.length];
  }

  private static Events events(Profiles profiles, String type) {
    Optional<Events> events = profiles.events(type);
    return events.orElseThrow();
  }

  /** Takes the events of a profile. */
  public void load(int profile) {
    count = 0;
    for (int t = 0; t < chains.length; t++) {
      chains[t].load(profile);
      count += chains[t].count();
      next[t] = 0;
    }
    if (times.length < count) {
      int room = Math.max(count, times.length * 2);
      times = new long[room];
      kinds = new int[room];
      slots = new int[room];
      arrivals = new int[room];
    }
    for (int i = 0; i < count; i++) {
      take(i, first());
    }
  }

  private void take(int at, int type) {
    int event = next[type]++;
    times[at] = chains[type].time(event);
    kinds[at] = type;
    slots[at] = chains[type].slot(event);
    arrivals[at] = chains[type].arrival(event);
  }

  /** The type of the event that comes next. */
  private int first() {
    int first = -1;
    for (int t = 0; t < chains.length; t++) {
      if (next[t] < chains[t].count() && (first < 0 || isBefore(t, first))) {
        first = t;
      }
    }
    return first;
  }

  private boolean isBefore(int a, int b) {
    long left = chains[a].time(next[a]);
    long right = chains[b].time(next[b]);
    return left < right
        || (left == right && chains[a].arrival(next[a]) < chains[b].arrival(next[b]));
  }

  public int count() {
    return count;
  }

  public String type(int event) {
    return types.get(kinds[event]);
  }

  /** In epoch milliseconds. */
  public long time(int event) {
    return times[event];
  }

  /** Where it is among the events of its type. */
  public int slot(int event) {
    return slots[event];
  }

  /** What grows with arrival among all events of the profile. */
  public int arrival(int event) {
    return arrivals[event];
  }
}
