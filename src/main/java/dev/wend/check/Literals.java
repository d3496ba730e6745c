package dev.wend.check;

import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.Now;
import dev.wend.check.Typed.Today;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Amount;
import dev.wend.syntax.Ast.BoolLiteral;
import dev.wend.syntax.Ast.BrokenExpression;
import dev.wend.syntax.Ast.DateLiteral;
import dev.wend.syntax.Ast.DateTimeLiteral;
import dev.wend.syntax.Ast.DecimalLiteral;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.IntLiteral;
import dev.wend.syntax.Ast.MissingLiteral;
import dev.wend.syntax.Ast.NowLiteral;
import dev.wend.syntax.Ast.SpanOfTimeLiteral;
import dev.wend.syntax.Ast.TextLiteral;
import dev.wend.syntax.Ast.TimeLiteral;
import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.syntax.Ast.TodayLiteral;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;

/** The values of literals, in range and existing. */
final class Literals {
  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final int MOST_DIGITS = 18;

  private final Problems problems;
  private final ZoneId zone;

  Literals(Problems problems, ZoneId zone) {
    this.problems = problems;
    this.zone = zone;
  }

  /** Stands for what is reported as wrong already. */
  static Constant broken(Span span) {
    return new Constant(Scalar.ERROR, null, span);
  }

  /** The value of anything that is written out; empty for other forms. */
  Optional<Typed> literal(Expression e) {
    Typed value = null;
    if (e instanceof BoolLiteral literal) {
      value = new Constant(Scalar.BOOL, literal.value(), e.span());
    } else if (e instanceof IntLiteral literal) {
      value = integer(literal.digits(), e.span());
    } else if (e instanceof DecimalLiteral literal) {
      value = decimal(literal.value(), e.span());
    } else if (e instanceof TextLiteral literal) {
      value = text(literal.value(), e.span());
    } else if (e instanceof DateLiteral literal) {
      value = date(literal.text(), e.span());
    } else if (e instanceof TimeLiteral literal) {
      value = time(literal.text(), e.span());
    } else if (e instanceof DateTimeLiteral literal) {
      value = dateTime(literal.text(), e.span());
    } else if (e instanceof SpanOfTimeLiteral literal) {
      value = spanOfTime(literal);
    } else if (e instanceof MissingLiteral) {
      value = new Constant(Scalar.MISSING, null, e.span());
    } else if (e instanceof NowLiteral) {
      value = new Now(e.span());
    } else if (e instanceof TodayLiteral) {
      value = new Today(e.span());
    } else if (e instanceof BrokenExpression) {
      value = broken(e.span());
    }
    return Optional.ofNullable(value);
  }

  Constant integer(String digits, Span span) {
    BigInteger value = new BigInteger(digits);
    if (value.compareTo(GREATEST) > 0) {
      problems.report(
          Fault.NUMBER_RANGE, span, digits, "an `int`", "The greatest is " + GREATEST + ".");
      return broken(span);
    }
    return new Constant(Scalar.INT, value.longValue(), span);
  }

