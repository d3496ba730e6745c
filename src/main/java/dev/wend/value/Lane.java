package dev.wend.value;

import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * How a value of each type sits in a lane (a {@code long} beside a presence bit) and outside of it.
 *
 * <pre>
 * type        lane                                            outside (cold code: constants, tests, results)
 * bool        0 or 1                                          Boolean
 * int         the number                                      Long
 * decimal(n)  the number times 10^n                           BigDecimal of scale n
 * double      Double.doubleToRawLongBits; never NaN,          Double
 *             infinite or -0.0
 * date        days since 1970-01-01                           LocalDate
 * time        milliseconds since midnight                     LocalTime
 * datetime    milliseconds since 1970-01-01T00:00Z            Instant
 * duration    milliseconds                                    Duration
 * period      (constants only)                                Period of months and days
 * enum        place in its list, from 0                       String
 * string      (a text lane: UTF-8, NFC)                       String
 * </pre>
 *
 * A missing value is a presence bit of 0 (its lane then holds anything); outside it is {@code
 * Optional.empty()} or, in a constant, {@code null}. No type has a value whose lane is {@link
 * #MISSING}: a kernel returns that when there is no result.
 */
public final class Lane {
  /** What a kernel returns when it has no result; the lane of no value (as a double it is -0.0). */
  public static final long MISSING = Long.MIN_VALUE;

  private Lane() {}

  /** The lane of a value from outside, of any type but string and period. */
  public static long of(Type type, Object value) {
    if (type instanceof Type.Decimal decimal) {
      return ((BigDecimal) value).setScale(decimal.digits()).unscaledValue().longValueExact();
    }
    if (type instanceof Type.Enumeration enumeration) {
      return enumeration.values().indexOf(value);
    }
    return switch ((Scalar) type) {
      case BOOL -> (Boolean) value ? 1 : 0;
      case INT -> (Long) value;
      case DOUBLE -> Kernels.real((Double) value);
      case DATE -> ((LocalDate) value).toEpochDay();
      case TIME -> ((LocalTime) value).toNanoOfDay() / 1_000_000;
      case DATETIME -> ((Instant) value).toEpochMilli();
      case DURATION -> ((Duration) value).toMillis();
      case STRING, PERIOD, MISSING, ERROR ->
          throw new IllegalArgumentException(type.text() + " has no lane");
    };
  }

  /** The value that a lane stands for, as it is outside. */
  public static Object outside(Type type, long lane) {
    if (type instanceof Type.Decimal decimal) {
      return BigDecimal.valueOf(lane, decimal.digits());
    }
    if (type instanceof Type.Enumeration enumeration) {
      return enumeration.values().get((int) lane);
    }
    return switch ((Scalar) type) {
      case BOOL -> lane != 0;
      case INT -> lane;
      case DOUBLE -> Double.longBitsToDouble(lane);
      case DATE -> LocalDate.ofEpochDay(lane);
      case TIME -> LocalTime.ofNanoOfDay(lane * 1_000_000);
      case DATETIME -> Instant.ofEpochMilli(lane);
      case DURATION -> Duration.ofMillis(lane);
      case STRING, PERIOD, MISSING, ERROR ->
          throw new IllegalArgumentException(type.text() + " has no lane");
    };
  }

  /**
   * The number whose order as a signed long is the order of doubles, from a double's bits; and back
   * again.
   */
  public static long sortable(long bits) {
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /** 1 where a lane is {@link #MISSING}, else 0, without a branch. */
  public static long missingBit(long lane) {
    long z = lane ^ MISSING;
    return ((z | -z) >>> 63) ^ 1;
  }
}
