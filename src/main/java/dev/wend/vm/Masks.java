package dev.wend.vm;

import dev.wend.store.Profiles;
import java.util.Arrays;

/** Masks of a page: one bit a profile. A result may be one of the operands. */
final class Masks {
  private static final int WORDS = Profiles.WORDS;

  private Masks() {}

  static void and(long[] a, long[] b, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] = a[i] & b[i];
    }
  }

  static void or(long[] a, long[] b, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] = a[i] | b[i];
    }
  }

  static void andNot(long[] a, long[] b, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] = a[i] & ~b[i];
    }
  }

  static void not(long[] a, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] = ~a[i];
    }
  }

  /** Copies a mask; returns whether anybody is in it. */
  static boolean copyAny(long[] a, long[] to) {
    long any = 0;
    for (int i = 0; i < WORDS; i++) {
      any |= a[i];
      to[i] = a[i];
    }
    return any != 0;
  }

  static void copy(long[] a, long[] to) {
    System.arraycopy(a, 0, to, 0, WORDS);
  }

  static void all(long[] to) {
    Arrays.fill(to, -1L);
  }

  static void none(long[] to) {
    Arrays.fill(to, 0);
  }

  /** The first {@code count} profiles. */
  static void first(int count, long[] to) {
    Arrays.fill(to, 0, WORDS, 0);
    Arrays.fill(to, 0, count / 64, -1L);
    if (count % 64 != 0) {
      to[count / 64] = (1L << (count % 64)) - 1;
    }
  }

  static int count(long[] a) {
    int count = 0;
    for (int i = 0; i < WORDS; i++) {
      count += Long.bitCount(a[i]);
    }
    return count;
  }
}
