package dev.wend.journey;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has people taken in from audiences. Who is in them is read, and kept, before anybody is taken in:
 * what people do from then on may change it, and a restart is to take in the same.
 */
final class Taking {
  private final Intakes intakes;
  private final Settling settling;
  private final Members members;
  private final Positions positions;
  private final Arrivals arrivals;
  private final Versions versions;
  private final Round round;
  private Runnable keeper = () -> {};

  /** Up to where the notes were when what is at hand was begun; empty where nothing is. */
  private Optional<List<Integer>> begun = Optional.empty();

  /** Up to where they were when the engine was restored. */
  private List<Integer> restored = List.of();

  Taking(World world, Intakes intakes, Settling settling, Members members) {
    this.intakes = intakes;
    this.settling = settling;
    this.members = members;
    positions = world.positions;
    arrivals = world.arrivals;
    versions = world.versions;
    round = world.round;
  }

  /** Keeps how far the engine has come. */
  void keepBy(Runnable taker) {
    keeper = taker;
  }

  /** By page of profiles: the arrivals of the notes up to there are of what is done. */
  List<Integer> noted() {
    round.await();
    return begun.orElseGet(() -> positions.isAhead() ? restored : arrivals.last(Notes.SETTLED));
  }

  /** Goes on from where the notes were; there may be more, of what is to be done again. */
  void restore(List<Integer> notes) {
    restored = notes;
  }

  /** Those who are to be inside from the instant of the activation on, or are to be again. */
  void activated(List<String> fresh, long at) {
    round.cause(-1);
    List<String> journeys = intakes.activated(fresh, at);
    keep();
    journeys.forEach(journey -> intakes.take(journey, at, round));
    end();
    settling.settle(at, at, due(at), Map.of());
    positions.settled(at);
  }

  /** What comes at an instant before the events of people: schedules, timers, business events. */
  void slot(long at) {
    round.cause(-1);
    List<String> journeys = intakes.at(at);
    keep();
    journeys.forEach(journey -> intakes.take(journey, at, round));
    settling.fallDue(at, due(at), members.until(at));
    round.cause(-1);
    List<Intakes.Late> cues = intakes.cues(at);
    keep();
    cues.forEach(cue -> intakes.take(cue, at, round));
    end();
  }

  /** Business events of before that have come only now. */
  void late(long now) {
    round.cause(-1);
    List<Intakes.Late> late = intakes.late(arrivals.seen(0), now);
    keep();
    late.forEach(one -> intakes.take(one, now, round));
    end();
  }

  private Concerned due(long until) {
    Concerned due = new Concerned();
    positions.due(until, due);
    return due;
  }

  private void keep() {
    if (versions.all().stream().anyMatch(Heard::writes)) {
      begun = Optional.of(noted());
      if (intakes.isReading()) {
        keeper.run();
      }
    }
  }

  private void end() {
    intakes.end();
    begun = Optional.empty();
  }
}
