package dev.wend.load;

/** Whether a text is a value of a field's type, and why not. */
enum Fit {
  FITS(""),
  NOT_A_VALUE("is no `{type}`"),
  OUT_OF_RANGE("is outside the range of `{type}`"),
  TOO_MANY_DIGITS("has more digits after the point than `{type}` keeps"),
  NOT_UTF8("is no valid UTF-8"),
  HALF_CHARACTER("holds half a character (a lone surrogate)");

  private final String reason;

  Fit(String reason) {
    this.reason = reason;
  }

  /** The end of the sentence that begins with the value. */
  String reason(String type) {
    return reason.replace("{type}", type);
  }
}
