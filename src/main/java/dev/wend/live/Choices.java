package dev.wend.live;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Masks as functions of tests that are true or false, each with the signs of what it depends on: a
 * function is the set of the choices of all tests under which it is true. So what a mask depends on
 * does not hang on how the program puts it together: {@code a or (not a and b)} is {@code a or b}.
 */
final class Choices {
  private static final int MOST = 12;
  private static final int SIZE = 1 << MOST;

  /** By test. */
  private final List<Map<String, Sign>> tests = new ArrayList<>();

  private final BitSet everything = new BitSet(SIZE);

  Choices() {
    everything.set(0, SIZE);
  }

  /** Whether there were more tests than it can tell apart: nothing that it says holds then. */
  boolean areTooMany() {
    return tests.size() > MOST;
  }

  BitSet all() {
    return everything;
  }

  /** A further test. */
  BitSet test(Map<String, Sign> signs) {
    int bit = 1 << tests.size();
    tests.add(Map.copyOf(signs));
    BitSet under = new BitSet(SIZE);
    for (int choice = 0; choice < SIZE && tests.size() <= MOST; choice++) {
      under.set(choice, (choice & bit) != 0);
    }
    return under;
  }

  BitSet and(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.and(b);
    return both;
  }

  BitSet or(BitSet a, BitSet b) {
    BitSet either = (BitSet) a.clone();
    either.or(b);
    return either;
  }

  BitSet andNot(BitSet a, BitSet b) {
    BitSet rest = (BitSet) a.clone();
    rest.andNot(b);
    return rest;
  }

  /** What a mask depends on: of each test whether it can only make the mask true, or only false. */
  Map<String, Sign> signs(BitSet mask) {
    Map<String, Sign> signs = new HashMap<>();
    for (int test = 0; test < Math.min(MOST, tests.size()); test++) {
      boolean up = false;
      boolean down = false;
      int bit = 1 << test;
      for (int choice = 0; choice < SIZE; choice++) {
        boolean changes = (choice & bit) == 0 && mask.get(choice) != mask.get(choice | bit);
        up |= changes && !mask.get(choice);
        down |= changes && mask.get(choice);
      }
      Map<String, Sign> of = tests.get(test);
      if (up || down) {
        of = up && down ? Sign.mixed(of) : up ? of : Sign.flipped(of);
        signs = new HashMap<>(Sign.both(signs, of));
      }
    }
    return signs;
  }
}