  Constant decimal(BigDecimal value, Span span) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    if (plain.scale() > MOST_DIGITS || plain.unscaledValue().abs().compareTo(GREATEST) > 0) {
      problems.report(
          Fault.NUMBER_RANGE,
          span,
          problems.text(span),
          "a `decimal`",
          "It has at most " + MOST_DIGITS + " digits.");
      return broken(span);
    }
    return new Constant(new Type.Decimal(plain.scale()), plain, span);
  }

  static Constant text(String text, Span span) {
    return new Constant(Scalar.STRING, Normalizer.normalize(text, Normalizer.Form.NFC), span);
  }

  Constant date(String text, Span span) {
    return orReport(dateOf(text).map(v -> new Constant(Scalar.DATE, v, span)), "day", text, span);
  }

  Constant time(String text, Span span) {
    return orReport(timeOf(text).map(v -> new Constant(Scalar.TIME, v, span)), "time", text, span);
  }

  Constant dateTime(String text, Span span) {
    return orReport(
        instantOf(text).map(v -> new Constant(Scalar.DATETIME, v, span)), "instant", text, span);
  }

  private Constant orReport(Optional<Constant> value, String what, String text, Span span) {
    if (value.isEmpty()) {
      String hint = what.equals("day") ? "" : "Seconds have at most three digits after the point.";
      problems.report(Fault.NO_SUCH_VALUE, span, what, text, hint);
    }
    return value.orElseGet(() -> broken(span));
  }

  static Optional<LocalDate> dateOf(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  static Optional<LocalTime> timeOf(String text) {
    try {
      LocalTime time = LocalTime.parse(text);
      return Optional.of(time).filter(t -> t.truncatedTo(ChronoUnit.MILLIS).equals(t));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** A text with {@code T} between date and time; without an offset it is in the script's zone. */
  Optional<Instant> instantOf(String text) {
    try {
      boolean zoned = text.endsWith("Z") || text.lastIndexOf('-') > 9 || text.indexOf('+') > 9;
      Instant instant =
          zoned ? OffsetDateTime.parse(text).toInstant() : local(LocalDateTime.parse(text));
      // Lanes hold milliseconds; an instant beyond them has none.
      Instant kept = Instant.ofEpochMilli(instant.toEpochMilli());
      return Optional.of(kept).filter(instant::equals);
    } catch (DateTimeException | ArithmeticException none) {
      return Optional.empty();
    }
  }

  /** After the gap where a clock change skips the time; the first of two where one repeats it. */
  private Instant local(LocalDateTime time) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    return change != null && change.isGap() ? change.getInstant() : time.atZone(zone).toInstant();
  }

  /** A duration, or a period when it has months or years. */
  Constant spanOfTime(SpanOfTimeLiteral literal) {
    boolean period = literal.amounts().stream().anyMatch(a -> a.unit().isCalendar());
    try {
      return period ? period(literal) : duration(literal);
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      String what = period ? "a period" : "a `duration`";
      problems.report(Fault.NUMBER_RANGE, literal.span(), problems.text(literal.span()), what, "");
      return broken(literal.span());
    }
  }

  private Constant duration(SpanOfTimeLiteral literal) {
    long total = 0;
    for (Amount amount : literal.amounts()) {
      long one = Math.multiplyExact(Long.parseLong(amount.digits()), milliseconds(amount.unit()));
      total = Math.addExact(total, one);
    }
    return new Constant(Scalar.DURATION, Duration.ofMillis(total), literal.span());
  }

  private Constant period(SpanOfTimeLiteral literal) {
    int months = 0;
    int days = 0;
    for (Amount amount : literal.amounts()) {
      int count = Integer.parseInt(amount.digits());
      switch (amount.unit()) {
        case YEAR -> months = Math.addExact(months, Math.multiplyExact(count, 12));
        case MONTH -> months = Math.addExact(months, count);
        case WEEK -> days = Math.addExact(days, Math.multiplyExact(count, 7));
        case DAY -> days = Math.addExact(days, count);
        case HOUR, MINUTE, SECOND, MILLISECOND -> {
          problems.report(Fault.PERIOD_PARTS, amount.span(), word(amount.unit()) + "s");
          return broken(literal.span());
        }
      }
    }
    return new Constant(Scalar.PERIOD, Period.of(0, months, days), literal.span());
  }

  static String word(TimeUnit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }

  private static long milliseconds(TimeUnit unit) {
    return switch (unit) {
      case MILLISECOND -> 1;
      case SECOND -> 1_000;
      case MINUTE -> 60_000;
      case HOUR -> 3_600_000;
      case DAY -> 86_400_000;
      case WEEK -> 7 * 86_400_000L;
      case MONTH, YEAR -> throw new IllegalArgumentException(unit + " has no fixed length");
    };
  }
}
