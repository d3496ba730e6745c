package dev.wend.journey;

import dev.wend.store.Events;
import dev.wend.store.Profiles;

/** The business events of a type. */
final class Cues {
  /** What is told of one. */
  @FunctionalInterface
  interface Taker {
    void take(int slot, long time);
  }

  private Cues() {}

  /** All of a type that are there, in order of arrival. */
  static void each(Events events, Taker taker) {
    each(events, Integer.MIN_VALUE, taker);
  }

  /** Those that arrived after a number. */
  static void each(Events events, int seen, Taker taker) {
    long[] arrivals = new long[Profiles.PAGE];
    for (int page : events.pages(0)) {
      int size = events.size(page);
      events.arrivals(page, arrivals);
      for (int i = 0; i < size; i++) {
        int slot = page * Profiles.PAGE + i;
        long time = events.time(slot);
        if (arrivals[i] > seen && time != Long.MIN_VALUE) {
          taker.take(slot, time);
        }
      }
    }
  }
}
