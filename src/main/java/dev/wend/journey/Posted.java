package dev.wend.journey;

import dev.wend.step.Message;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message to one person, written.
 *
 * @param id the same for the same send, however often it is made
 * @param at epoch milliseconds
 * @param profile the person's slot
 * @param key the person's key
 * @param to the address
 * @param content by part, in order
 * @param source the journey
 */
public record Posted(
    String id,
    long at,
    int profile,
    String key,
    Message message,
    String to,
    Map<String, String> content,
    String source) {
  public Posted {
    content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
  }
}
