package dev.wend.check;

import static dev.wend.check.Conversions.isBroken;
import static dev.wend.check.Conversions.isMissing;

import dev.wend.check.Typed.And;
import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Call;
import dev.wend.check.Typed.Constant;
import dev.wend.check.Typed.Not;
import dev.wend.check.Typed.Now;
import dev.wend.check.Typed.Today;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.lib.Functions;
import dev.wend.syntax.Ast.CalendarWindow;
import dev.wend.syntax.Ast.SlidingWindow;
import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.syntax.Ast.Window;
import dev.wend.syntax.Ast.WindowExpression;
import dev.wend.syntax.Ast.WindowSide;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Windows of time: {@code t in last 7 days}, {@code t in this month}. A window becomes two bounds
 * that are the same for everybody, each a comparison with what is tested.
 */
final class Windows {
  private static final Duration DAY = Duration.ofDays(1);

  // a thousand years
  private static final int MOST_MONTHS = 12_000;
  private static final long MOST_DAYS = 365_000;

  /** Where a window begins and ends, and whether its ends belong to it. */
  private record Bounds(Typed from, boolean fromIn, Typed to, boolean toIn) {}

  private final Problems problems;
  private final Literals literals;
  private final Facts facts;

  Windows(Problems problems, Literals literals, Facts facts) {
    this.problems = problems;
    this.literals = literals;
    this.facts = facts;
  }

  Typed in(WindowExpression node, Typed operand) {
    Window window = node.window();
    if (!isDate(operand, window)) {
      return Literals.broken(node.span());
    }
    boolean ofDate = operand.type() == Scalar.DATE;
    Optional<Bounds> bounds =
        window instanceof SlidingWindow sliding
            ? sliding(sliding, ofDate)
            : calendar((CalendarWindow) window, ofDate);
    return bounds.map(b -> test(node, operand, b)).orElseGet(() -> Literals.broken(node.span()));
  }

  private boolean isDate(Typed operand, Window window) {
    if (isMissing(operand)) {
      problems.report(Fault.MISSING_VALUE, operand.span());
    } else if (!isBroken(operand) && !Arithmetic.isDate(operand.type())) {
      String hint = "Make a date of it: `date(" + problems.text(operand.span()) + ")`.";
      problems.report(
          Fault.DATE_TEST,
          operand.span(),
          "in " + window.side().word(),
          operand.type().text(),
          operand.type() == Scalar.STRING ? hint : "");
    }
    return Arithmetic.isDate(operand.type());
  }

  private Typed test(WindowExpression node, Typed operand, Bounds bounds) {
    if (node.negated()) {
      facts.hint(operand, node.span());
    }
    Typed test =
        birth(operand)
            .map(birth -> birthday(birth, bounds, node.span()))
            .orElseGet(() -> between(operand, bounds, node.span()));
    return node.negated() ? new Not(test, node.span()) : test;
  }

  private static Typed between(Typed operand, Bounds bounds, Span span) {
    return new And(
        List.of(
            compare(bounds.from(), bounds.fromIn(), operand, span),
            compare(operand, bounds.toIn(), bounds.to(), span)),
        span);
  }

  private static Typed compare(Typed lower, boolean orEqual, Typed upper, Span span) {
    Operator operator = orEqual ? Operator.LESS_OR_EQUAL : Operator.LESS;
    return new Apply(operator, List.of(lower, upper), Scalar.BOOL, span);
  }

  // ---- birthdays

  /** What {@code birthday(x)} was called with. */
  private static Optional<Typed> birth(Typed operand) {
    return operand instanceof Call call
            && call.function().name().equals("birthday")
            && call.arguments().size() == 1
        ? Optional.of(call.arguments().get(0))
        : Optional.empty();
  }

  /**
   * A birthday of any year lies in a window when the first one since its start is before its end.
   */
  private static Typed birthday(Typed birth, Bounds bounds, Span span) {
    Typed from = bounds.fromIn() ? bounds.from() : moved(bounds.from(), DAY, 1, span);
    return compare(call("birthday", span, birth, from), bounds.toIn(), bounds.to(), span);
  }

  // ---- sliding

