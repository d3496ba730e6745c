package dev.wend.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What arithmetic means, once: for folding, for one profile and for pages. Arguments are lanes of
 * present values; a result that there is not (overflow, division by zero) is {@link Lane#MISSING}.
 * All are total: any argument gives a result. Those that a page runs as a vector have no branch.
 */
public final class Kernels {
  private static final long[] POWERS = powers();
  private static final BigInteger TEN = BigInteger.TEN;
  private static final int MOST_DIGITS = 18;

  private Kernels() {}

  private static long[] powers() {
    long[] powers = new long[MOST_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** Picks {@code result} where {@code bad} is 0, missing where it is 1. */
  private static long unless(long bad, long result) {
    long mask = -bad;
    return (result & ~mask) | (Lane.MISSING & mask);
  }

  // int, decimals of the same digits, durations, instants

  public static long add(long a, long b) {
    long sum = a + b;
    return unless(((a ^ sum) & (b ^ sum)) >>> 63, sum);
  }

  public static long subtract(long a, long b) {
    long difference = a - b;
    return unless(((a ^ b) & (a ^ difference)) >>> 63, difference);
  }

  public static long multiply(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return high == low >> 63 ? low : Lane.MISSING;
  }

  /** The smallest long is its own negative, and missing it is. */
  public static long negate(long a) {
    return -a;
  }

  /** The remainder, with the sign of the left side. */
  public static long remainder(long a, long b) {
    return b == 0 ? Lane.MISSING : a % b;
  }

  // decimals

  /** Another number of digits: {@code by} more, or fewer when negative, rounded half to even. */
  public static long rescale(long a, int by) {
    if (by >= 0) {
      return by > MOST_DIGITS ? (a == 0 ? 0 : Lane.MISSING) : multiply(a, POWERS[by]);
    }
    return by < -MOST_DIGITS ? 0 : divideHalfEven(a, POWERS[-by]);
  }

  /** The product of two decimals, {@code drop} digits fewer than both have together. */
  public static long multiplyDecimals(long a, long b, int drop) {
    long product = multiply(a, b);
    if (product != Lane.MISSING) {
      return rescale(product, -drop);
    }
    return scaled(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), BigInteger.ONE, -drop);
  }

  /** The quotient of two decimals, {@code shift} digits more than the difference of theirs. */
  public static long divideDecimals(long a, long b, int shift) {
    if (b == 0) {
      return Lane.MISSING;
    }
    if (shift >= 0 && shift <= MOST_DIGITS) {
      long scaled = multiply(a, POWERS[shift]);
      if (scaled != Lane.MISSING) {
        return divideHalfEven(scaled, b);
      }
    }
    return scaled(BigInteger.valueOf(a), BigInteger.valueOf(b), shift);
  }

  private static long divideHalfEven(long a, long b) {
    long quotient = a / b;
    long rest = a % b;
    if (rest == 0) {
      return quotient;
    }
    long twice = Math.abs(rest) - (Math.abs(b) - Math.abs(rest));
    boolean up = twice > 0 || (twice == 0 && (quotient & 1) != 0);
    return up ? quotient + ((a ^ b) < 0 ? -1 : 1) : quotient;
  }

  /** The rare way for what does not fit into 64 bits on the way: {@code a / b * 10^shift}. */
  private static long scaled(BigInteger a, BigInteger b, int shift) {
    BigInteger over = shift >= 0 ? a.multiply(TEN.pow(shift)) : a;
    BigInteger under = shift >= 0 ? b : b.multiply(TEN.pow(-shift));
    BigInteger[] parts = over.divideAndRemainder(under);
    int half = parts[1].abs().shiftLeft(1).compareTo(under.abs());
    boolean up = half > 0 || (half == 0 && parts[0].testBit(0));
    BigInteger away = BigInteger.valueOf((long) over.signum() * under.signum());
    BigInteger result = up ? parts[0].add(away) : parts[0];
    return result.bitLength() > 63 ? Lane.MISSING : result.longValue();
  }

  /** The order of two decimals of different digits, exactly: negative, 0 or positive. */
  public static int compareDecimals(long a, int digitsOfA, long b, int digitsOfB) {
    int more = digitsOfB - digitsOfA;
    if (more < 0) {
      return -compareDecimals(b, digitsOfB, a, digitsOfA);
    }
    long scaled = rescale(a, more);
    // What does not fit when it is given b's digits is further from 0 than any b.
    return scaled != Lane.MISSING || a == 0 ? Long.compare(scaled, b) : Long.signum(a);
  }

  // doubles

  /** The lane of a double: missing when it is not finite, 0.0 for -0.0. */
  public static long real(double value) {
    return Double.isFinite(value) ? Double.doubleToRawLongBits(value + 0.0) : Lane.MISSING;
  }

  public static long addDoubles(long a, long b) {
    return real(Double.longBitsToDouble(a) + Double.longBitsToDouble(b));
  }

  public static long subtractDoubles(long a, long b) {
    return real(Double.longBitsToDouble(a) - Double.longBitsToDouble(b));
  }

  public static long multiplyDoubles(long a, long b) {
    return real(Double.longBitsToDouble(a) * Double.longBitsToDouble(b));
  }

  public static long divideDoubles(long a, long b) {
    return real(Double.longBitsToDouble(a) / Double.longBitsToDouble(b));
  }

  public static long remainderDoubles(long a, long b) {
    return real(Double.longBitsToDouble(a) % Double.longBitsToDouble(b));
  }

  public static long negateDouble(long a) {
    return real(-Double.longBitsToDouble(a));
  }

  /** The double nearest to an int (0 digits) or a decimal. */
  public static long toDouble(long a, int digits) {
    if (digits == 0) {
      return real((double) a);
    }
    // Below 2^53 both are exact and the division rounds once.
    return Math.abs(a) <= 1L << 53
        ? real((double) a / (double) POWERS[digits])
        : real(BigDecimal.valueOf(a, digits).doubleValue());
  }

  // tests: 1 or 0, without a branch

  public static long equal(long a, long b) {
    long z = a ^ b;
    return ((z | -z) >>> 63) ^ 1;
  }

  public static long less(long a, long b) {
    return ((a & ~b) | (~(a ^ b) & (a - b))) >>> 63;
  }

  public static long lessOrEqual(long a, long b) {
    return less(b, a) ^ 1;
  }

  public static long lessDoubles(long a, long b) {
    return less(Lane.sortable(a), Lane.sortable(b));
  }

  public static long lessOrEqualDoubles(long a, long b) {
    return lessDoubles(b, a) ^ 1;
  }

  // sums of many: in 64 bits and a count of how often those were passed, so that the order in which
  // the parts are added does not matter

  /** 1 or -1 where the sum passes the end of 64 bits, else 0. */
  public static long carry(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? (b >> 63) | 1 : 0;
  }

  /** The sum of many: the bits that were added up, if 64 bits hold it. */
  public static long sum(long bits, long carry, boolean real) {
    if (real) {
      return real(Double.longBitsToDouble(bits));
    }
    return carry == 0 ? bits : Lane.MISSING;
  }

  /** The mean of so many; of none, or of a missing sum, none. */
  public static long mean(long sum, long count, boolean real) {
    if (count == 0 || sum == Lane.MISSING) {
      return Lane.MISSING;
    }
    return real ? real(Double.longBitsToDouble(sum) / count) : divideDecimals(sum, count, 0);
  }
}
