package dev.wend.journey;

import dev.wend.value.Lapse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who is in which cohort: everybody in one at most. */
final class Cohorts {
  /** By profile. */
  private Cohort[] of = {};

  /** By the instant at which they go on by themselves. */
  private final TreeMap<Long, List<Cohort>> waiting = new TreeMap<>();

  void add(Cohort cohort) {
    int[] profiles = cohort.profiles();
    int last = profiles[profiles.length - 1];
    if (last >= of.length) {
      of = Arrays.copyOf(of, Math.max(last + 1, of.length * 2));
    }
    for (int profile : profiles) {
      of[profile] = cohort;
    }
    waiting.computeIfAbsent(cohort.wakes(), t -> new ArrayList<>()).add(cohort);
  }

  boolean has(int profile) {
    return profile < of.length && of[profile] != null;
  }

  /** The cohort of somebody who has one. */
  Cohort of(int profile) {
    return of[profile];
  }

  boolean isIn(int profile, Cohort cohort) {
    return profile < of.length && of[profile] == cohort;
  }

  /** How many places there are for profiles. */
  int places() {
    return of.length;
  }

  /** Takes somebody out. */
  void leave(int profile) {
    of[profile].leave();
    of[profile] = null;
  }

  /** Takes somebody out, with a run of their own. */
  Run part(int profile) {
    Run run = of[profile].of(profile);
    leave(profile);
    return run;
  }

  /** Those who are in the cohorts of a journey, by profile. */
  List<Integer> members(String journey) {
    List<Integer> members = new ArrayList<>();
    for (int profile = 0; profile < of.length; profile++) {
      if (of[profile] != null && of[profile].like().journey.equals(journey)) {
        members.add(profile);
      }
    }
    return members;
  }

  /** How many these are. */
  long count(String journey) {
    return waiting.values().stream()
        .flatMap(List::stream)
        .filter(c -> c.like().journey.equals(journey))
        .mapToLong(Cohort::left)
        .sum();
  }

  /** The next instant at which a cohort goes on. */
  long next() {
    while (!waiting.isEmpty()) {
      Map.Entry<Long, List<Cohort>> first = waiting.firstEntry();
      if (first.getValue().stream().anyMatch(c -> c.left() > 0)) {
        return first.getKey();
      }
      waiting.remove(first.getKey());
    }
    return Lapse.NEVER;
  }

  /** Takes out of those who wait the cohorts that go on up to an instant. */
  List<Cohort> due(long until) {
    SortedMap<Long, List<Cohort>> due = waiting.headMap(until, true);
    List<Cohort> found = new ArrayList<>();
    due.values().forEach(found::addAll);
    due.clear();
    return found;
  }

  /** How many may go on up to an instant, at most. */
  long count(long until) {
    return waiting.headMap(until, true).values().stream()
        .flatMap(List::stream)
        .mapToLong(Cohort::left)
        .sum();
  }

  /** Tells when somebody may go on, up to an instant, and how many. */
  void count(long after, long until, Slices to) {
    waiting
        .headMap(until, true)
        .forEach((at, all) -> all.forEach(c -> to.add(Math.max(at, after), c.left())));
  }
}
