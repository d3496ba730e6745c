package dev.wend.load;

import dev.wend.store.Batch;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Numbers from their texts, without allocation for all but the oddest spellings. */
final class NumberReaders {
  /** Longer texts are no number that anyone wrote; they are not handed to slow parsers. */
  private static final int LONGEST = 400;

  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private NumberReaders() {}

  static Fit readInt(byte[] bytes, int start, int end, Batch into, int field) {
    boolean negative = start < end && bytes[start] == '-';
    int from = negative ? start + 1 : start;
    if (from == end) {
      return Fit.NOT_A_VALUE;
    }
    long value = 0;
    boolean over = false;
    for (int i = from; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return Fit.NOT_A_VALUE;
      }
      over |= value > (Long.MAX_VALUE - digit) / 10;
      value = value * 10 + digit;
    }
    if (over) {
      return Fit.OUT_OF_RANGE;
    }
    into.set(field, negative ? -value : value);
    return Fit.FITS;
  }

  /** A decimal with {@code digits} digits after the point. */
  record OfDecimal(int digits) implements ValueReader {
    @Override
    public Fit read(byte[] bytes, int start, int end, Batch into, int field) {
      boolean negative = start < end && bytes[start] == '-';
      int from = negative ? start + 1 : start;
      int point = point(bytes, from, end);
      int shown = point < 0 ? 0 : end - point - 1;
      if (end - from > 18 || point == from || point == end - 1 || shown > digits || from == end) {
        return readOdd(bytes, start, end, into, field);
      }
      long value = 0;
      for (int i = from; i < end; i++) {
        int digit = bytes[i] - '0';
        if (i == point) {
          continue;
        }
        if (digit < 0 || digit > 9) {
          return readOdd(bytes, start, end, into, field);
        }
        value = value * 10 + digit;
      }
      for (int i = shown; i < digits; i++) {
        if (value > Long.MAX_VALUE / 10) {
          return Fit.OUT_OF_RANGE;
        }
        value *= 10;
      }
      into.set(field, negative ? -value : value);
      return Fit.FITS;
    }

    /** Long ones, exponents, zeros beyond the digits; and what is no number. */
    private Fit readOdd(byte[] bytes, int start, int end, Batch into, int field) {
      if (!isNumber(bytes, start, end)) {
        return Fit.NOT_A_VALUE;
      }
      BigDecimal value = new BigDecimal(ascii(bytes, start, end));
      if (value.signum() != 0 && value.precision() - (long) value.scale() > 19) {
        return Fit.OUT_OF_RANGE;
      }
      BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      if (plain.scale() > digits) {
        return Fit.TOO_MANY_DIGITS;
      }
      BigDecimal units = plain.movePointRight(digits);
      if (units.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
        return Fit.OUT_OF_RANGE;
      }
      into.set(field, units.longValueExact());
      return Fit.FITS;
    }
  }

  static Fit readDouble(byte[] bytes, int start, int end, Batch into, int field) {
    if (!isNumber(bytes, start, end)) {
      return Fit.NOT_A_VALUE;
    }
    double value = exactDouble(bytes, start, end);
    if (Double.isNaN(value)) {
      value = Double.parseDouble(ascii(bytes, start, end));
    }
    if (Double.isInfinite(value)) {
      return Fit.OUT_OF_RANGE;
    }
    // -0.0 + 0.0 is 0.0: the lane knows one zero
    into.set(field, Double.doubleToRawLongBits(value + 0.0));
    return Fit.FITS;
  }

  /**
   * The number where digits and power of ten are both exact doubles, so that one division rounds
   * right; else NaN.
   */
  private static double exactDouble(byte[] bytes, int start, int end) {
    boolean negative = bytes[start] == '-';
    int from = negative ? start + 1 : start;
    int point = point(bytes, from, end);
    if (end - from > 16) {
      return Double.NaN;
    }
    long digits = 0;
    for (int i = from; i < end; i++) {
      if (bytes[i] == 'e' || bytes[i] == 'E') {
        return Double.NaN;
      }
      if (i != point) {
        digits = digits * 10 + (bytes[i] - '0');
      }
    }
    if (digits > 1L << 53) {
      return Double.NaN;
    }
    double value = digits / TENS[point < 0 ? 0 : end - point - 1];
    return negative ? -value : value;
  }

  private static int point(byte[] bytes, int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == '.') {
        return i;
      }
    }
    return -1;
  }

  /** Whether the text is {@code -?digits[.digits][e[+-]digits]}, with at most 4 exponent digits. */
  static boolean isNumber(byte[] bytes, int start, int end) {
    int i = start < end && bytes[start] == '-' ? start + 1 : start;
    int whole = digits(bytes, i, end);
    i += whole;
    if (whole == 0 || end - start > LONGEST) {
      return false;
    }
    if (i < end && bytes[i] == '.') {
      int fraction = digits(bytes, i + 1, end);
      if (fraction == 0) {
        return false;
      }
      i += 1 + fraction;
    }
    if (i < end && (bytes[i] == 'e' || bytes[i] == 'E')) {
      i++;
      if (i < end && (bytes[i] == '+' || bytes[i] == '-')) {
        i++;
      }
      int exponent = digits(bytes, i, end);
      if (exponent == 0 || exponent > 4) {
        return false;
      }
      i += exponent;
    }
    return i == end;
  }

  private static int digits(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i - from;
  }

  static String ascii(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
