package dev.wend.code;

import dev.wend.value.Calendars;
import dev.wend.value.Calendars.TimeUnit;
import dev.wend.value.Kernels;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.time.ZoneId;

/**
 * Which kernel an op on lanes or texts runs, for one row: folding and the run over one profile
 * share it. (A page runs the same kernels in loops of its own.)
 */
public final class Meaning {
  private static final TimeUnit[] UNITS = TimeUnit.values();

  private Meaning() {}

  /**
   * The result of an op on lanes, or of a test of them (1 or 0).
   *
   * @param b the second lane; anything where there is one only
   * @param i the first plain operand, 0 where there is none
   * @param j the second one
   */
  public static long lane(Op op, long a, long b, int i, int j, ZoneId zone) {
    return switch (op) {
      case ADD -> Kernels.add(a, b);
      case SUBTRACT -> Kernels.subtract(a, b);
      case MULTIPLY -> Kernels.multiply(a, b);
      case REMAINDER -> Kernels.remainder(a, b);
      case NEGATE -> Kernels.negate(a);
      case RESCALE -> Kernels.rescale(a, i);
      case MULTIPLY_DECIMALS -> Kernels.multiplyDecimals(a, b, i);
      case DIVIDE_DECIMALS -> Kernels.divideDecimals(a, b, i);
      case TO_DOUBLE -> Kernels.toDouble(a, i);
      case ADD_DOUBLES -> Kernels.addDoubles(a, b);
      case SUBTRACT_DOUBLES -> Kernels.subtractDoubles(a, b);
      case MULTIPLY_DOUBLES -> Kernels.multiplyDoubles(a, b);
      case DIVIDE_DOUBLES -> Kernels.divideDoubles(a, b);
      case REMAINDER_DOUBLES -> Kernels.remainderDoubles(a, b);
      case NEGATE_DOUBLE -> Kernels.negateDouble(a);
      case EQUAL -> Kernels.equal(a, b);
      case LESS -> Kernels.less(a, b);
      case LESS_OR_EQUAL -> Kernels.lessOrEqual(a, b);
      case LESS_DOUBLES -> Kernels.lessDoubles(a, b);
      case LESS_OR_EQUAL_DOUBLES -> Kernels.lessOrEqualDoubles(a, b);
      default -> calendar(op, a, b, i, j, zone);
    };
  }

  private static long calendar(Op op, long a, long b, int i, int j, ZoneId zone) {
    return switch (op) {
      case TO_DATETIME -> Calendars.toDateTime(a, zone);
      case PLUS_DAYS -> Calendars.plusDuration(a, b);
      case MINUS_DAYS -> Calendars.minusDuration(a, b);
      case PLUS_MILLIS -> Calendars.plusMillis(a, b);
      case MINUS_MILLIS -> Calendars.minusMillis(a, b);
      case MOVE_DATE -> Calendars.movedDate(a, i, j);
      case MOVE_DATETIME -> Calendars.movedInstant(a, i, j, zone);
      case DATES_DIFFERENCE -> Calendars.difference(a, b);
      case DATES_BETWEEN -> Calendars.datesBetween(UNITS[i], a, b);
      case DATETIMES_BETWEEN -> Calendars.instantsBetween(UNITS[i], a, b, zone);
      default -> throw new IllegalArgumentException(op + " is not an op on lanes");
    };
  }

  /** The result of a test of two texts. */
  public static boolean texts(Op op, Text a, Text b) {
    return switch (op) {
      case TEXT_EQUAL -> Texts.equal(a, b);
      case TEXT_LESS -> Texts.compare(a, b) < 0;
      case TEXT_LESS_OR_EQUAL -> Texts.compare(a, b) <= 0;
      case CONTAINS -> Texts.contains(a, b);
      case STARTS_WITH -> Texts.startsWith(a, b);
      case ENDS_WITH -> Texts.endsWith(a, b);
      case LIKE -> Texts.like(a, b);
      default -> throw new IllegalArgumentException(op + " is not a test of texts");
    };
  }
}
