package dev.wend.channel;

import dev.wend.json.JsonLines;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One message to one person, ready to go.
 *
 * @param id names it for ever; the same send has the same id however often it is made
 * @param at when it was due
 * @param profile the person's key
 * @param channel which way it goes
 * @param message the message's name in the script
 * @param to the address; empty on a channel that needs none
 * @param content the message's parts by name, in the order of the script
 * @param source what sent it: a journey, workflow or campaign, by name
 */
public record Send(
    String id,
    Instant at,
    String profile,
    Channel channel,
    String message,
    String to,
    Map<String, String> content,
    String source) {
  public Send {
    content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
  }

  /** What stays of it when its person is erased. */
  Send erased() {
    return new Send(id, at, "", channel, message, "", Map.of(), source);
  }

  /** A part's text; empty where the message has no such part. */
  public String part(String name) {
    return content.getOrDefault(name, "");
  }

  /** The values that {@code {name}} in an address or a body can say; a part by its own name. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    channel.parts().forEach(p -> values.put(p.name(), part(p.name())));
    values.put("id", id);
    values.put("at", at.toString());
    values.put("profile", profile);
    values.put("channel", channel.word());
    values.put("message", message);
    values.put("to", to);
    values.put("source", source);
    return values;
  }

  /** The names of {@link #values} on a channel. */
  static Set<String> names(Channel channel) {
    return new Send("", Instant.EPOCH, "", channel, "", "", Map.of(), "").values().keySet();
  }

  /** Writes all members of the line, but neither begins nor ends it. */
  void write(JsonLines line) throws IOException {
    line.text("id", id);
    line.text("at", at.toString());
    line.text("profile", profile);
    line.text("channel", channel.word());
    line.text("message", message);
    line.text("to", to);
    line.texts("content", content);
    line.text("source", source);
  }

  /** The send as an object: the members that its line in the outbox has. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", id);
    members.put("at", at.toString());
    members.put("profile", profile);
    members.put("channel", channel.word());
    members.put("message", message);
    members.put("to", to);
    members.put("content", content);
    members.put("source", source);
    return members;
  }

  /**
   * The send that an object of JSON says.
   *
   * @throws NoSuchElementException, ClassCastException or DateTimeException if it says none
   */
  static Send of(Map<?, ?> object) {
    Map<String, String> content = new LinkedHashMap<>();
    Optional.ofNullable((Map<?, ?>) object.get("content"))
        .orElseThrow()
        .forEach((k, v) -> content.put((String) k, (String) v));
    return new Send(
        text(object, "id"),
        Instant.parse(text(object, "at")),
        text(object, "profile"),
        Channel.of(text(object, "channel")).orElseThrow(),
        text(object, "message"),
        text(object, "to"),
        content,
        text(object, "source"));
  }

  private static String text(Map<?, ?> object, String name) {
    return Optional.ofNullable((String) object.get(name)).orElseThrow();
  }
}
