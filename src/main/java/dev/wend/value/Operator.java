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
  // calendars: (date, int of days) -> date; (date, period) -> date; (datetime, duration) ->
  // datetime; ...
  PLUS_DURATION,
  MINUS_DURATION,
  PLUS_PERIOD,
  MINUS_PERIOD,
  /** Two dates, two datetimes: the duration from the second to the first. */
  DIFFERENCE,
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
  LIKE,
  MATCHES
}
