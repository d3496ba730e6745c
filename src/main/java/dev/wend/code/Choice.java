package dev.wend.code;

import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Calendars.TimeUnit;
import dev.wend.value.Operator;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The op that an operator becomes for operands of some types, and its plain operands (0 where it
 * has none).
 */
record Choice(Op op, int i, int j) {
  static boolean isTest(Operator operator) {
    return switch (operator) {
      case EQUAL, LESS, LESS_OR_EQUAL, CONTAINS, STARTS_WITH, ENDS_WITH, LIKE, MATCHES -> true;
      default -> false;
    };
  }

  /** Whether each row costs much more than one number does. */
  static boolean isDear(Operator operator) {
    return switch (operator) {
      case CONCAT, FOLD_CASE, ENUM_TO_STRING, CONTAINS, STARTS_WITH, ENDS_WITH, LIKE, MATCHES ->
          true;
      case PLUS_PERIOD, MINUS_PERIOD, YEARS_BETWEEN, MONTHS_BETWEEN -> true;
      default -> false;
    };
  }

  /** The op for operands that are brought to the same digits already. */
  static Choice of(Operator operator, List<Node> inputs, Type result) {
    Type type = inputs.get(0).type;
    boolean real = type == Scalar.DOUBLE;
    return switch (operator) {
      case ADD -> plain(real ? Op.ADD_DOUBLES : Op.ADD);
      case SUBTRACT -> plain(real ? Op.SUBTRACT_DOUBLES : Op.SUBTRACT);
      case MULTIPLY -> multiply(inputs, result);
      case DIVIDE -> divide(inputs, result);
      case REMAINDER -> plain(real ? Op.REMAINDER_DOUBLES : Op.REMAINDER);
      case NEGATE -> plain(real ? Op.NEGATE_DOUBLE : Op.NEGATE);
      case INT_TO_DECIMAL, DECIMAL_TO_DECIMAL ->
          new Choice(Op.RESCALE, digits(result) - digits(type), 0);
      case INT_TO_DOUBLE, DECIMAL_TO_DOUBLE -> new Choice(Op.TO_DOUBLE, digits(type), 0);
      case EQUAL -> plain(type == Scalar.STRING ? Op.TEXT_EQUAL : Op.EQUAL);
      case LESS -> plain(type, Op.TEXT_LESS, Op.LESS_DOUBLES, Op.LESS);
      case LESS_OR_EQUAL ->
          plain(type, Op.TEXT_LESS_OR_EQUAL, Op.LESS_OR_EQUAL_DOUBLES, Op.LESS_OR_EQUAL);
      case CONCAT -> plain(Op.CONCAT);
      case FOLD_CASE -> plain(Op.FOLD);
      case ENUM_TO_STRING -> plain(Op.ENUM_TEXT);
      case CONTAINS -> plain(Op.CONTAINS);
      case STARTS_WITH -> plain(Op.STARTS_WITH);
      case ENDS_WITH -> plain(Op.ENDS_WITH);
      case LIKE -> plain(Op.LIKE);
      case MATCHES -> plain(Op.MATCHES);
      default -> calendar(operator, inputs, type);
    };
  }

  private static Choice calendar(Operator operator, List<Node> inputs, Type type) {
    boolean date = type == Scalar.DATE;
    return switch (operator) {
      case DATE_TO_DATETIME -> plain(Op.TO_DATETIME);
      case PLUS_DURATION ->
          plain(type == Scalar.DURATION ? Op.ADD : date ? Op.PLUS_DAYS : Op.PLUS_MILLIS);
      case MINUS_DURATION ->
          plain(type == Scalar.DURATION ? Op.SUBTRACT : date ? Op.MINUS_DAYS : Op.MINUS_MILLIS);
      case PLUS_PERIOD -> move(date, (Period) inputs.get(1).payload, 1);
      case MINUS_PERIOD -> move(date, (Period) inputs.get(1).payload, -1);
      case DIFFERENCE -> plain(date ? Op.DATES_DIFFERENCE : Op.SUBTRACT);
      case YEARS_BETWEEN -> between(date, TimeUnit.YEARS);
      case MONTHS_BETWEEN -> between(date, TimeUnit.MONTHS);
      case WEEKS_BETWEEN -> between(date, TimeUnit.WEEKS);
      case DAYS_BETWEEN -> between(date, TimeUnit.DAYS);
      case HOURS_BETWEEN -> between(date, TimeUnit.HOURS);
      case MINUTES_BETWEEN -> between(date, TimeUnit.MINUTES);
      case SECONDS_BETWEEN -> between(date, TimeUnit.SECONDS);
      case MILLISECONDS_BETWEEN -> between(date, TimeUnit.MILLISECONDS);
      default -> throw new IllegalArgumentException("no op for " + operator);
    };
  }

  private static Choice plain(Op op) {
    return new Choice(op, 0, 0);
  }

  private static Choice plain(Type type, Op text, Op real, Op other) {
    return plain(type == Scalar.STRING ? text : type == Scalar.DOUBLE ? real : other);
  }

  private static Choice multiply(List<Node> inputs, Type result) {
    if (result == Scalar.DOUBLE) {
      return plain(Op.MULTIPLY_DOUBLES);
    }
    if (result instanceof Type.Decimal) {
      int all = digits(inputs.get(0).type) + digits(inputs.get(1).type);
      return new Choice(Op.MULTIPLY_DECIMALS, all - digits(result), 0);
    }
    return plain(Op.MULTIPLY);
  }

  private static Choice divide(List<Node> inputs, Type result) {
    if (result == Scalar.DOUBLE) {
      return plain(Op.DIVIDE_DOUBLES);
    }
    int less = digits(inputs.get(1).type) - digits(inputs.get(0).type);
    return new Choice(Op.DIVIDE_DECIMALS, digits(result) + less, 0);
  }

  private static Choice move(boolean date, Period period, int sign) {
    // More than a calendar has gives missing all the same.
    long most = 1_000_000_000;
    int months = (int) Math.max(-most, Math.min(most, period.toTotalMonths()));
    return new Choice(
        date ? Op.MOVE_DATE : Op.MOVE_DATETIME,
        sign * months,
        (int) (sign * Math.max(-most, Math.min(most, period.get(ChronoUnit.DAYS)))));
  }

  private static Choice between(boolean date, TimeUnit unit) {
    return new Choice(date ? Op.DATES_BETWEEN : Op.DATETIMES_BETWEEN, unit.number(), 0);
  }

  /** The digits after the point of a decimal; 0 for an int. */
  static int digits(Type type) {
    return type instanceof Type.Decimal decimal ? decimal.digits() : 0;
  }
}
