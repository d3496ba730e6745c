package dev.wend.channel;

import java.util.Locale;

/**
 * A setting of a surface: a row of a channel.
 *
 * @param name as a script says it
 * @param sentence what it is for
 * @param example a value as a script writes it
 */
public record Key(String name, Kind kind, boolean isRequired, String sentence, String example) {
  /** What values a key takes. */
  public enum Kind {
    /** A text. */
    TEXT,
    /** A mail address, with or without a name before it. */
    ADDRESS,
    /** An address of the web; {@code {name}} stands for a value of the send, percent-encoded. */
    URL,
    /** A mail server: {@code smtp://} or {@code smtps://} and a host, with a port or without. */
    SERVER,
    /** A text that comes from the environment and is never shown. */
    SECRET,
    DURATION,
    /** {@code marketing} or {@code transactional}. */
    CATEGORY,
    /** The name of a namespace. */
    NAMESPACE,
    /** The name of a provider. */
    PROVIDER,
    /** A list of texts. */
    TEXTS,
    /** A text that is JSON; {@code {name}} in its texts stands for a value of the send. */
    JSON;

    /** The kind as documentation says it. */
    public String word() {
      return this == URL || this == JSON ? name() : name().toLowerCase(Locale.ROOT);
    }
  }
}
