package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.store.Profiles;
import dev.wend.value.Kernels;
import dev.wend.value.Lane;
import java.util.Arrays;

/**
 * What items come to by owner: counts, sums, means, the least, the greatest, the first and the
 * last. An owner who has no result keeps {@link Lane#MISSING}, so that nothing is asked or noted
 * for each item. One thread at a time.
 */
final class Totals {
  /** Below it no sum passes the end of 64 bits. */
  private static final double FAR = 4e18;

  /** Of the bits of an owner; a torn one may be any. */
  private static final int OWNERS = Profiles.PAGE - 1;

  private final boolean real;

  /** The op whose results these are. */
  private Op op = Op.COUNT_ITEMS;

  // by the owner's slot

  private final long[] to = new long[Profiles.PAGE];
  private int[] counts = new int[0];

  /** How often a sum passed the end, upwards less downwards. */
  private int[] carries = new int[0];

  /** The time of the item that was taken. */
  private long[] taken = new long[0];

  /** A bound of the size of every sum. */
  private double reach;

  /** Whether carries are kept: some sum may pass the end of 64 bits. */
  private boolean isFar;

  /**
   * @param real whether the values are doubles
   */
  Totals(boolean real) {
    this.real = real;
  }

  static boolean isSum(Op op) {
    return op == Op.SUM_ITEMS || op == Op.AVERAGE_ITEMS;
  }

  /** Begins with the owners of a page. */
  void begin(Op of) {
    op = of;
    Arrays.fill(to, isSum(op) || op == Op.COUNT_ITEMS ? 0 : Lane.MISSING);
    reach = 0;
    isFar = false;
    if (op == Op.AVERAGE_ITEMS) {
      counts = cleared(counts);
    }
  }

  private static int[] cleared(int[] of) {
    if (of.length == 0) {
      return new int[Profiles.PAGE];
    }
    Arrays.fill(of, 0);
    return of;
  }

  void count(short[] owners, int from, int until) {
    for (int i = from; i < until; i++) {
      to[owners[i] & OWNERS]++;
    }
  }

  /**
   * Adds values.
   *
   * @param greatest a bound of their size, as a number; not for doubles
   */
  void sum(short[] owners, long[] values, int from, int until, long greatest) {
    if (op == Op.AVERAGE_ITEMS) {
      for (int i = from; i < until; i++) {
        counts[owners[i] & OWNERS]++;
      }
    }
    if (real) {
      sumDoubles(owners, values, from, until);
      return;
    }
    reach += (double) greatest * (until - from);
    if (reach < FAR) {
      for (int i = from; i < until; i++) {
        to[owners[i] & OWNERS] += values[i];
      }
    } else {
      sumFar(owners, values, from, until);
    }
  }

  private void sumDoubles(short[] owners, long[] values, int from, int until) {
    for (int i = from; i < until; i++) {
      int owner = owners[i] & OWNERS;
      double sum = Double.longBitsToDouble(to[owner]) + Double.longBitsToDouble(values[i]);
      to[owner] = Double.doubleToRawLongBits(sum);
    }
  }

  private void sumFar(short[] owners, long[] values, int from, int until) {
    if (!isFar) {
      isFar = true;
      carries = cleared(carries);
    }
    for (int i = from; i < until; i++) {
      int owner = owners[i] & OWNERS;
      carries[owner] += (int) Kernels.carry(to[owner], values[i]);
      to[owner] += values[i];
    }
  }

  /** A bound of the size of some whole numbers. */
  static long greatest(long[] values, int from, int until) {
    long bits = 0;
    for (int i = from; i < until; i++) {
      bits |= values[i] ^ (values[i] >> 63);
    }
    return Math.max(bits, bits + 1);
  }

  /** Takes the greatest, or the least: the greatest of the negated. No value is the least long. */
  void best(short[] owners, long[] values, int from, int until) {
    if (real) {
      for (int i = from; i < until; i++) {
        values[i] = Lane.sortable(values[i]);
      }
    }
    if (op == Op.MAX_ITEM) {
      for (int i = from; i < until; i++) {
        int owner = owners[i] & OWNERS;
        to[owner] = Math.max(to[owner], values[i]);
      }
    } else {
      for (int i = from; i < until; i++) {
        int owner = owners[i] & OWNERS;
        to[owner] = Math.max(to[owner], -values[i]);
      }
    }
  }

  /**
   * Takes the last of items that come in order; {@link Lane#MISSING} is what one without a value
   * gives.
   */
  void last(short[] owners, long[] values, int from, int until) {
    for (int i = from; i < until; i++) {
      to[owners[i] & OWNERS] = values[i];
    }
  }

  /** Takes the first of items that come in order, the last stretch of them first. */
  void first(short[] owners, long[] values, int from, int until) {
    for (int i = until - 1; i >= from; i--) {
      to[owners[i] & OWNERS] = values[i];
    }
  }

  /** Begins with the first, or the last, by time. */
  void beginByTime() {
    if (taken.length == 0) {
      taken = new long[Profiles.PAGE];
    }
    Arrays.fill(taken, op == Op.FIRST_ITEM ? Long.MAX_VALUE : Long.MIN_VALUE);
  }

  /** Takes the first, or the last, of items that come in any order; of one instant in this one. */
  void byTime(short[] owners, long[] values, long[] times, int from, int until) {
    for (int i = from; i < until; i++) {
      int owner = owners[i] & OWNERS;
      long before = taken[owner];
      if (op == Op.FIRST_ITEM ? times[i] < before : times[i] >= before) {
        taken[owner] = times[i];
        to[owner] = values[i];
      }
    }
  }

  /**
   * Makes results of what was added.
   *
   * @param slots gets them, in the order of slots
   * @param there gets who has one
   */
  void end(long[] valid, long[] slots, long[] there) {
    if (op == Op.AVERAGE_ITEMS) {
      for (int i = 0; i < Profiles.PAGE; i++) {
        to[i] = Kernels.mean(sum(i), counts[i], real);
      }
    } else if (op == Op.SUM_ITEMS && (real || isFar)) {
      for (int i = 0; i < Profiles.PAGE; i++) {
        to[i] = sum(i);
      }
    }
    System.arraycopy(to, 0, slots, 0, Profiles.PAGE);
    Masks.copy(valid, there);
    if (op != Op.COUNT_ITEMS && (op != Op.SUM_ITEMS || real || isFar)) {
      for (int i = 0; i < Profiles.PAGE; i++) {
        to[i] = Lane.missingBit(to[i]);
      }
      LaneOrder.stay(to, -1, there);
    }
    if (op == Op.MIN_ITEM) {
      for (int i = 0; i < Profiles.PAGE; i++) {
        slots[i] = -slots[i];
      }
    }
    if (real && (op == Op.MIN_ITEM || op == Op.MAX_ITEM)) {
      LaneLoops.sortable(slots);
    }
  }

  private long sum(int owner) {
    return Kernels.sum(to[owner], isFar ? carries[owner] : 0, real);
  }
}
