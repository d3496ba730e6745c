package dev.wend.step;

import java.util.Arrays;
import java.util.Optional;

/** What becomes of a message at the one it was sent to. */
public enum Reaction {
  DELIVERED("delivered", "It arrived."),
  BOUNCED("bounced", "It came back."),
  OPENED("opened", "It was opened."),
  CLICKED("clicked", "A link in it was followed."),
  UNSUBSCRIBED("unsubscribed", "Its reader wants no more of its channel."),
  COMPLAINED("complained", "Its reader called it spam.");

  private final String word;
  private final String sentence;

  Reaction(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /** As in {@code await opened M}. */
  public String word() {
    return word;
  }

  public String sentence() {
    return sentence;
  }

  public static Optional<Reaction> of(String word) {
    return Arrays.stream(values()).filter(r -> r.word.equals(word)).findFirst();
  }
}
