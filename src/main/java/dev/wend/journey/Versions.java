package dev.wend.journey;

import dev.wend.code.JourneyPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The journeys, each with all its versions: who is inside finishes on theirs. */
final class Versions {
  private final List<JourneyPlan> plans = new ArrayList<>();

  /** By place: the how-many-th of its journey, from 1. */
  private final List<Integer> ordinals = new ArrayList<>();

  private final Map<String, Integer> newest = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Adds a version; its place. */
  int add(JourneyPlan plan) {
    plans.add(plan);
    ordinals.add(counts.merge(plan.name(), 1, Integer::sum));
    newest.put(plan.name(), plans.size() - 1);
    return plans.size() - 1;
  }

  JourneyPlan plan(int version) {
    return plans.get(version);
  }

  /** The place of a version by its journey's name and its number, from 1. */
  Optional<Integer> place(String journey, int ordinal) {
    for (int i = 0; i < plans.size(); i++) {
      if (ordinals.get(i) == ordinal && plans.get(i).name().equals(journey)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  int ordinal(int version) {
    return ordinals.get(version);
  }

  boolean has(String journey) {
    return newest.containsKey(journey);
  }

  /** The place of the version that people enter. */
  int newest(String journey) {
    return newest.get(journey);
  }

  /** Puts another plan in the place of each; the acts are the same. */
  void renew(UnaryOperator<JourneyPlan> of) {
    plans.replaceAll(of);
  }

  /** All versions, by place. */
  List<JourneyPlan> all() {
    return plans;
  }
}
