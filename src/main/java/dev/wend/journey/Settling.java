package dev.wend.journey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Goes on with people from instant to instant, so that what they do, and get, is told in the order
 * of time.
 */
final class Settling {
  private static final int[] NOBODY = {};

  private final Person person;
  private final Round round;
  private final Positions positions;
  private final Arrivals arrivals;
  private final Members members;
  private final Together together;

  Settling(World world, Person person, Together together, Members members) {
    this.person = person;
    this.together = together;
    this.members = members;
    round = world.round;
    positions = world.positions;
    arrivals = world.arrivals;
  }

  /**
   * Settles people; what is noted may still be being written then.
   *
   * @param since up to where all is done that was known
   * @param comings who comes to a journey by an audience, each in order of time
   */
  void settle(long since, long to, Concerned people, Map<Integer, List<Pending.Coming>> comings) {
    some(
        since,
        to,
        people,
        comings,
        (profile, seen) ->
            person.pending(profile, seen, since, to, comings.getOrDefault(profile, List.of())));
  }

  /** Does what falls due by itself up to an instant, of which no event is taken. */
  void fallDue(long at, Concerned due, Map<Integer, List<Pending.Coming>> comings) {
    some(
        at - 1,
        at,
        due,
        comings,
        (profile, seen) ->
            person.pending(
                profile, seen, at - 1, at - 1, comings.getOrDefault(profile, List.of())));
  }

  /** Gives what has happened to a person. */
  @FunctionalInterface
  private interface Given {
    Pending of(int profile, int seen);
  }

  /** Where there are more than a part of time has, all that they do is of one instant. */
  private void some(
      long since,
      long to,
      Concerned people,
      Map<Integer, List<Pending.Coming>> comings,
      Given given) {
    comings.keySet().forEach(people::addSeveral);
    int[] all = people.all();
    int most = all.length > 2 * Slices.MOST ? Round.MOST : Math.max(1, all.length);
    for (int from = 0; from < all.length; from += most) {
      int[] some = Arrays.copyOfRange(all, from, Math.min(all.length, from + most));
      new Part(since, to, some, people, given).settle();
    }
  }

  /** Some people in a part of time. */
  private final class Part {
    private final long since;
    private final long to;
    private final int[] people;
    private final Concerned concerned;
    private final Given given;

    /** Of those who were not, or are not, led with others. */
    private final Pending[] pending;

    /** The only event of each, where there is one. */
    private final Deed[] singles;

    Part(long since, long to, int[] people, Concerned concerned, Given given) {
      this.since = since;
      this.to = to;
      this.people = people;
      this.concerned = concerned;
      this.given = given;
      pending = new Pending[people.length];
      singles = concerned.singles(people);
    }

    /** Goes from instant to instant with those who have something to do there. */
    void settle() {
      long[] instants = new long[people.length];
      for (int place = 0; place < instants.length; place++) {
        instants[place] = first(place);
      }
      Agenda agenda = new Agenda(since, to, instants);
      while (!agenda.isEmpty()) {
        long at = agenda.instant();
        int[] places = agenda.take();
        instant(at, places);
        for (int place : places) {
          agenda.add(next(place), place);
        }
      }
      for (int profile : people) {
        positions.watch(profile);
      }
      round.commit();
    }

    private long first(int place) {
      int profile = people[place];
      if (!concerned.isSeveral(profile)) {
        Deed single = singles[place];
        if (single != null && together.mayTake(profile, single)) {
          return single.at();
        } else if (single == null && positions.isInCohort(profile)) {
          return next(place);
        }
      }
      return person.next(profile, alone(place));
    }

    private long next(int place) {
      return pending[place] != null
          ? person.next(people[place], pending[place])
          : Math.max(since, positions.wakes(people[place]));
    }

    /** What happens to a person, who is not led with others from now on. */
    private Pending alone(int place) {
      if (pending[place] == null) {
        pending[place] = given.of(people[place], arrivals.seen(people[place]));
      }
      return pending[place];
    }

    /** Whether a person is led with others. */
    private boolean isLed(long at, int place) {
      int profile = people[place];
      if (pending[place] != null) {
        return false;
      }
      return singles[place] != null
          ? together.enter(profile, singles[place], since, to, round)
          : together.goOn(profile, since, at, round);
    }

    /**
     * Goes on with people until nothing is left to do for them up to an instant; who has written
     * goes on when that can be read.
     */
    private void instant(long at, int[] places) {
      int[] left = places;
      while (left.length > 0) {
        int[] more = NOBODY;
        int count = 0;
        for (int place : left) {
          if (!isLed(at, place) && person.on(people[place], alone(place), at, round)) {
            more = more.length == 0 ? new int[left.length] : more;
            more[count++] = place;
          }
          positions.tidy(people[place]);
          if (round.isFull()) {
            round.commit();
          }
        }
        together.gather();
        left = count == 0 ? NOBODY : Arrays.copyOf(more, count);
        if (left.length > 0) {
          round.commit();
          come(left, at);
        }
      }
    }

    /** Who comes into an audience, or out of it, by what was written, may come into a journey. */
    private void come(int[] places, long at) {
      members.wrote(at);
      for (int place : places) {
        alone(place).come(members.take(people[place], at));
      }
    }
  }
}
