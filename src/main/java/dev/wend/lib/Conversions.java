package dev.wend.lib;

import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** From one type to another; each is called by the name of the type that it gives. */
final class Conversions {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "date(text: string): date",
              "The date that a text like `2026-03-01` says.",
              in -> giveUnlessNone(in, Iso.date(in.text(0))),
              "date(\"2026-03-01\")",
              "2026-03-01",
              "date(\"2026-02-30\")",
              "missing")
          .row(
              "date(text: string, pattern: layout): date",
              "The date that a text says in a layout of `yyyy`, `MM` or `M`, `dd` or `d`, and signs between.",
              in -> giveUnlessNone(in, DatePattern.read(in.text(0), in.text(1))),
              "date(\"19970101\", \"yyyyMMdd\")",
              "1997-01-01",
              "date(\"3/15/2026\", \"M/d/yyyy\")",
              "2026-03-15")
          .row(
              "time(text: string): time",
              "The time of day that a text like `09:30` or `09:30:15` says.",
              in -> giveUnlessNone(in, Iso.time(in.text(0))),
              "time(\"09:30\")",
              "09:30",
              "time(\"25:00\")",
              "missing")
          .row(
              "datetime(text: string): datetime",
              "The instant that a text like `2026-03-01T09:30Z` says; without an offset it is in the script's time zone.",
              in -> giveUnlessNone(in, Iso.datetime(in.text(0), in.zone())),
              "datetime(\"2026-03-01T09:30-05:00\")",
              "2026-03-01T14:30Z",
              "datetime(\"2026-03-01 09:30\")",
              "2026-03-01T09:30Z")
          .row(
              "int(text: string): int",
              "The whole number that a text says.",
              Conversions::parseInt,
              "int(\"-42\")",
              "-42",
              "int(\"4.2\")",
              "missing")
          .row(
              "int(x: decimal): int",
              "The whole part; it cuts towards zero.",
              in -> in.give(in.number(0) / Scale.power(Scale.digits(in.type(0)))),
              "int(3.9)",
              "3",
              "int(-3.9)",
              "-3")
          .row(
              "int(x: double): int",
              "The whole part; it cuts towards zero.",
              in -> Scale.giveWhole(in, cut(in.real(0))),
              "int(7 / 2)",
              "3")
          .row(
              "decimal(text: string): decimal",
              "The decimal number that a text says, to 4 digits, rounded half to even.",
              Conversions::parseDecimal,
              "decimal(\"3.14\")",
              "3.1400",
              "decimal(\"0.00005\")",
              "0.0000")
          .row(
              "decimal(x: double): decimal",
              "The nearest decimal of 4 digits.",
              Conversions::decimalOf,
              "decimal(7 / 2)",
              "3.5000")
          .row(
              "double(text: string): double",
              "The number that a text says, as a double.",
              Conversions::parseDouble,
              "double(\"2.5e1\")",
              "50 / 2",
              "double(\"NaN\")",
              "missing")
          .row(
              "double(x: double): double",
              "The number as a double.",
              in -> in.give(in.real(0)),
              "double(3)",
              "6 / 2")
          .row(
              "bool(text: string): bool",
              "Whether a text says `true`; nothing where it says neither that nor `false`, capitals or not.",
              Conversions::parseBool,
              "bool(\"TRUE\")",
              "true",
              "bool(\"yes\")",
              "missing")
          .row(
              "text(x: string): string",
              "The text itself.",
              Conversions::same,
              "text(\"a\")",
              "\"a\"")
          .row(
              "text(x: bool): string",
              "`true` or `false`.",
              in -> in.give(in.number(0) != 0 ? "true" : "false"),
              "text(true)",
              "\"true\"")
          .row(
              "text(x: int): string",
              "The digits of a whole number.",
              in -> in.give(Long.toString(in.number(0))),
              "text(-42)",
              "\"-42\"")
          .row(
              "text(x: decimal): string",
              "The digits of a decimal, all that its type has.",
              in ->
                  in.give(
                      BigDecimal.valueOf(in.number(0), Scale.digits(in.type(0))).toPlainString()),
              "text(3.10)",
              "\"3.10\"")
          .row(
              "text(x: double): string",
              "The shortest digits that say the number, without an exponent.",
              in ->
                  in.give(
                      new BigDecimal(Double.toString(in.real(0)))
                          .stripTrailingZeros()
                          .toPlainString()),
              "text(7 / 2)",
              "\"3.5\"")
          .row(
              "text(x: number, digits: int): string",
              "The number with exactly so many digits after the point, 0 to 18; a half goes away from zero.",
              Conversions::giveDigits,
              "text(2.5, 2)",
              "\"2.50\"",
              "text(7 / 3, 2)",
              "\"2.33\"")
          .row(
              "text(x: date): string",
              "A date like `2026-03-01`.",
              in -> in.give(LocalDate.ofEpochDay(in.number(0)).toString()),
              "text(2026-03-01)",
              "\"2026-03-01\"")
          .row(
              "text(x: date, pattern: layout): string",
              "The date in a layout of `yyyy`, `MM` or `M`, `dd` or `d`, and signs between.",
              DatePattern::write,
              "text(2026-03-01, \"d.M.yyyy\")",
              "\"1.3.2026\"",
              "int(text(2026-03-01, \"yyyyMMdd\"))",
              "20260301")
          .row(
              "text(x: time): string",
              "A time of day like `09:30` or `09:30:15`.",
              in -> in.give(Moments.timeOf(in.number(0)).toString()),
              "text(09:30)",
              "\"09:30\"")
          .row(
              "text(x: datetime): string",
              "An instant like `2026-03-01T09:30:00Z`.",
              in -> in.give(Instant.ofEpochMilli(in.number(0)).toString()),
              "text(2026-03-01T09:30Z)",
              "\"2026-03-01T09:30:00Z\"")
          .row(
              "text(x: duration): string",
              "A length of time by ISO 8601, like `PT30H`.",
              in -> in.give(Duration.ofMillis(in.number(0)).toString()),
              "text(1 day 6 hours)",
              "\"PT30H\"")
          .row(
              "text(x: enum): string",
              "The value of an enum as a text.",
              in -> in.give(((Type.Enumeration) in.type(0)).values().get((int) in.number(0))))
          .rows();

  private Conversions() {}

  private static void giveUnlessNone(Invocation in, long value) {
    if (value != Iso.NONE) {
      in.give(value);
    }
  }

  private static void same(Invocation in) {
    Text text = in.text(0);
    in.give(text.bytes, text.offset, text.length);
  }

  private static void parseBool(Invocation in) {
    String text = in.text(0).toString();
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      in.give(text.equalsIgnoreCase("true") ? 1 : 0);
    }
  }

  private static void giveDigits(Invocation in) {
    long digits = in.number(1);
    if (digits >= 0 && digits <= Scale.MOST_DIGITS) {
      BigDecimal exact =
          in.type(0) == Scalar.DOUBLE
              ? BigDecimal.valueOf(in.real(0))
              : BigDecimal.valueOf(in.number(0), Scale.digits(in.type(0)));
      in.give(exact.setScale((int) digits, RoundingMode.HALF_UP).toPlainString());
    }
  }

  private static double cut(double x) {
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  private static void parseInt(Invocation in) {
    Text text = in.text(0);
    if (!isPlainNumber(text, false)) {
      return;
    }
    Scale.give(in, text, 0);
  }

  private static void parseDecimal(Invocation in) {
    Text text = in.text(0);
    if (isPlainNumber(text, true)) {
      Scale.give(in, text, Scale.digits(in.resultType()));
    }
  }

  private static void decimalOf(Invocation in) {
    int digits = Scale.digits(in.resultType());
    BigDecimal exact = new BigDecimal(in.real(0)).setScale(digits, RoundingMode.HALF_EVEN);
    if (exact.unscaledValue().bitLength() < Long.SIZE) {
      Scale.giveWhole(in, exact.unscaledValue().longValue());
    }
  }

  /** A sign, digits, and where a fraction is taken a point with digits on both sides. */
  private static boolean isPlainNumber(Text text, boolean fraction) {
    boolean point = false;
    boolean digitBefore = false;
    for (int i = 0; i < text.length; i++) {
      byte b = text.bytes[text.offset + i];
      if (b >= '0' && b <= '9') {
        digitBefore = true;
      } else if (b == '.' && fraction && !point && digitBefore) {
        point = true;
        digitBefore = false;
      } else if (i != 0 || (b != '-' && b != '+')) {
        return false;
      }
    }
    return digitBefore;
  }

  private static void parseDouble(Invocation in) {
    Text text = in.text(0);
    for (int i = 0; i < text.length; i++) {
      byte b = text.bytes[text.offset + i];
      boolean taken =
          (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
      if (!taken) {
        return;
      }
    }
    try {
      in.give(Double.parseDouble(text.toString()));
    } catch (NumberFormatException none) {
      // Not a number: the result is missing.
    }
  }
}
