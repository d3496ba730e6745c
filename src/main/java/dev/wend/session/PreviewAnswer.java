package dev.wend.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a message would say to one profile.
 *
 * @param namespace of the address; empty where the channel needs none
 * @param to the address, where there is one
 * @param excluded why it would not be sent, as a report says it
 * @param why what of the profile is the reason, in words; empty where it would be sent
 * @param parts the texts, by name, in the order of the channel
 */
public record PreviewAnswer(
    String message,
    String channel,
    String surface,
    Optional<String> namespace,
    Optional<String> to,
    Optional<String> excluded,
    String why,
    Map<String, String> parts) {
  public PreviewAnswer {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }
}
