package dev.wend.journey;

import java.util.regex.Pattern;

/**
 * What the sends to many people have in common.
 *
 * @param act the place of what sent it
 * @param reason of a send that was not made
 * @param category what caps count
 */
record SendShape(
    String message, String journey, int act, Outcome outcome, String reason, String category) {
  private static final String BETWEEN = "\t";
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");

  /** Without what stands between. */
  static String plain(String text) {
    return CONTROLS.matcher(text).replaceAll(" ");
  }

  String text() {
    return String.join(
        BETWEEN,
        plain(message),
        plain(journey),
        String.valueOf(act),
        outcome.word(),
        plain(reason),
        category);
  }

  static SendShape of(String text) {
    String[] parts = text.split(BETWEEN, -1);
    return new SendShape(
        parts[0],
        parts[1],
        Integer.parseInt(parts[2]),
        Outcome.of(parts[3]).orElseThrow(),
        parts[4],
        parts[5]);
  }
}
