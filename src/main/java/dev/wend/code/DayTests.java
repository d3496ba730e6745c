package dev.wend.code;

import dev.wend.check.Typed;
import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tests of how many days ago something was, as tests of the instant itself: what is at least so
 * many days ago was before some midnight, which is the same for everybody.
 */
final class DayTests {
  /** Some centuries: so far from today there are dates. */
  private static final long MOST_DAYS = 100_000;

  private DayTests() {}

  /** The test of an instant that a test is, if it is one. */
  static Optional<Typed> of(Typed test) {
    if (!(test instanceof Typed.Apply apply) || apply.operands().size() != 2) {
      return Optional.empty();
    }
    Typed left = apply.operands().get(0);
    Typed right = apply.operands().get(1);
    Optional<Typed> ofLeft = instant(left);
    Optional<Typed> ofRight = instant(right);
    if (ofRight.isPresent() && isDays(left)) {
      return atLeast(apply, days(left), ofRight.get());
    }
    return ofLeft.isPresent() && isDays(right)
        ? atMost(apply, days(right), ofLeft.get())
        : Optional.empty();
  }

  /** The instant whose distance in days from today something is. */
  private static Optional<Typed> instant(Typed days) {
    boolean is =
        days instanceof Typed.Apply apply
            && apply.operator() == Operator.DAYS_BETWEEN
            && apply.operands().get(1) instanceof Typed.Today
            && apply.operands().get(0) instanceof Typed.Call call
            && call.function().name().equals("date")
            && call.arguments().size() == 1
            && call.arguments().get(0).type() == Scalar.DATETIME;
    return is
        ? Optional.of(((Typed.Call) ((Typed.Apply) days).operands().get(0)).arguments().get(0))
        : Optional.empty();
  }

  private static boolean isDays(Typed typed) {
    return typed instanceof Typed.Constant constant
        && constant.type() == Scalar.INT
        && constant.value() instanceof Long days
        && Math.abs(days) <= MOST_DAYS;
  }

  private static long days(Typed constant) {
    return (Long) ((Typed.Constant) constant).value();
  }

  private static Optional<Typed> atLeast(Typed.Apply test, long days, Typed instant) {
    Span span = test.span();
    return switch (test.operator()) {
      case LESS_OR_EQUAL -> Optional.of(before(instant, days - 1, span));
      case LESS -> Optional.of(before(instant, days, span));
      default -> Optional.empty();
    };
  }

  private static Optional<Typed> atMost(Typed.Apply test, long days, Typed instant) {
    Span span = test.span();
    return switch (test.operator()) {
      case LESS_OR_EQUAL -> Optional.of(since(instant, days, span));
      case LESS -> Optional.of(since(instant, days - 1, span));
      default -> Optional.empty();
    };
  }

  private static Typed before(Typed instant, long days, Span span) {
    return test(Operator.LESS, instant, midnight(days, span), span);
  }

  private static Typed since(Typed instant, long days, Span span) {
    return test(Operator.LESS_OR_EQUAL, midnight(days, span), instant, span);
  }

  private static Typed test(Operator operator, Typed left, Typed right, Span span) {
    return new Typed.Apply(operator, List.of(left, right), Scalar.BOOL, span);
  }

  /** The first instant of the day so many before today. */
  private static Typed midnight(long days, Span span) {
    Operator operator = days < 0 ? Operator.PLUS_DURATION : Operator.MINUS_DURATION;
    Typed by = new Typed.Constant(Scalar.DURATION, Duration.ofDays(Math.abs(days)), span);
    Type date = Scalar.DATE;
    Typed day = new Typed.Apply(operator, List.of(new Typed.Today(span), by), date, span);
    return new Typed.Apply(Operator.DATE_TO_DATETIME, List.of(day), Scalar.DATETIME, span);
  }
}
