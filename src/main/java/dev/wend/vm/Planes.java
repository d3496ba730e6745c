package dev.wend.vm;

import dev.wend.store.Profiles;

/**
 * Tests of a column's codes on its bit planes. Each plane is an array of {@value Profiles#WORDS}
 * words; a code of 0 is missing. Loops over whole arrays by one index, which the compiler turns
 * into vector instructions: with planes one after the other in one array, and an index from each
 * one's start, it does not, and a pass takes five times as long.
 */
final class Planes {
  private static final int WORDS = Profiles.WORDS;

  /** The planes of the codes from 0 to 63. */
  private static final long[] COUNTING = {
    0xAAAAAAAAAAAAAAAAL,
    0xCCCCCCCCCCCCCCCCL,
    0xF0F0F0F0F0F0F0F0L,
    0xFF00FF00FF00FF00L,
    0xFFFF0000FFFF0000L,
    0xFFFFFFFF00000000L
  };

  private Planes() {}

  /** Takes codes from {@code low} to {@code high}, both at least 1 and below 2^width. */
  static void range(long[][] planes, int width, long low, long high, long[] to, long[] scratch) {
    if (low == high) {
      equal(planes, width, low, to);
      return;
    }
    long all = width == 64 ? -1L : (1L << width) - 1;
    if (low == 1) {
      any(planes, width, to);
    } else {
      atLeast(planes, width, low, to);
    }
    if (high != all) {
      atLeast(planes, width, high + 1, scratch);
      Masks.andNot(to, scratch, to);
    }
  }

  /** Takes codes other than 0. */
  static void any(long[][] planes, int width, long[] to) {
    System.arraycopy(planes[0], 0, to, 0, WORDS);
    for (int b = 1; b < width; b++) {
      or(planes[b], to);
    }
  }

  /**
   * Whether the codes of all slots in a mask of the first ones are consecutive.
   *
   * @param first the code of slot 0
   */
  static boolean areConsecutive(long[][] planes, int width, long first, long[] valid) {
    // Slots of a word before this one have the same bits above the sixth; the others one more.
    int shift = (int) (first & 63);
    long before = -1L >>> shift;
    for (int b = 0; b < width; b++) {
      for (int i = 0; i < WORDS; i++) {
        long expected;
        if (b < 6) {
          expected = Long.rotateRight(COUNTING[b], shift);
        } else {
          long high = (first >>> 6) + i;
          expected = (bit(high, b - 6) & before) | (bit(high + 1, b - 6) & ~before);
        }
        if (((planes[b][i] ^ expected) & valid[i]) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** A bit of a number, in all bits. */
  private static long bit(long number, int at) {
    return -(number >>> at & 1);
  }

  private static void or(long[] plane, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] |= plane[i];
    }
  }

  private static void and(long[] plane, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] &= plane[i];
    }
  }

  /**
   * Takes codes of a bound or more: from the lowest plane up, what is as great so far needs the bit
   * where the bound has it, and is greater with the bit where it has not.
   */
  static void atLeast(long[][] planes, int width, long bound, long[] to) {
    int lowest = Long.numberOfTrailingZeros(bound);
    System.arraycopy(planes[lowest], 0, to, 0, WORDS);
    for (int b = lowest + 1; b < width; b++) {
      if ((bound >>> b & 1) != 0) {
        and(planes[b], to);
      } else {
        or(planes[b], to);
      }
    }
  }

  /** Takes any of the first {@code count} codes; the bits that all have alike are asked once. */
  static void anyOf(
      long[][] planes, int width, long[] codes, int count, long[] to, long[] scratch) {
    long unlike = 0;
    for (int k = 1; k < count; k++) {
      unlike |= codes[k] ^ codes[0];
    }
    Masks.all(to);
    if (unlike != 0) {
      alike(planes, width, codes[0], unlike, to);
      for (int k = 1; k < count; k++) {
        Masks.all(scratch);
        alike(planes, width, codes[k], unlike, scratch);
        Masks.or(to, scratch, to);
      }
    }
    alike(planes, width, codes[0], ~unlike, to);
  }

  /** Takes one code. */
  static void equal(long[][] planes, int width, long code, long[] to) {
    Masks.all(to);
    alike(planes, width, code, -1L, to);
  }

  /** Keeps those whose code has some bits as another has them. */
  private static void alike(long[][] planes, int width, long code, long bits, long[] to) {
    long left = width == 64 ? bits : bits & ((1L << width) - 1);
    while (Long.bitCount(left) >= 3) {
      int a = Long.numberOfTrailingZeros(left);
      left &= left - 1;
      int b = Long.numberOfTrailingZeros(left);
      left &= left - 1;
      int c = Long.numberOfTrailingZeros(left);
      left &= left - 1;
      narrow(planes[a], flip(code, a), planes[b], flip(code, b), planes[c], flip(code, c), to);
    }
    for (; left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      narrow(planes[bit], flip(code, bit), to);
    }
  }

  /** All bits where a plane's bit must be 0. */
  private static long flip(long code, int bit) {
    return (code >>> bit & 1) - 1;
  }

  private static void narrow(long[] plane, long x, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] &= plane[i] ^ x;
    }
  }

  private static void narrow(
      long[] one, long x, long[] two, long y, long[] three, long z, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] &= (one[i] ^ x) & (two[i] ^ y) & (three[i] ^ z);
    }
  }
}
