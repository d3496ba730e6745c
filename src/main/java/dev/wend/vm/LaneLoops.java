package dev.wend.vm;

import dev.wend.store.Profiles;
import dev.wend.value.Kernels;
import dev.wend.value.Lane;

/**
 * The kernels over a page's lanes: {@code to} gets the results, and whoever has none leaves {@code
 * there}. Lanes are ordered as {@link Transposition} says; a lane that is not there holds anything.
 */
final class LaneLoops {
  private static final int ROWS = 64;
  private static final int WORDS = Profiles.WORDS;

  private LaneLoops() {}

  /** Whoever has no result leaves. */
  private static void leave(long[] lanes, long[] there) {
    for (int row = 0; row < ROWS; row++) {
      int from = row * WORDS;
      for (int i = 0; i < WORDS; i++) {
        there[i] &= ~(Lane.missingBit(lanes[from + i]) << row);
      }
    }
  }

  static void add(long[] a, long[] b, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.add(a[i], b[i]);
    }
    leave(to, there);
  }

  static void subtract(long[] a, long[] b, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.subtract(a[i], b[i]);
    }
    leave(to, there);
  }

  static void multiply(long[] a, long[] b, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.multiply(a[i], b[i]);
    }
    leave(to, there);
  }

  static void remainder(long[] a, long[] b, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.remainder(a[i], b[i]);
    }
    leave(to, there);
  }

  static void addDoubles(long[] a, long[] b, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.addDoubles(a[i], b[i]);
    }
    leave(to, there);
  }

  static void subtractDoubles(long[] a, long[] b, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.subtractDoubles(a[i], b[i]);
    }
    leave(to, there);
  }

  static void multiplyDoubles(long[] a, long[] b, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.multiplyDoubles(a[i], b[i]);
    }
    leave(to, there);
  }

  static void divideDoubles(long[] a, long[] b, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.divideDoubles(a[i], b[i]);
    }
    leave(to, there);
  }

  static void remainderDoubles(long[] a, long[] b, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.remainderDoubles(a[i], b[i]);
    }
    leave(to, there);
  }

  static void multiplyDecimals(long[] a, long[] b, int drop, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.multiplyDecimals(a[i], b[i], drop);
    }
    leave(to, there);
  }

  static void divideDecimals(long[] a, long[] b, int shift, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.divideDecimals(a[i], b[i], shift);
    }
    leave(to, there);
  }

  static void negate(long[] a, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.negate(a[i]);
    }
    leave(to, there);
  }

  static void negateDouble(long[] a, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.negateDouble(a[i]);
    }
    leave(to, there);
  }

  static void rescale(long[] a, int by, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.rescale(a[i], by);
    }
    leave(to, there);
  }

  static void toDouble(long[] a, int digits, long[] to, long[] there) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      to[i] = Kernels.toDouble(a[i], digits);
    }
    leave(to, there);
  }

  // tests: whoever passes stays in the mask

  static void equal(long[] a, long[] b, long[] mask) {
    for (int row = 0; row < ROWS; row++) {
      int from = row * WORDS;
      for (int i = 0; i < WORDS; i++) {
        mask[i] &= ~((Kernels.equal(a[from + i], b[from + i]) ^ 1) << row);
      }
    }
  }

  static void less(long[] a, long[] b, long[] mask) {
    for (int row = 0; row < ROWS; row++) {
      int from = row * WORDS;
      for (int i = 0; i < WORDS; i++) {
        mask[i] &= ~((Kernels.less(a[from + i], b[from + i]) ^ 1) << row);
      }
    }
  }

  static void lessOrEqual(long[] a, long[] b, long[] mask) {
    for (int row = 0; row < ROWS; row++) {
      int from = row * WORDS;
      for (int i = 0; i < WORDS; i++) {
        mask[i] &= ~((Kernels.lessOrEqual(a[from + i], b[from + i]) ^ 1) << row);
      }
    }
  }

  static void lessDoubles(long[] a, long[] b, long[] mask) {
    for (int row = 0; row < ROWS; row++) {
      int from = row * WORDS;
      for (int i = 0; i < WORDS; i++) {
        mask[i] &= ~((Kernels.lessDoubles(a[from + i], b[from + i]) ^ 1) << row);
      }
    }
  }

  static void lessOrEqualDoubles(long[] a, long[] b, long[] mask) {
    for (int row = 0; row < ROWS; row++) {
      int from = row * WORDS;
      for (int i = 0; i < WORDS; i++) {
        mask[i] &= ~((Kernels.lessOrEqualDoubles(a[from + i], b[from + i]) ^ 1) << row);
      }
    }
  }

  static void equalTo(long[] a, long value, long[] mask) {
    for (int row = 0; row < ROWS; row++) {
      int from = row * WORDS;
      for (int i = 0; i < WORDS; i++) {
        mask[i] &= ~((Kernels.equal(a[from + i], value) ^ 1) << row);
      }
    }
  }

  static void isTrue(long[] a, long[] mask) {
    for (int row = 0; row < ROWS; row++) {
      int from = row * WORDS;
      for (int i = 0; i < WORDS; i++) {
        mask[i] &= ~((~a[from + i] & 1) << row);
      }
    }
  }

  static void fromMask(long[] mask, long[] to) {
    for (int row = 0; row < ROWS; row++) {
      int from = row * WORDS;
      for (int i = 0; i < WORDS; i++) {
        to[from + i] = (mask[i] >>> row) & 1;
      }
    }
  }

  /** Takes {@code a} where the mask has a bit, else {@code b}. */
  static void select(long[] mask, long[] a, long[] b, long[] to) {
    for (int row = 0; row < ROWS; row++) {
      int from = row * WORDS;
      for (int i = 0; i < WORDS; i++) {
        long chosen = -((mask[i] >>> row) & 1);
        to[from + i] = (a[from + i] & chosen) | (b[from + i] & ~chosen);
      }
    }
  }

  static void sortable(long[] lanes) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      lanes[i] = Lane.sortable(lanes[i]);
    }
  }
}
