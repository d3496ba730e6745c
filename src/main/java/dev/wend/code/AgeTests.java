package dev.wend.code;

import dev.wend.check.Typed;
import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.value.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tests of how long ago something was, as tests of the instant itself: less than 48 hours ago is
 * after now less 48 hours, and at least 3 days ago is before some midnight; both are the same for
 * everybody, and turn at one instant.
 */
final class AgeTests {
  /** Some centuries in milliseconds: so far from now there are instants. */
  private static final long MOST = 100_000L * 24 * 60 * 60 * 1000;

  private static final long DAY = Duration.ofDays(1).toMillis();

  /** How long ago something was is said in one of these ways. */
  private enum Measure {
    /** As a duration. */
    EXACT,
    /** In whole units of time, cut towards zero. */
    UNITS,
    /** In days of the calendar. */
    DAYS
  }

  /**
   * Time that has passed.
   *
   * @param since an instant
   * @param unit what is counted, in milliseconds
   */
  private record Age(Typed since, Measure measure, long unit) {
    /** The constant with which it is compared: how many units. */
    Optional<Long> count(Typed typed) {
      Object value = typed instanceof Typed.Constant constant ? constant.value() : "";
      Optional<Long> count =
          measure == Measure.EXACT && value instanceof Duration duration
              ? Optional.of(duration.toMillis())
              : Optional.empty();
      if (measure != Measure.EXACT && typed.type() == Scalar.INT && value instanceof Long units) {
        count = Optional.of(units);
      }
      return count.filter(n -> Math.abs(n) < MOST / unit);
    }

    /** Fewer than so many. */
    Optional<Typed> below(long count, Span span) {
      return switch (measure) {
        case EXACT -> Optional.of(apply(Operator.LESS, before(count, span), since, span));
        case DAYS ->
            Optional.of(apply(Operator.LESS_OR_EQUAL, midnight(count - 1, span), since, span));
        // cut towards zero, none is fewer than 1
        case UNITS ->
            count < 1
                ? Optional.empty()
                : Optional.of(apply(Operator.LESS, before(count * unit, span), since, span));
      };
    }

    /** So many or more. */
    Optional<Typed> least(long count, Span span) {
      return switch (measure) {
        case EXACT -> Optional.of(apply(Operator.LESS_OR_EQUAL, since, before(count, span), span));
        case DAYS -> Optional.of(apply(Operator.LESS, since, midnight(count - 1, span), span));
        case UNITS ->
            count < 1
                ? Optional.empty()
                : Optional.of(
                    apply(Operator.LESS_OR_EQUAL, since, before(count * unit, span), span));
      };
    }

    /**
     * So many or fewer: instants are whole milliseconds, so it is always a matter of whole ones.
     */
    Optional<Typed> most(long count, Span span) {
      return measure == Measure.EXACT
          ? Optional.of(apply(Operator.LESS_OR_EQUAL, before(count, span), since, span))
          : below(count + 1, span);
    }

    /** More than so many. */
    Optional<Typed> above(long count, Span span) {
      return measure == Measure.EXACT
          ? Optional.of(apply(Operator.LESS, since, before(count, span), span))
          : least(count + 1, span);
    }
  }

  private AgeTests() {}

  /** The test of an instant that a test is, if it is one. */
  static Optional<Typed> of(Typed test) {
    if (!(test instanceof Typed.Apply apply) || apply.operands().size() != 2) {
      return Optional.empty();
    }
    Typed left = apply.operands().get(0);
    Typed right = apply.operands().get(1);
    Optional<Age> age = age(left);
    if (age.isPresent()) {
      return age.get().count(right).flatMap(n -> compared(apply, age.get(), n));
    }
    return age(right).flatMap(a -> a.count(left).flatMap(n -> turned(apply, n, a)));
  }

