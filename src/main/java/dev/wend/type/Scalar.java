package dev.wend.type;

/** The types without parameters. */
public enum Scalar implements Type {
  BOOL("bool"),
  /** 64 bit without the smallest: -(2^63 - 1) to 2^63 - 1, so that negation never overflows. */
  INT("int"),
  DOUBLE("double"),
  STRING("string"),
  DATE("date"),
  TIME("time"),
  DATETIME("datetime"),
  /** A length of time in milliseconds; a day of it is 24 hours. */
  DURATION("duration"),
  /** Months and days, moved on the calendar. */
  PERIOD("period"),
  /** The type of the literal {@code missing}; fits every type. */
  MISSING("missing"),
  /**
   * The type of what is reported as wrong already; fits everything, so that one mistake gives one
   * message.
   */
  ERROR("error");

  private final String text;

  Scalar(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public boolean isNumber() {
    return this == INT || this == DOUBLE;
  }

  @Override
  public String toString() {
    return text;
  }
}
