package dev.wend.journey;

import java.util.HashSet;
import java.util.Set;

/** Which journeys are paused. */
final class Pauses {
  private final Set<String> paused = new HashSet<>();

  boolean isPaused(String journey) {
    return paused.contains(journey);
  }

  void pause(String journey) {
    paused.add(journey);
  }

  void resume(String journey) {
    paused.remove(journey);
  }
}