  /** Where the age stands before the constant. */
  private static Optional<Typed> compared(Typed.Apply test, Age age, long count) {
    return switch (test.operator()) {
      case LESS -> age.below(count, test.span());
      case LESS_OR_EQUAL -> age.most(count, test.span());
      case EQUAL -> equal(age, count, test.span());
      default -> Optional.empty();
    };
  }

  /** Where the constant stands before the age. */
  private static Optional<Typed> turned(Typed.Apply test, long count, Age age) {
    return switch (test.operator()) {
      case LESS -> age.above(count, test.span());
      case LESS_OR_EQUAL -> age.least(count, test.span());
      case EQUAL -> equal(age, count, test.span());
      default -> Optional.empty();
    };
  }

  private static Optional<Typed> equal(Age age, long count, Span span) {
    return age.least(count, span)
        .flatMap(
            least -> age.most(count, span).map(most -> new Typed.And(List.of(least, most), span)));
  }

  // ---- what is an age

  private static Optional<Age> age(Typed typed) {
    if (!(typed instanceof Typed.Apply apply) || apply.operands().size() != 2) {
      return Optional.empty();
    }
    Typed first = apply.operands().get(0);
    Typed second = apply.operands().get(1);
    return switch (apply.operator()) {
      case DIFFERENCE ->
          isNow(first) && second.type() == Scalar.DATETIME
              ? instant(second, Measure.EXACT, 1)
              : Optional.empty();
      case DAYS_BETWEEN ->
          second instanceof Typed.Today
              ? dated(first).flatMap(instant -> instant(instant, Measure.DAYS, DAY))
              : Optional.empty();
      case HOURS_BETWEEN -> units(first, second, Duration.ofHours(1));
      case MINUTES_BETWEEN -> units(first, second, Duration.ofMinutes(1));
      case SECONDS_BETWEEN -> units(first, second, Duration.ofSeconds(1));
      case MILLISECONDS_BETWEEN -> units(first, second, Duration.ofMillis(1));
      default -> Optional.empty();
    };
  }

  private static Optional<Age> units(Typed first, Typed second, Duration unit) {
    return isNow(second) ? instant(first, Measure.UNITS, unit.toMillis()) : Optional.empty();
  }

  /** How long ago now was is no question of an instant. */
  private static Optional<Age> instant(Typed since, Measure measure, long unit) {
    return isNow(since) ? Optional.empty() : Optional.of(new Age(since, measure, unit));
  }

  private static boolean isNow(Typed typed) {
    return typed instanceof Typed.Now now && !now.ofRun();
  }

  /** The instant of which something is the date. */
  private static Optional<Typed> dated(Typed date) {
    return date instanceof Typed.Call call
            && call.function().name().equals("date")
            && call.arguments().size() == 1
            && call.arguments().get(0).type() == Scalar.DATETIME
        ? Optional.of(call.arguments().get(0))
        : Optional.empty();
  }

  // ---- what it is compared with

  private static Typed apply(Operator operator, Typed left, Typed right, Span span) {
    return new Typed.Apply(operator, List.of(left, right), Scalar.BOOL, span);
  }

  /** The instant so many milliseconds before now. */
  private static Typed before(long millis, Span span) {
    return less(new Typed.Now(span), Duration.ofMillis(millis), Scalar.DATETIME, span);
  }

  /** The first instant of the day so many before today. */
  private static Typed midnight(long days, Span span) {
    Typed day = less(new Typed.Today(span), Duration.ofDays(days), Scalar.DATE, span);
    return new Typed.Apply(Operator.DATE_TO_DATETIME, List.of(day), Scalar.DATETIME, span);
  }

  private static Typed less(Typed from, Duration by, Scalar type, Span span) {
    Operator operator = by.isNegative() ? Operator.PLUS_DURATION : Operator.MINUS_DURATION;
    Typed amount = new Typed.Constant(Scalar.DURATION, by.abs(), span);
    return new Typed.Apply(operator, List.of(from, amount), type, span);
  }
}
