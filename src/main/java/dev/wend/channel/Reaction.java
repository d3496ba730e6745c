package dev.wend.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody, or a server on the way, did with a message. */
public sealed interface Reaction {
  /** The type of events, where a script declares it, that tell reactions. */
  String EVENT = "Reaction";

  /** The fields of such an event without which it tells none: what was done, and with what. */
  List<String> FIELDS = List.of("reaction", "message");

  /** The reactions by name, as a script and the table of channels say them. */
  enum Kind {
    DELIVERED,
    BOUNCED,
    OPENED,
    CLICKED,
    COMPLAINED,
    UNSUBSCRIBED;

    /** The reaction as a script says it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The reaction of a word; empty where there is none. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /** The other side's server took it. */
  record Delivered() implements Reaction {}

  /**
   * It came back.
   *
   * @param isHard whether the address will never work; else it may another time
   * @param reason what the server said; empty where it said nothing
   */
  record Bounced(boolean isHard, String reason) implements Reaction {}

  record Opened() implements Reaction {}

  /**
   * A link was followed.
   *
   * @param link its address; empty where it is not told
   */
  record Clicked(String link) implements Reaction {}

  /** It was called spam. */
  record Complained() implements Reaction {}

  record Unsubscribed() implements Reaction {}

  /** Which reaction it is. */
  default Kind kind() {
    if (this instanceof Delivered) {
      return Kind.DELIVERED;
    }
    if (this instanceof Bounced) {
      return Kind.BOUNCED;
    }
    if (this instanceof Opened) {
      return Kind.OPENED;
    }
    if (this instanceof Clicked) {
      return Kind.CLICKED;
    }
    return this instanceof Complained ? Kind.COMPLAINED : Kind.UNSUBSCRIBED;
  }
}
