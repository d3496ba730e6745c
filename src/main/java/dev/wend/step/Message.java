package dev.wend.step;

import dev.wend.channel.Reaction;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a message, whoever it is for.
 *
 * @param channel the name of its channel
 * @param surface the name of its surface
 * @param settings of the surface, by key
 * @param namespace of the addresses
 * @param consent the field of the profile that forbids it when it is false
 * @param category what consent and caps ask about, as {@code marketing}
 * @param tracked the reactions that are heard of
 */
public record Message(
    String name,
    String channel,
    String surface,
    Map<String, String> settings,
    String namespace,
    Optional<String> consent,
    String category,
    Set<Reaction.Kind> tracked) {
  public static final String MARKETING = "marketing";

  public Message {
    settings = Map.copyOf(settings);
    tracked = Set.copyOf(tracked);
  }

  /** Whether consent and caps are asked. */
  public boolean isMarketing() {
    return category.equals(MARKETING);
  }
}
