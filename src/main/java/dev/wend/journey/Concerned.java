package dev.wend.journey;

import java.util.Arrays;
import java.util.BitSet;

/** Those to whom something happens in a stretch of time. */
final class Concerned {
  private final BitSet people = new BitSet();

  /** Those of them of whom more than one event, or more than an event, is to be looked at. */
  private final BitSet several = new BitSet();

  /** By profile, ascending: who has one event. */
  private int[] singles = {};

  private Deed[] deeds = {};
  private int count;

  void add(int profile) {
    people.set(profile);
  }

  void addSeveral(int profile) {
    people.set(profile);
    several.set(profile);
  }

  /** Adds a person who has one event; their profiles ascend. */
  void add(int profile, Deed deed) {
    if (count == singles.length) {
      singles = Arrays.copyOf(singles, Math.max(64, count * 2));
      deeds = Arrays.copyOf(deeds, singles.length);
    }
    singles[count] = profile;
    deeds[count++] = deed;
    people.set(profile);
  }

  int size() {
    return people.cardinality();
  }

  /** All of them, ascending. */
  int[] all() {
    return people.stream().toArray();
  }

  boolean isSeveral(int profile) {
    return several.get(profile);
  }

  /**
   * The only event of each of some people; {@code null} of who has none, or several.
   *
   * @param some ascending
   */
  Deed[] singles(int[] some) {
    Deed[] found = new Deed[some.length];
    int place = 0;
    for (int i = 0; i < some.length; i++) {
      while (place < count && singles[place] < some[i]) {
        place++;
      }
      boolean isSingle = place < count && singles[place] == some[i] && !several.get(some[i]);
      found[i] = isSingle ? deeds[place] : null;
    }
    return found;
  }
}
