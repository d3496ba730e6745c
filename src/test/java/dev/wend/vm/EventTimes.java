package dev.wend.vm;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** When generated events are. */
final class EventTimes {
  private EventTimes() {}

  /** Instants near those that windows and lapses end at, a few of them the same. */
  static Instant instant(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> Scripts.NOW.plus(Duration.ofHours(random.nextInt(30)));
      case 1 -> Scripts.NOW.minus(Duration.ofDays(20 + random.nextInt(400)));
      case 2 ->
          Scripts.NOW.minus(Duration.ofHours(random.nextInt(4))).plusMillis(random.nextInt(3));
      default -> Scripts.NOW.minus(Duration.ofHours(random.nextInt(40)));
    };
  }
}
