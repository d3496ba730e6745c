package dev.wend.code;

import dev.wend.code.Program.Entry;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Calendars;
import dev.wend.value.Calendars.TimeUnit;
import dev.wend.value.Lane;

/** The types that ops take and give in lanes. */
final class Typing {
  private static final int UNITS = TimeUnit.values().length;

  private Typing() {}

  /** Whether a lane is one of a type's values. */
  static boolean isLane(Type type, long lane) {
    if (lane == Lane.MISSING) {
      return false;
    }
    if (type instanceof Type.Enumeration enumeration) {
      return lane >= 0 && lane < enumeration.values().size();
    }
    if (!(type instanceof Scalar scalar)) {
      return true;
    }
    return switch (scalar) {
      case BOOL -> lane == 0 || lane == 1;
      case INT, DURATION -> true;
      case DOUBLE -> Double.isFinite(Double.longBitsToDouble(lane));
      // Bounds of a column test may lie beyond the calendar.
      case DATE, DATETIME -> true;
      case TIME -> lane >= 0 && lane < Calendars.DAY;
      case STRING, PERIOD, MISSING, ERROR -> false;
    };
  }

  /** The type of a number in the pool, or of what a program within gives. */
  static Type number(Entry entry) {
    if (entry instanceof Entry.Constant number) {
      return number.type();
    }
    return ((Entry.Nested) entry).program().outputs().get(0).type();
  }

  /**
   * The type of what an op on lanes writes, BOOL where it tests them; {@code null} where its
   * operands' types do not fit.
   *
   * @param i its first plain operand
   */
  static Type result(Op op, Type a, Type b, int i) {
    return switch (op) {
      case ADD, SUBTRACT -> sum(op, a, b);
      case REMAINDER -> a.equals(b) && isExact(a) ? a : null;
      case MULTIPLY -> b == Scalar.INT && (a == b || a == Scalar.DURATION) ? a : null;
      case NEGATE -> isExact(a) || a == Scalar.DURATION ? a : null;
      case RESCALE -> isExact(a) ? decimal(digits(a) + (long) i) : null;
      case MULTIPLY_DECIMALS ->
          isExact(a) && isExact(b) ? decimal(digits(a) + digits(b) - (long) i) : null;
      case DIVIDE_DECIMALS ->
          isExact(a) && isExact(b) ? decimal(i + (long) digits(a) - digits(b)) : null;
      case TO_DOUBLE -> isExact(a) && i == digits(a) ? Scalar.DOUBLE : null;
      case ADD_DOUBLES, SUBTRACT_DOUBLES, MULTIPLY_DOUBLES, DIVIDE_DOUBLES, REMAINDER_DOUBLES ->
          a == Scalar.DOUBLE && b == a ? a : null;
      case NEGATE_DOUBLE -> a == Scalar.DOUBLE ? a : null;
      case SELECT, COALESCE -> a.equals(b) ? a : null;
      case FROM_MASK, IS_PRESENT, OUT_LANE -> Scalar.BOOL;
      case IS_TRUE -> a == Scalar.BOOL ? a : null;
      case ENUM_TEXT -> a instanceof Type.Enumeration ? a : null;
      case EQUAL -> a.equals(b) ? Scalar.BOOL : null;
      case LESS, LESS_OR_EQUAL -> a.equals(b) && a != Scalar.DOUBLE ? Scalar.BOOL : null;
      case LESS_DOUBLES, LESS_OR_EQUAL_DOUBLES -> a == Scalar.DOUBLE && b == a ? Scalar.BOOL : null;
      default -> calendar(op, a, b, i);
    };
  }

  private static Type calendar(Op op, Type a, Type b, int i) {
    return switch (op) {
      case TO_DATETIME -> a == Scalar.DATE ? Scalar.DATETIME : null;
      case PLUS_DAYS, MINUS_DAYS -> a == Scalar.DATE && b == Scalar.DURATION ? a : null;
      case PLUS_MILLIS, MINUS_MILLIS -> a == Scalar.DATETIME && b == Scalar.DURATION ? a : null;
      case MOVE_DATE -> a == Scalar.DATE ? a : null;
      case MOVE_DATETIME -> a == Scalar.DATETIME ? a : null;
      case DATES_DIFFERENCE -> a == Scalar.DATE && b == a ? Scalar.DURATION : null;
      case DATES_BETWEEN -> a == Scalar.DATE && b == a && isUnit(i) ? Scalar.INT : null;
      case DATETIMES_BETWEEN -> a == Scalar.DATETIME && b == a && isUnit(i) ? Scalar.INT : null;
      default -> Scalar.BOOL;
    };
  }

  private static boolean isUnit(int i) {
    return i >= 0 && i < UNITS;
  }

  private static Type sum(Op op, Type a, Type b) {
    if (op == Op.SUBTRACT && a.equals(b) && (a == Scalar.DATETIME || a == Scalar.TIME)) {
      return Scalar.DURATION;
    }
    return a.equals(b) && (isExact(a) || a == Scalar.DURATION) ? a : null;
  }

  /** Whether values of a type have a sum. */
  static boolean isAdded(Type type) {
    return isExact(type) || type == Scalar.DOUBLE || type == Scalar.DURATION;
  }

  private static boolean isExact(Type type) {
    return type == Scalar.INT || type instanceof Type.Decimal;
  }

  private static int digits(Type type) {
    return type instanceof Type.Decimal decimal ? decimal.digits() : 0;
  }

  private static Type decimal(long digits) {
    return digits >= 0 && digits <= 18 ? new Type.Decimal((int) digits) : null;
  }
}
