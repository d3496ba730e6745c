package dev.wend.walker;

import java.util.Map;

/**
 * What brings somebody in.
 *
 * @param called events by their names
 * @param begins when it is their turn, in epoch milliseconds
 */
record Coming(
    String each,
    Map<String, Map<String, Object>> called,
    boolean isForced,
    boolean isQuiet,
    long begins) {
  /** By other means than an event of one's own, now. */
  static Coming here(long at) {
    return new Coming("", Map.of(), false, false, at);
  }
}
