package dev.wend.value;

/**
 * How a value of each type sits in a lane (a {@code long} beside a presence bit) and outside of it.
 *
 * <pre>
 * type        lane                                            outside (cold code: constants, tests, results)
 * bool        0 or 1                                          Boolean
 * int         the number; Long.MIN_VALUE is never a value     Long
 * decimal(n)  the number times 10^n; never Long.MIN_VALUE     BigDecimal of scale n
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
 * A missing value is a presence bit of 0 beside a lane of 0; outside it is {@code Optional.empty()}
 * or, in a constant, {@code null}.
 */
public final class Lane {
  private Lane() {}
}
