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
 * Tests of how much time has passed since something, as tests of the instant itself: less than 48
 * hours ago is after now less 48 hours, which is the same for everybody, and turns at one instant.
 */
final class AgeTests {
  /** Some centuries in milliseconds: so far from now there are instants. */
  private static final long MOST = 100_000L * 24 * 60 * 60 * 1000;

  /**
   * Time that has passed.
   *
   * @param since an instant
   * @param unit of how many milliseconds whole units are counted, cut towards zero; 0 where it is a
   *     duration
   */
  private record Age(Typed since, long unit) {}

  private AgeTests() {}

  /** The test of an instant that a test is, if it is one. */
  static Optional<Typed> of(Typed test) {
    if (!(test instanceof Typed.Apply apply) || apply.operands().size() != 2) {
      return Optional.empty();
    }
    Typed left = apply.operands().get(0);
    Typed right = apply.operands().get(1);
    Optional<Age> younger = age(left);
    Optional<Age> older = age(right);
    if (younger.isPresent() && count(right, younger.get()).isPresent()) {
      return test(apply, younger.get(), count(right, younger.get()).get(), true);
    }
    return older.isPresent() && count(left, older.get()).isPresent()
        ? test(apply, older.get(), count(left, older.get()).get(), false)
        : Optional.empty();
  }

  private static Optional<Age> age(Typed typed) {
    if (!(typed instanceof Typed.Apply apply) || apply.operands().size() != 2) {
      return Optional.empty();
    }
    Typed first = apply.operands().get(0);
    Typed second = apply.operands().get(1);
    if (apply.operator() == Operator.DIFFERENCE) {
      return isNow(first) && second.type() == Scalar.DATETIME && !isNow(second)
          ? Optional.of(new Age(second, 0))
          : Optional.empty();
    }
    long unit = unit(apply.operator());
    return unit > 0 && isNow(second) && !isNow(first)
        ? Optional.of(new Age(first, unit))
        : Optional.empty();
  }

  private static boolean isNow(Typed typed) {
    return typed instanceof Typed.Now now && !now.ofRun();
  }

  private static long unit(Operator operator) {
    return switch (operator) {
      case HOURS_BETWEEN -> Duration.ofHours(1).toMillis();
      case MINUTES_BETWEEN -> Duration.ofMinutes(1).toMillis();
      case SECONDS_BETWEEN -> Duration.ofSeconds(1).toMillis();
      case MILLISECONDS_BETWEEN -> 1;
      default -> 0;
    };
  }

  /** The constant with which an age is compared: units, or milliseconds of a duration. */
  private static Optional<Long> count(Typed typed, Age age) {
    if (!(typed instanceof Typed.Constant constant)) {
      return Optional.empty();
    }
    Optional<Long> count = Optional.empty();
    if (age.unit() == 0 && constant.value() instanceof Duration duration) {
      count = Optional.of(duration.toMillis());
    } else if (age.unit() > 0
        && constant.type() == Scalar.INT
        && constant.value() instanceof Long units) {
      count = Optional.of(units);
    }
    return count.filter(n -> Math.abs(n) < MOST / Math.max(1, age.unit()));
  }

  /**
   * @param isLeft whether the age stands before the constant
   */
  private static Optional<Typed> test(Typed.Apply test, Age age, long count, boolean isLeft) {
    Span span = test.span();
    Typed since = age.since();
    if (age.unit() == 0) {
      Typed then = before(count, span);
      return switch (test.operator()) {
        case LESS, LESS_OR_EQUAL, EQUAL ->
            Optional.of(
                isLeft
                    ? apply(test.operator(), then, since, span)
                    : apply(test.operator(), since, then, span));
        default -> Optional.empty();
      };
    }
    // Less than n units, and at least n, where n is above 0: cut towards zero, none is less than 1.
    long more = count + 1;
    return switch (test.operator()) {
      case LESS -> isLeft ? younger(age, count, span) : older(age, more, span);
      case LESS_OR_EQUAL -> isLeft ? younger(age, more, span) : older(age, count, span);
      case EQUAL ->
          older(age, count, span)
              .flatMap(
                  least ->
                      younger(age, more, span)
                          .map(most -> new Typed.And(List.of(least, most), span)));
      default -> Optional.empty();
    };
  }

  private static Optional<Typed> younger(Age age, long units, Span span) {
    return units < 1
        ? Optional.empty()
        : Optional.of(apply(Operator.LESS, before(units * age.unit(), span), age.since(), span));
  }

  private static Optional<Typed> older(Age age, long units, Span span) {
    return units < 1
        ? Optional.empty()
        : Optional.of(
            apply(Operator.LESS_OR_EQUAL, age.since(), before(units * age.unit(), span), span));
  }

  private static Typed apply(Operator operator, Typed left, Typed right, Span span) {
    return new Typed.Apply(operator, List.of(left, right), Scalar.BOOL, span);
  }

  /** The instant so many milliseconds before now. */
  private static Typed before(long millis, Span span) {
    Operator operator = millis < 0 ? Operator.PLUS_DURATION : Operator.MINUS_DURATION;
    Type duration = Scalar.DURATION;
    Typed by = new Typed.Constant(duration, Duration.ofMillis(Math.abs(millis)), span);
    return new Typed.Apply(operator, List.of(new Typed.Now(span), by), Scalar.DATETIME, span);
  }
}
