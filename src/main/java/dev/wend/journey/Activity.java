package dev.wend.journey;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which journeys people may enter, and which are paused. */
final class Activity {
  /** By journey: since when, in epoch milliseconds, in the order in which they became active. */
  private final Map<String, Long> active = new LinkedHashMap<>();

  /** How often something was changed. */
  private int changes;

  private final Set<String> paused = new LinkedHashSet<>();

  List<String> active() {
    return List.copyOf(active.keySet());
  }

  /** Since when each is, in that order. */
  Map<String, Long> sinces() {
    return new LinkedHashMap<>(active);
  }

  int changes() {
    return changes;
  }

  boolean isActive(String journey) {
    return active.containsKey(journey);
  }

  long since(String journey) {
    return active.get(journey);
  }

  void activate(String journey, long at) {
    changes++;
    active.put(journey, at);
  }

  void stop(String journey) {
    changes++;
    active.remove(journey);
    paused.remove(journey);
  }

  boolean isPaused(String journey) {
    return paused.contains(journey);
  }

  void pause(String journey) {
    changes++;
    paused.add(journey);
  }

  void resume(String journey) {
    changes++;
    paused.remove(journey);
  }
}
