package dev.wend.journey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The addresses that get nothing any more: a hard bounce or a complaint ends that at once, the
 * fifth soft bounce in a row too.
 */
final class Suppressed {
  private static final int MOST_SOFT = 5;

  private record Address(String channel, String to) {}

  private final Set<Address> all = new HashSet<>();
  private final Map<Address, Integer> soft = new HashMap<>();

  boolean is(String channel, String to) {
    return all.contains(new Address(channel, to));
  }

  void end(String channel, String to) {
    all.add(new Address(channel, to));
  }

  void softBounce(String channel, String to) {
    if (soft.merge(new Address(channel, to), 1, Integer::sum) >= MOST_SOFT) {
      end(channel, to);
    }
  }

  void delivered(String channel, String to) {
    soft.remove(new Address(channel, to));
  }
}
