package dev.wend.made;

/** Numbers that depend on a seed, a row and what they are for, and on nothing else. */
final class Chance {
  private final long seed;

  Chance(long seed) {
    this.seed = mixed(seed + 0x9E3779B97F4A7C15L);
  }

  /** The same chance for something else. */
  Chance of(String what) {
    long hash = seed;
    for (int i = 0; i < what.length(); i++) {
      hash = mixed(hash ^ (what.charAt(i) + 0x9E3779B97F4A7C15L));
    }
    return new Chance(hash);
  }

  /** Sixty-four bits. */
  long bits(long row, int draw) {
    return mixed(seed + row * 0x9E3779B97F4A7C15L + draw * 0xD1B54A32D192ED03L);
  }

  /** From 0 to below 1. */
  double share(long row, int draw) {
    return (bits(row, draw) >>> 11) * 0x1p-53;
  }

  /** From 0 to below {@code count}, each as often. */
  int pick(long row, int draw, int count) {
    return (int) (share(row, draw) * count);
  }

  private static long mixed(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
