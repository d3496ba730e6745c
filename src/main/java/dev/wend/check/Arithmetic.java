package dev.wend.check;

import static dev.wend.check.Conversions.isBroken;
import static dev.wend.check.Conversions.isMissing;
import static dev.wend.check.Conversions.widen;

import dev.wend.check.Typed.Apply;
import dev.wend.check.Typed.Constant;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.type.Widening;
import dev.wend.value.Operator;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code + - * / %} and {@code UNIT between}, on numbers, texts, dates and lengths of time. */
final class Arithmetic {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Problems problems;

  Arithmetic(Problems problems) {
    this.problems = problems;
  }

  /** A number with its sign turned; of a constant, a constant. */
  Typed negate(Typed operand, Span span) {
    if (isBroken(operand)) {
      return operand;
    }
    if (!operand.type().isNumber()) {
      problems.report(Fault.NEGATE, operand.span(), operand.type().text());
      return Literals.broken(span);
    }
    if (operand instanceof Constant constant && constant.value() != null) {
      return new Constant(constant.type(), negated(constant.value()), span);
    }
    return new Apply(Operator.NEGATE, List.of(operand), operand.type(), span);
  }

  private static Object negated(Object number) {
    if (number instanceof Long whole) {
      return -whole;
    }
    return number instanceof BigDecimal decimal
        ? decimal.negate()
        : (Object) (0.0 - (Double) number);
  }

  Typed combine(BinaryExpression node, Typed left, Typed right) {
    if (isBroken(left) || isBroken(right)) {
      return Literals.broken(node.span());
    }
    if (isMissing(left) || isMissing(right)) {
      problems.report(Fault.MISSING_VALUE, (isMissing(left) ? left : right).span());
      return Literals.broken(node.span());
    }
    Optional<Typed> result =
        left.type().isNumber() && right.type().isNumber()
            ? Optional.of(numbers(node.operator(), left, right, node.span()))
            : others(node.operator(), left, right, node.span());
    return result.orElseGet(() -> refuse(node, left, right));
  }

  private Typed refuse(BinaryExpression node, Typed left, Typed right) {
    problems.report(
        Fault.OPERANDS,
        node.operatorSpan(),
        node.operator().word(),
        left.type().text(),
        right.type().text(),
        hint(node.operator(), left, right));
    return Literals.broken(node.span());
  }

  private String hint(BinaryOperator operator, Typed left, Typed right) {
    boolean leftText = left.type() == Scalar.STRING;
    if (operator == BinaryOperator.ADD && leftText != (right.type() == Scalar.STRING)) {
      return "Join texts: `text(" + problems.text((leftText ? right : left).span()) + ")`.";
    }
    if (leftText != (right.type() == Scalar.STRING)) {
      return "Make a number of the text: `int("
          + problems.text((leftText ? left : right).span())
          + ")`.";
    }
    boolean moment = isDate(left.type()) || isDate(right.type());
    return moment ? "Say the unit, as in `d + 3 days`." : "";
  }

  // ---- numbers

  private static Typed numbers(BinaryOperator operator, Typed left, Typed right, Span span) {
    Type type = Widening.common(left.type(), right.type()).orElseThrow();
    if (operator == BinaryOperator.DIVIDE) {
      type = quotient(type);
    }
    Operator numeric =
        switch (operator) {
          case ADD -> Operator.ADD;
          case SUBTRACT -> Operator.SUBTRACT;
          case MULTIPLY -> Operator.MULTIPLY;
          case DIVIDE -> Operator.DIVIDE;
          case REMAINDER -> Operator.REMAINDER;
          default -> throw new IllegalArgumentException(operator + " is no arithmetic");
        };
    return new Apply(numeric, List.of(widen(left, type), widen(right, type)), type, span);
  }

  /** A double of ints; of decimals at least 4 digits. */
  private static Type quotient(Type common) {
    if (common instanceof Type.Decimal decimal) {
      return new Type.Decimal(Math.max(Type.DEFAULT_DIGITS, decimal.digits()));
    }
    return Scalar.DOUBLE;
  }

  // ---- texts, dates and lengths of time

