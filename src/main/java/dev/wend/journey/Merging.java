package dev.wend.journey;

import dev.wend.store.Profiles;
import dev.wend.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of runs whose profiles are merged or erased: of one journey (and value of its field)
 * the older one stays, of two that began at one instant that of the profile that stays.
 */
final class Merging {
  private static final Comparator<Run> OLDER =
      Comparator.<Run>comparingLong(run -> run.start).thenComparingLong(run -> run.number >>> 32);

  private final Store store;
  private final Positions positions;
  private final Arrivals arrivals;
  private final Intakes intakes;
  private final Walk walk;
  private final Round round;

  /** Those who were found to be no more, a bit each. */
  private long[] gone = {};

  Merging(World world, Intakes intakes, Walk walk) {
    store = world.store;
    positions = world.positions;
    arrivals = world.arrivals;
    round = world.round;
    this.intakes = intakes;
    this.walk = walk;
  }

  /** Follows the merges and erasures that there were since. */
  void reconcile(long at) {
    round.cause(-1);
    int words = (store.count() + Long.SIZE - 1) / Long.SIZE;
    gone = Arrays.copyOf(gone, Math.max(words, gone.length));
    long[] live = new long[Profiles.WORDS];
    boolean isSome = false;
    for (int word = 0; word < words; word++) {
      int inPage = word % Profiles.WORDS;
      if (inPage == 0) {
        store.live(word / Profiles.WORDS, live);
      }
      isSome |= follow(word, ~live[inPage] & ~gone[word], at);
    }
    if (isSome) {
      arrivals.moved();
    }
  }

  /** Whether one of those who are not live has gone since; others are not there yet. */
  private boolean follow(int word, long dead, long at) {
    boolean isSome = false;
    for (long left = dead; left != 0; left &= left - 1) {
      int profile = word * Long.SIZE + Long.numberOfTrailingZeros(left);
      if (profile < store.count()) {
        gone[word] |= Long.lowestOneBit(left);
        moved(profile, store.survivor(profile), at);
        isSome = true;
      }
    }
    return isSome;
  }

  private void moved(int from, int to, long at) {
    List<Run> going = positions.take(from);
    positions.moved(from, to);
    if (to >= 0) {
      intakes.moved(from, to);
    }
    if (to >= 0 && !going.isEmpty()) {
      List<Run> all = new ArrayList<>(positions.of(to));
      going.forEach(run -> all.add(run.merged(to)));
      positions.give(to, oldest(all, at));
    }
  }

  /** The oldest run of each journey (and value of its field); the others of a person end. */
  List<Run> oldest(List<Run> all, long at) {
    List<Run> sorted = new ArrayList<>(all);
    sorted.sort(OLDER);
    Map<List<Object>, Run> first = new LinkedHashMap<>();
    for (Run run : sorted) {
      if (first.putIfAbsent(List.of(run.journey, run.each), run) != null) {
        walk.leave(run, Move.MERGED, "", at, round);
      }
    }
    return List.copyOf(first.values());
  }
}
