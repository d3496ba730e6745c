package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.SpanOfTimeLiteral;
import dev.wend.value.Lapse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/** Values of journeys that are the same for everybody: lengths, instants, times of the day. */
final class JourneyValues {
  private static final String WRITTEN = "It is longer than nothing and at most 1,000 years.";

  private final Problems problems;
  private final ZoneId zone;
  private final Literals literals;

  JourneyValues(Problems problems, ZoneId zone) {
    this.problems = problems;
    this.zone = zone;
    this.literals = new Literals(problems, zone);
  }

  /** A length as it is written; empty, with a problem, where it is none. */
  Optional<Lapse> length(SpanOfTimeLiteral written) {
    return length(literals.spanOfTime(written), WRITTEN);
  }

  /**
   * A value as a length.
   *
   * @param hint where it is none
   */
  Optional<Lapse> length(Typed value, String hint) {
    if (Conversions.isBroken(value)) {
      return Optional.empty();
    }
    boolean isTime =
        value instanceof Typed.Constant of
            && (of.value() instanceof Duration || of.value() instanceof Period);
    if (!isTime || !Windows.isLength(((Typed.Constant) value).value())) {
      Span span = value.span();
      problems.report(Fault.LENGTH, span, problems.text(span), isTime ? WRITTEN : hint);
      return Optional.empty();
    }
    Typed.Lapse lapse = Lengths.lapse(((Typed.Constant) value).value());
    return Optional.of(new Lapse(lapse.months(), lapse.days(), lapse.millis()));
  }

  /** An instant, or the first of a date. */
  Optional<Instant> instant(Expression written, Expressions expressions) {
    Typed value = expressions.check(written);
    if (value instanceof Typed.Constant of && of.value() instanceof LocalDate date) {
      return Optional.of(date.atStartOfDay(zone).toInstant());
    } else if (value instanceof Typed.Constant of && of.value() instanceof Instant instant) {
      return Optional.of(instant);
    }
    refuse(value, "A date or an instant", "2026-03-01T09:00");
    return Optional.empty();
  }

  /** A time of the day. */
  Optional<LocalTime> time(Expression written, Expressions expressions) {
    Typed value = expressions.check(written);
    if (value instanceof Typed.Constant of && of.value() instanceof LocalTime time) {
      return Optional.of(time);
    }
    refuse(value, "A time of the day", "09:00");
    return Optional.empty();
  }

  private void refuse(Typed value, String what, String example) {
    if (!Conversions.isBroken(value)) {
      problems.report(Fault.TEST_TIME, value.span(), what, example);
    }
  }

  /** A whole number that is more than nothing. */
  Optional<Integer> count(String digits, Span span, Fault none, Object... arguments) {
    Typed.Constant value = literals.integer(digits, span);
    if (value.value() instanceof Long n && n > 0 && n <= Integer.MAX_VALUE) {
      return Optional.of(n.intValue());
    }
    if (!Conversions.isBroken(value)) {
      problems.report(none, span, arguments);
    }
    return Optional.empty();
  }

  /** In milliseconds; on the calendar a day may be an hour shorter, and a month has 28 days. */
  static long least(Lapse lapse) {
    return Lengths.least(new Typed.Lapse(lapse.months(), lapse.days(), lapse.millis()));
  }

  static long most(Lapse lapse) {
    return Lengths.most(new Typed.Lapse(lapse.months(), lapse.days(), lapse.millis()));
  }
}