  private Optional<Typed> others(BinaryOperator operator, Typed left, Typed right, Span span) {
    if (operator == BinaryOperator.ADD) {
      if (left.type() == Scalar.STRING && right.type() == Scalar.STRING) {
        return apply(Operator.CONCAT, left, right, Scalar.STRING, span);
      }
      return isLength(left.type()) && !isLength(right.type())
          ? moved(Operator.PLUS_DURATION, Operator.PLUS_PERIOD, right, left, span)
          : moved(Operator.PLUS_DURATION, Operator.PLUS_PERIOD, left, right, span);
    }
    if (operator != BinaryOperator.SUBTRACT) {
      return Optional.empty();
    }
    if (isDate(left.type()) && left.type() == right.type()) {
      return apply(Operator.DIFFERENCE, left, right, Scalar.DURATION, span);
    }
    return moved(Operator.MINUS_DURATION, Operator.MINUS_PERIOD, left, right, span);
  }

  private Optional<Typed> moved(
      Operator byDuration, Operator byPeriod, Typed from, Typed by, Span span) {
    if (by.type() == Scalar.PERIOD && isDate(from.type())) {
      return apply(byPeriod, from, by, from.type(), span);
    }
    boolean movable = isDate(from.type()) || from.type() == Scalar.DURATION;
    if (by.type() != Scalar.DURATION || !movable) {
      return Optional.empty();
    }
    if (from.type() == Scalar.DATE && !mayBeWholeDays(by)) {
      problems.report(Fault.WHOLE_DAYS, by.span());
      return Optional.of(Literals.broken(span));
    }
    return apply(byDuration, from, by, from.type(), span);
  }

  private static boolean mayBeWholeDays(Typed by) {
    return !(by instanceof Constant constant)
        || (constant.value() instanceof Duration length && length.toMillis() % DAY == 0);
  }

  private static Optional<Typed> apply(
      Operator operator, Typed left, Typed right, Type type, Span span) {
    return Optional.of(new Apply(operator, List.of(left, right), type, span));
  }

  static boolean isDate(Type type) {
    return type == Scalar.DATE || type == Scalar.DATETIME;
  }

  private static boolean isLength(Type type) {
    return type == Scalar.DURATION || type == Scalar.PERIOD;
  }

  // ---- UNIT between

  /** Whole units from one to the other; a date beside a datetime is its first instant. */
  Typed unitsBetween(TimeUnit unit, Typed from, Typed to, Span span) {
    boolean fromDate = isDateOperand(from, unit);
    boolean toDate = isDateOperand(to, unit);
    if (!fromDate || !toDate) {
      return Literals.broken(span);
    }
    boolean instants =
        ofInstants(unit) || from.type() == Scalar.DATETIME || to.type() == Scalar.DATETIME;
    List<Typed> operands =
        instants ? List.of(firstInstant(from), firstInstant(to)) : List.of(from, to);
    return new Apply(operator(unit), operands, Scalar.INT, span);
  }

  private boolean isDateOperand(Typed operand, TimeUnit unit) {
    if (!isBroken(operand) && !isDate(operand.type())) {
      String hint = "Make a date of a text: `date(" + problems.text(operand.span()) + ")`.";
      problems.report(
          Fault.DATE_TEST,
          operand.span(),
          Literals.word(unit) + "s between",
          operand.type().text(),
          operand.type() == Scalar.STRING ? hint : "");
    }
    return isDate(operand.type());
  }

  private static boolean ofInstants(TimeUnit unit) {
    return switch (unit) {
      case MILLISECOND, SECOND, MINUTE, HOUR -> true;
      case DAY, WEEK, MONTH, YEAR -> false;
    };
  }

  private static Operator operator(TimeUnit unit) {
    return switch (unit) {
      case MILLISECOND -> Operator.MILLISECONDS_BETWEEN;
      case SECOND -> Operator.SECONDS_BETWEEN;
      case MINUTE -> Operator.MINUTES_BETWEEN;
      case HOUR -> Operator.HOURS_BETWEEN;
      case DAY -> Operator.DAYS_BETWEEN;
      case WEEK -> Operator.WEEKS_BETWEEN;
      case MONTH -> Operator.MONTHS_BETWEEN;
      case YEAR -> Operator.YEARS_BETWEEN;
    };
  }

  /** A date's first instant; a datetime as it is. */
  static Typed firstInstant(Typed value) {
    return value.type() == Scalar.DATE
        ? new Apply(Operator.DATE_TO_DATETIME, List.of(value), Scalar.DATETIME, value.span())
        : value;
  }

  /** The first instant of the day after a date. */
  static Typed firstInstantAfter(Typed date) {
    Typed day = new Constant(Scalar.DURATION, Duration.ofDays(1), date.span());
    return firstInstant(
        new Apply(Operator.PLUS_DURATION, List.of(date, day), Scalar.DATE, date.span()));
  }
}
