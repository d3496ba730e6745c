package dev.wend.lib;

import dev.wend.type.Scalar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Of numbers with fewer digits. */
final class Rounding {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "round(x: decimal): int",
              "The nearest whole number; a half goes away from zero.",
              in -> in.give(rounded(in.number(0), Scale.power(Scale.digits(in.type(0))))),
              "round(2.5)",
              "3",
              "round(-2.5)",
              "-3")
          .row(
              "round(x: double): int",
              "The nearest whole number; a half goes away from zero.",
              in -> Scale.giveWhole(in, rounded(in.real(0))),
              "round(5 / 2)",
              "3")
          .row(
              "floor(x: decimal): int",
              "The greatest whole number that is not above.",
              in -> in.give(Math.floorDiv(in.number(0), Scale.power(Scale.digits(in.type(0))))),
              "floor(-2.1)",
              "-3")
          .row(
              "floor(x: double): int",
              "The greatest whole number that is not above.",
              in -> Scale.giveWhole(in, Math.floor(in.real(0))),
              "floor(5 / 2)",
              "2")
          .row(
              "ceil(x: decimal): int",
              "The least whole number that is not below.",
              in -> in.give(-Math.floorDiv(-in.number(0), Scale.power(Scale.digits(in.type(0))))),
              "ceil(2.1)",
              "3")
          .row(
              "ceil(x: double): int",
              "The least whole number that is not below.",
              in -> Scale.giveWhole(in, Math.ceil(in.real(0))),
              "ceil(5 / 2)",
              "3")
          .row(
              "round(x: number, digits: int): number",
              types -> types.get(0),
              "The nearest number of so many digits after the point, of the same type, so the others are shown as zeros; a half goes away from zero; -2 digits are whole hundreds.",
              in -> cut(in, RoundingMode.HALF_UP),
              "round(2.345, 2)",
              "2.350",
              "round(1251, -2)",
              "1300")
          .row(
              "truncate(x: number, digits: int): number",
              types -> types.get(0),
              "The number without the digits behind so many after the point, of the same type, so the others are shown as zeros; -2 digits are whole hundreds.",
              in -> cut(in, RoundingMode.DOWN),
              "truncate(-2.349, 2)",
              "-2.340",
              "truncate(1299, -2)",
              "1200")
          .rows();

  /** A double has no more digits, on either side of the point. */
  private static final int MOST_DIGITS = 400;

  private Rounding() {}

  private static long rounded(long units, long unit) {
    long whole = units / unit;
    long rest = Math.abs(units % unit);
    // rest >= unit / 2 without overflow; a unit of 1 leaves no rest.
    return unit > 1 && rest >= unit - rest ? whole + Long.signum(units) : whole;
  }

  private static double rounded(double x) {
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    return Math.abs(x - whole) >= 0.5 ? whole + Math.signum(x) : whole;
  }

  private static void cut(Invocation in, RoundingMode mode) {
    int digits = (int) Math.max(-MOST_DIGITS, Math.min(MOST_DIGITS, in.number(1)));
    if (in.type(0) == Scalar.DOUBLE) {
      // The shortest digits that say the double are the ones that are meant.
      in.give(BigDecimal.valueOf(in.real(0)).setScale(digits, mode).doubleValue());
      return;
    }
    int dropped = Scale.digits(in.type(0)) - digits;
    if (dropped <= 0) {
      in.give(in.number(0));
      return;
    }
    if (dropped > Scale.MOST_DIGITS) {
      boolean up = mode == RoundingMode.HALF_UP && dropped == Scale.MOST_DIGITS + 1;
      // Half of the next power of ten fits a long, the power itself does not.
      if (!up || Math.abs(in.number(0)) < 5 * Scale.power(Scale.MOST_DIGITS)) {
        in.give(0L);
      }
      return;
    }
    long unit = Scale.power(dropped);
    long whole = mode == RoundingMode.DOWN ? in.number(0) / unit : rounded(in.number(0), unit);
    long value = whole * unit;
    // Only rounding up can leave the range.
    if (Math.multiplyHigh(whole, unit) == value >> 63) {
      in.give(value);
    }
  }
}
