package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.store.Profiles;
import dev.wend.value.Kernels;
import dev.wend.value.Lane;
import java.util.Arrays;

/** Sums of values by owner, which may pass the end of 64 bits on the way. */
final class Sums {
  /** Below it no sum passes the end of 64 bits. */
  private static final double FAR = 4e18;

  private static final int OWNERS = Profiles.PAGE - 1;

  private final boolean real;
  private final long[] totals;
  private final int[] counts = new int[Profiles.PAGE];

  /** By owner: how often it passed, upwards less downwards. */
  private final int[] carries = new int[Profiles.PAGE];

  /** A bound of the size of every sum. */
  private double reach;

  /**
   * @param totals by owner: where the sums are
   */
  Sums(boolean real, long[] totals) {
    this.real = real;
    this.totals = totals;
  }

  void begin() {
    Arrays.fill(counts, 0);
    Arrays.fill(carries, 0);
    reach = 0;
  }

  /** Adds one value. */
  void add(int owner, long value) {
    long before = totals[owner];
    counts[owner]++;
    if (real) {
      double sum = Double.longBitsToDouble(before) + Double.longBitsToDouble(value);
      totals[owner] = Double.doubleToRawLongBits(sum);
    } else {
      carries[owner] += (int) Kernels.carry(before, value);
      totals[owner] = before + value;
    }
  }

  /** Says that so many values of no greater size come; whether no sum passes the end by them. */
  boolean reaches(long greatest, int more) {
    reach += (double) greatest * more;
    return !real && reach < FAR;
  }

  /** Adds the values of some slots where no sum passes the end. */
  void add(Op op, short[] owners, long[] values, int from, int until) {
    if (op == Op.SUM_ITEMS) {
      for (int i = from; i < until; i++) {
        totals[owners[i] & OWNERS] += values[i];
      }
      return;
    }
    for (int i = from; i < until; i++) {
      int owner = owners[i] & OWNERS;
      totals[owner] += values[i];
      counts[owner]++;
    }
  }

  /** Makes sums, or means, of what was added; those that are there. */
  void end(Op op, long[] valid, long[] there) {
    if (op == Op.SUM_ITEMS
        && !real
        && reach < FAR
        && Arrays.stream(carries).allMatch(c -> c == 0)) {
      Masks.copy(valid, there);
      return;
    }
    for (int word = 0; word < Profiles.WORDS; word++) {
      long has = 0;
      for (int bit = 0; bit < 64; bit++) {
        int slot = word * 64 + bit;
        long sum = Kernels.sum(totals[slot], carries[slot], real);
        totals[slot] = op == Op.SUM_ITEMS ? sum : Kernels.mean(sum, counts[slot], real);
        has |= (Lane.missingBit(totals[slot]) ^ 1) << bit;
      }
      there[word] = has & valid[word];
    }
  }
}