  private Optional<Bounds> sliding(SlidingWindow window, boolean ofDate) {
    Constant length = literals.spanOfTime(window.length());
    if (isBroken(length)) {
      return Optional.empty();
    }
    if (!isLength(length.value())) {
      problems.report(Fault.WINDOW_LENGTH, length.span(), problems.text(length.span()));
      return Optional.empty();
    }
    if (ofDate && length.value() instanceof Duration d && d.toMillis() % DAY.toMillis() != 0) {
      problems.report(Fault.DATE_WINDOW, length.span());
      return Optional.empty();
    }
    Span span = window.span();
    Typed now = ofDate ? new Today(span) : new Now(span);
    return Optional.of(
        window.side() == WindowSide.LAST
            ? new Bounds(moved(now, length.value(), -1, span), false, now, true)
            : new Bounds(now, true, moved(now, length.value(), 1, span), false));
  }

  /** Longer than nothing, and not so long that its far end might be no date. */
  static boolean isLength(Object length) {
    if (length instanceof Period period) {
      long months = period.toTotalMonths();
      long days = period.get(ChronoUnit.DAYS);
      return months + days > 0 && months <= MOST_MONTHS && days <= MOST_DAYS;
    }
    Duration duration = (Duration) length;
    return duration.toMillis() > 0 && duration.toDays() <= MOST_DAYS;
  }

  // ---- units of the calendar

  private Optional<Bounds> calendar(CalendarWindow window, boolean ofDate) {
    if (ofDate && length(window.unit()) instanceof Duration d && d.compareTo(DAY) < 0) {
      problems.report(Fault.DATE_WINDOW, window.span());
      return Optional.empty();
    }
    Span span = window.span();
    int first =
        switch (window.side()) {
          case LAST -> -1;
          case THIS -> 0;
          case NEXT -> 1;
        };
    Typed start = start(window.unit(), span);
    Typed from = moved(start, length(window.unit()), first, span);
    Typed to = moved(start, length(window.unit()), first + 1, span);
    return Optional.of(
        ofDate
            ? new Bounds(from, true, to, false)
            : new Bounds(Arithmetic.firstInstant(from), true, Arithmetic.firstInstant(to), false));
  }

  /** Where the unit that is current began: a date, or of what is shorter than a day an instant. */
  private static Typed start(TimeUnit unit, Span span) {
    return switch (unit) {
      case MILLISECOND -> new Now(span);
      case SECOND -> call("startOfSecond", span, new Now(span));
      case MINUTE -> call("startOfMinute", span, new Now(span));
      case HOUR -> call("startOfHour", span, new Now(span));
      case DAY -> new Today(span);
      case WEEK -> call("startOfWeek", span, new Today(span));
      case MONTH -> call("startOfMonth", span, new Today(span));
      case YEAR -> call("startOfYear", span, new Today(span));
    };
  }

  private static Object length(TimeUnit unit) {
    return switch (unit) {
      case MILLISECOND -> Duration.ofMillis(1);
      case SECOND -> Duration.ofSeconds(1);
      case MINUTE -> Duration.ofMinutes(1);
      case HOUR -> Duration.ofHours(1);
      case DAY -> DAY;
      case WEEK -> Duration.ofDays(7);
      case MONTH -> Period.ofMonths(1);
      case YEAR -> Period.ofMonths(12);
    };
  }

  // ---- values

  /** A date or instant moved on or back by some lengths of one kind. */
  private static Typed moved(Typed from, Object length, int times, Span span) {
    if (times == 0) {
      return from;
    }
    boolean back = times < 0;
    boolean period = length instanceof Period;
    Object total =
        length instanceof Period p
            ? p.multipliedBy(Math.abs(times))
            : ((Duration) length).multipliedBy(Math.abs(times));
    Operator operator =
        period
            ? (back ? Operator.MINUS_PERIOD : Operator.PLUS_PERIOD)
            : (back ? Operator.MINUS_DURATION : Operator.PLUS_DURATION);
    Constant by = new Constant(period ? Scalar.PERIOD : Scalar.DURATION, total, span);
    return new Apply(operator, List.of(from, by), from.type(), span);
  }

  /** The day of an instant. */
  static Typed dateOf(Typed instant) {
    return call("date", instant.span(), instant);
  }

  private static Typed call(String name, Span span, Typed... arguments) {
    List<Typed> given = List.of(arguments);
    List<Type> types = given.stream().map(Typed::type).toList();
    Functions.Match match = Functions.match(name, types).orElseThrow();
    return new Call(match.function(), given, match.resolved().result(), span);
  }
}
