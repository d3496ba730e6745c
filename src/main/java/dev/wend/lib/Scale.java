package dev.wend.lib;

import dev.wend.type.Type;
import dev.wend.value.Text;

/** Decimals as counts of their smallest unit. */
final class Scale {
  /** Every power of ten that fits a long. */
  private static final long[] POWERS = powers();

  /** Of a long; a power of ten of as many zeros fits. */
  static final int MOST_DIGITS = 18;

  private Scale() {}

  static int digits(Type type) {
    return type instanceof Type.Decimal decimal ? decimal.digits() : 0;
  }

  static long power(int digits) {
    return POWERS[digits];
  }

  /** Gives a long, unless it is the one that is never a value. */
  static void giveWhole(Invocation in, long value) {
    if (value != Long.MIN_VALUE) {
      in.give(value);
    }
  }

  /** Gives a double without fraction as a long where it fits. */
  static void giveWhole(Invocation in, double value) {
    if (Math.abs(value) < 0x1p63) {
      in.give((long) value);
    }
  }

  /**
   * Gives the number that a text says ({@code [+-]digits[.digits]}), as a count of units of so many
   * digits, rounded half to even; nothing where that does not fit.
   */
  static void give(Invocation in, Text text, int digits) {
    long value = 0;
    int wanted = Integer.MAX_VALUE;
    int dropped = -1;
    boolean rest = false;
    boolean negative = false;
    for (int i = 0; i < text.length; i++) {
      byte b = text.bytes[text.offset + i];
      if (b == '.') {
        wanted = digits;
      } else if (b == '-' || b == '+') {
        negative = b == '-';
      } else if (wanted == 0) {
        rest |= dropped >= 0 && b != '0';
        dropped = dropped < 0 ? b - '0' : dropped;
      } else {
        if (value > (Long.MAX_VALUE - (b - '0')) / 10) {
          return;
        }
        value = value * 10 + (b - '0');
        wanted -= wanted == Integer.MAX_VALUE ? 0 : 1;
      }
    }
    int zeros = wanted == Integer.MAX_VALUE ? digits : wanted;
    boolean up = dropped > 5 || (dropped == 5 && (rest || value % 2 != 0));
    giveScaled(in, value, zeros, up, negative);
  }

  /**
   * Gives a number with zeros after it, one more where it is rounded up, unless it is too large.
   */
  private static void giveScaled(
      Invocation in, long value, int zeros, boolean up, boolean negative) {
    if (value > (Long.MAX_VALUE - (up ? 1 : 0)) / power(zeros)) {
      return;
    }
    long scaled = value * power(zeros) + (up ? 1 : 0);
    in.give(negative ? -scaled : scaled);
  }

  private static long[] powers() {
    long[] powers = new long[MOST_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
