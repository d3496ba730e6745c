package dev.wend.journey;

import dev.wend.value.Lapse;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** When somebody goes on by themselves: many at the same instant cost little. */
final class Timers {
  /** Profiles of one instant. */
  private static final class Bucket {
    private int[] profiles = new int[4];
    private int count;

    void add(int profile) {
      if (count > 0 && profiles[count - 1] == profile) {
        return;
      }
      if (count == profiles.length) {
        profiles = Arrays.copyOf(profiles, count * 2);
      }
      profiles[count++] = profile;
    }

    IntStream stream() {
      return Arrays.stream(profiles, 0, count);
    }
  }

  private final TreeMap<Long, Bucket> buckets = new TreeMap<>();

  void add(long at, int profile) {
    buckets.computeIfAbsent(at, t -> new Bucket()).add(profile);
  }

  /** Takes out all up to an instant; a profile may come several times. */
  void take(long until, IntConsumer to) {
    SortedMap<Long, Bucket> due = buckets.headMap(until, true);
    due.values().forEach(bucket -> bucket.stream().forEach(to));
    due.clear();
  }

  /** How many may go on up to an instant, at most. */
  long count(long until) {
    return buckets.headMap(until, true).values().stream().mapToLong(b -> b.count).sum();
  }

  /** Tells when somebody may go on, up to an instant, and how many. */
  void count(long after, long until, Slices to) {
    buckets.headMap(until, true).forEach((at, b) -> to.add(Math.max(at, after), b.count));
  }

  /**
   * The next instant at which somebody goes on.
   *
   * @param wakes when a profile goes on; what was set for an earlier instant is over
   */
  long next(IntToLongFunction wakes) {
    while (!buckets.isEmpty()) {
      long at = buckets.firstKey();
      if (buckets.get(at).stream().anyMatch(profile -> wakes.applyAsLong(profile) <= at)) {
        return at;
      }
      buckets.remove(at);
    }
    return Lapse.NEVER;
  }
}
