package dev.wend.load;

import java.util.Map;

/** Whether a text is a value of a field's type, and why not. */
enum Fit {
  FITS(""),
  NOT_A_VALUE("is no `{type}`"),
  OUT_OF_RANGE("is outside the range of `{type}`"),
  TOO_MANY_DIGITS("has more digits after the point than `{type}` keeps"),
  NOT_UTF8("is no valid UTF-8"),
  HALF_CHARACTER("holds half a character (a lone surrogate)");

  /** By type, how a value of it is written where that is not plain. */
  private static final Map<String, String> WRITTEN =
      Map.of(
          "bool", "`true` or `false`",
          "date", "`2026-03-01`",
          "time", "`09:30`",
          "datetime", "`2026-03-01T09:30Z`",
          "duration", "`1 day 6 hours`");

  private final String reason;

  Fit(String reason) {
    this.reason = reason;
  }

  /** The end of the sentence that begins with the value. */
  String reason(String type) {
    String sentence = reason.replace("{type}", type);
    String written = WRITTEN.getOrDefault(type, "");
    return this == NOT_A_VALUE && !written.isEmpty()
        ? sentence + ", which is written as " + written
        : sentence;
  }
}
