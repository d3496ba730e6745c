package dev.wend.journey;

import java.util.List;
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
    round.before(this::written);
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

  /**
   * Begins with what is done at an instant, if it has not begun: what is noted from now on is of
   * what a restart does again.
   */
  void begin(long at) {
    begin(at, false);
  }

  private void begin(long at, boolean isEarly) {
    members.begin(at, isEarly);
    if (members.isCoupled() && begun.isEmpty()) {
      begun = Optional.of(noted());
    }
  }

  /** All that was begun is done. */
  void end() {
    intakes.end();
    members.settled();
    begun = Optional.empty();
  }

  /** Keeps who is in audiences before something is written that changes it. */
  void written() {
    if (members.isToBeKept()) {
      keeper.run();
    }
  }

  /** Goes on with taking in those who were to be inside from the instant of an activation on. */
  void again(long at) {
    if (intakes.isReading()) {
      activated(List.of(), at);
    }
  }

  /** Those who are to be inside from the instant of the activation on, or are to be again. */
  void activated(List<String> fresh, long at) {
    begin(at);
    round.cause(-1);
    List<String> journeys = intakes.activated(fresh, at);
    keep();
    journeys.forEach(journey -> intakes.take(journey, at, round));
    members.wrote(at);
    settling.settle(at, at, due(at), members.take(at));
    end();
    positions.settled(at);
  }

  /**
   * What comes at an instant before the events of people: schedules, timers, business events. What
   * follows of the same instant ends it.
   */
  void slot(long at) {
    begin(at, true);
    round.cause(-1);
    List<String> journeys = intakes.at(at);
    keep();
    journeys.forEach(journey -> intakes.take(journey, at, round));
    members.wrote(at);
    settling.fallDue(at, early(at), members.take(at));
    begin(at, false);
    round.cause(-1);
    List<Intakes.Late> cues = intakes.cues(at);
    keep();
    cues.forEach(cue -> intakes.take(cue, at, round));
    members.wrote(at);
  }

  /** Business events of before that have come only now. */
  void late(long now) {
    begin(now);
    round.cause(-1);
    List<Intakes.Late> late = intakes.late(arrivals.seen(0), now);
    keep();
    late.forEach(one -> intakes.take(one, now, round));
    members.wrote(now);
  }

  /** For whom something falls due before the events of an instant. */
  private Concerned early(long at) {
    if (!positions.isAhead()) {
      return due(at);
    }
    Concerned early = new Concerned();
    for (int profile : due(at).all()) {
      if (positions.isBehind(profile, at)) {
        positions.watch(profile);
      } else {
        early.add(profile);
      }
    }
    return early;
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
}
