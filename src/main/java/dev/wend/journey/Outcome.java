package dev.wend.journey;

import java.util.Arrays;
import java.util.Optional;

/** What becomes of a send. */
public enum Outcome {
  /** It is on its way. */
  SENT("sent"),
  /** It waits for the end of quiet hours or of a pause, or to be tried again. */
  HELD("held"),
  /** It is not for this person now; the reason says why. */
  EXCLUDED("excluded"),
  /** It was tried and failed. */
  FAILED("failed");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  static Optional<Outcome> of(String word) {
    return Arrays.stream(values()).filter(o -> o.word.equals(word)).findFirst();
  }
}
