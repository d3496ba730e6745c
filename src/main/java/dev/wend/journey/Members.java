package dev.wend.journey;

import dev.wend.check.Population;
import dev.wend.code.JourneyPlan;
import dev.wend.live.Definition;
import dev.wend.live.Follower;
import dev.wend.live.Watcher;
import dev.wend.step.Entry;
import dev.wend.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Follows the audiences by whose entering or leaving people come into journeys. */
final class Members {
  private final Versions versions;
  private final Activity activity;
  private final Store store;
  private final Round round;
  private final Map<String, Follower> followers = new LinkedHashMap<>();

  Members(World world) {
    versions = world.versions;
    activity = world.activity;
    store = world.store;
    round = world.round;
  }

  boolean isEmpty() {
    return followers.isEmpty();
  }

  /** Follows what a journey enters on from an instant on, anew where it did before. */
  void follow(JourneyPlan plan, long at) {
    followers.remove(plan.name());
    if (plan.flow().entry() instanceof Entry.OnMembership) {
      int program = plan.members().orElseThrow();
      Definition definition = Definition.of(plan.name(), plan.programs().get(program));
      int threads = Runtime.getRuntime().availableProcessors();
      Instant now = Instant.ofEpochMilli(at);
      followers.put(plan.name(), new Follower(List.of(definition), store, now, threads));
    }
  }

  void forget(String journey) {
    followers.remove(journey);
  }

  /** Who comes in up to an instant, each in order of time. */
  Map<Integer, List<Pending.Coming>> until(long to) {
    Map<Integer, List<Pending.Coming>> comings = new TreeMap<>();
    followers.forEach((journey, f) -> f.follow(Instant.ofEpochMilli(to), into(journey, comings)));
    if (round.isWritten()) {
      updated().forEach((who, of) -> comings.merge(who, of, Members::joined));
    }
    comings.values().forEach(of -> of.sort(Comparator.comparingLong(Pending.Coming::at)));
    return comings;
  }

  /** Takes out who comes in up to an instant. */
  static Map<Integer, List<Pending.Coming>> until(
      Map<Integer, List<Pending.Coming>> comings, long end) {
    Map<Integer, List<Pending.Coming>> now = new TreeMap<>();
    comings.forEach(
        (profile, of) -> {
          List<Pending.Coming> first = of.stream().filter(c -> c.at() <= end).toList();
          if (!first.isEmpty()) {
            now.put(profile, first);
            of.subList(0, first.size()).clear();
          }
        });
    comings.values().removeIf(List::isEmpty);
    return now;
  }

  static List<Pending.Coming> joined(List<Pending.Coming> a, List<Pending.Coming> b) {
    List<Pending.Coming> all = new ArrayList<>(a);
    all.addAll(b);
    all.sort(Comparator.comparingLong(Pending.Coming::at));
    return all;
  }

  /** Who comes in by writes of profiles and of entities' rows. */
  Map<Integer, List<Pending.Coming>> updated() {
    Map<Integer, List<Pending.Coming>> comings = new TreeMap<>();
    List<String> fields = new ArrayList<>();
    store.schema().fields().forEach(f -> fields.add(f.name()));
    store.audiences().forEach(a -> fields.add(Population.column(a.name())));
    followers.forEach(
        (journey, f) -> {
          Watcher watcher = into(journey, comings);
          f.updated(fields, watcher);
          store.entities().keySet().forEach(entity -> f.updated(entity, watcher));
        });
    return comings;
  }

  private Watcher into(String journey, Map<Integer, List<Pending.Coming>> comings) {
    int version = versions.newest(journey);
    Entry.OnMembership entry = (Entry.OnMembership) versions.plan(version).flow().entry();
    String why = (entry.leaving() ? "leaves " : "enters ") + entry.audience();
    return (at, profile, definition, isIn) -> {
      if (activity.isActive(journey) && isIn != entry.leaving()) {
        comings
            .computeIfAbsent(profile, p -> new ArrayList<>())
            .add(new Pending.Coming(version, Entrance.Coming.by(why, at)));
      }
    };
  }
}
