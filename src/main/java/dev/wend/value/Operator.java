package dev.wend.value;

/**
 * The operators that a checked expression is made of; what one means for each type is written once,
 * in {@code Kernels}. A missing argument gives a missing result, for a test false.
 */
public enum Operator {
  // arithmetic on int, decimal and double; both sides have the same kind of number
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  REMAINDER,
  NEGATE,
  // conversions that the checker puts in
  INT_TO_DECIMAL,
  INT_TO_DOUBLE,
  DECIMAL_TO_DECIMAL,
  DECIMAL_TO_DOUBLE,
  ENUM_TO_STRING,
  /** A date's first instant in the script's time zone. */
  DATE_TO_DATETIME,
  // calendars
  /**
   * A date, datetime or duration, later by a duration. A date takes whole days only (of 24 hours);
   * any other duration gives missing.
   */
  PLUS_DURATION,
  /** A date, datetime or duration, earlier by a duration; as {@link #PLUS_DURATION}. */
  MINUS_DURATION,
  /**
   * A date or datetime moved on by months, then days, on the calendar in the script's zone, clamped
   * to the month's last day. The period is always a constant.
   */
  PLUS_PERIOD,
  /** A date or datetime moved back by months, then days; as {@link #PLUS_PERIOD}. */
  MINUS_PERIOD,
  /** Two dates, two datetimes: the duration from the second to the first. */
  DIFFERENCE,
  // whole units from the first operand to the second as an int, negative when the second is
  // earlier, cut towards zero: of two dates or of two datetimes; of datetimes on the calendar in
  // the script's zone, so that a day is 23 or 25 hours where clocks change
  YEARS_BETWEEN,
  MONTHS_BETWEEN,
  WEEKS_BETWEEN,
  DAYS_BETWEEN,
  // likewise, of two datetimes only; an hour is always 60 minutes
  HOURS_BETWEEN,
  MINUTES_BETWEEN,
  SECONDS_BETWEEN,
  MILLISECONDS_BETWEEN,
  // text
  CONCAT,
  /** Unicode simple case folding, for {@code ignoring case}. */
  FOLD_CASE,
  // tests: bool, never missing
  EQUAL,
  LESS,
  LESS_OR_EQUAL,
  CONTAINS,
  STARTS_WITH,
  ENDS_WITH,
  /** The pattern (second operand) is always a constant; {@code %} and {@code _} have no escape. */
  LIKE,
  /**
   * Whether an RE2 pattern is found anywhere; the pattern is always a constant that {@code Pattern}
   * accepts.
   */
  MATCHES
}
