package dev.wend.channel;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends for tests. */
final class Sends {
  static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");

  private Sends() {}

  /**
   * @param content names and texts in turn
   */
  static Send of(Channel channel, String id, String to, String... content) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (int i = 0; i < content.length; i += 2) {
      parts.put(content[i], content[i + 1]);
    }
    return new Send(id, AT, "1", channel, "First", to, parts, "StoreOpening");
  }

  static Send mail(String to, String... content) {
    return of(Channel.EMAIL, "s-1", to, content);
  }

  static Send sms(String id) {
    return of(Channel.SMS, id, "+39 06 1", "text", "say \"hi\"\n{to}");
  }
}
