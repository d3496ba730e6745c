package dev.wend.channel;

import java.util.Locale;

/** What a message is for. */
public enum Category {
  /** Asks for consent and counts in caps. */
  MARKETING,
  /** Asks for no consent and counts in no cap. */
  TRANSACTIONAL;

  /** The category as a script says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
