package dev.wend.journey;

import dev.wend.channel.Feedback;
import dev.wend.channel.Suppression;
import dev.wend.value.Text;
import java.util.HashMap;
import java.util.Map;

/** The addresses that get nothing any more, by channel. */
final class Suppressed {
  private record Address(String channel, String to) {}

  private final Map<Address, Suppression> known = new HashMap<>();

  boolean is(String channel, Text to) {
    return !known.isEmpty()
        && known.getOrDefault(new Address(channel, to.toString()), Suppression.NONE).isSuppressed();
  }

  void hear(String channel, Feedback feedback) {
    known.compute(
        new Address(channel, feedback.address()),
        (address, before) -> (before == null ? Suppression.NONE : before).after(feedback));
  }
}
