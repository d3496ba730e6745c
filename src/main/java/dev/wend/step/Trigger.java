package dev.wend.step;

import dev.wend.channel.Reaction;
import java.util.Optional;
import java.util.OptionalInt;

/** What a person does, or becomes, that moves a journey. */
public sealed interface Trigger {
  /**
   * An event.
   *
   * @param type its type
   * @param alias what it is called from then on
   * @param condition over the event (as {@code event}), earlier ones and the profile
   */
  record Event(String type, Optional<String> alias, OptionalInt condition) implements Trigger {}

  /**
   * A reaction to a message.
   *
   * @param link the only one that counts, where there is one
   */
  record Reacted(Reaction.Kind reaction, String message, Optional<String> link)
      implements Trigger {}

  /** Being in an audience. */
  record Membership(String audience, int condition) implements Trigger {}
}
