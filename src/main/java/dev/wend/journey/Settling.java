package dev.wend.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Goes on with people from instant to instant, so that what they do, and get, is told in the order
 * of time.
 */
final class Settling {
  private final Person person;
  private final Round round;
  private final Positions positions;
  private final Arrivals arrivals;
  private final Members members;

  Settling(World world, Person person, Members members) {
    this.person = person;
    this.members = members;
    round = world.round;
    positions = world.positions;
    arrivals = world.arrivals;
  }

  /**
   * Settles people.
   *
   * @param since up to where all is done that was known
   * @param comings who comes to a journey by an audience, each in order of time
   */
  void settle(
      long since, long to, Collection<Integer> people, Map<Integer, List<Pending.Coming>> comings) {
    some(
        since,
        to,
        people,
        (profile, seen) ->
            person.pending(profile, seen, since, to, comings.getOrDefault(profile, List.of())));
    round.await();
  }

  /** Does what falls due by itself up to an instant, of which no event is taken. */
  void fallDue(long at, List<Integer> due, Map<Integer, List<Pending.Coming>> comings) {
    Set<Integer> all = new TreeSet<>(due);
    all.addAll(comings.keySet());
    some(
        at - 1,
        at,
        all,
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
  private void some(long since, long to, Collection<Integer> people, Given given) {
    List<Integer> all = List.copyOf(people);
    int most = all.size() > 2 * Slices.MOST ? Round.MOST : Math.max(1, all.size());
    for (int from = 0; from < all.size(); from += most) {
      List<Integer> some = all.subList(from, Math.min(all.size(), from + most));
      List<Pending> pending = new ArrayList<>();
      some.forEach(profile -> pending.add(given.of(profile, arrivals.seen(profile))));
      inOrder(since, to, some, pending);
    }
  }

  /** Goes from instant to instant with those who have something to do there. */
  private void inOrder(long since, long to, List<Integer> people, List<Pending> pending) {
    long[] instants = new long[people.size()];
    for (int place = 0; place < instants.length; place++) {
      instants[place] = person.next(people.get(place), pending.get(place));
    }
    Agenda agenda = new Agenda(since, to, instants);
    while (!agenda.isEmpty()) {
      long at = agenda.instant();
      List<Integer> places = agenda.take();
      instant(at, places, people, pending);
      for (int place : places) {
        agenda.add(person.next(people.get(place), pending.get(place)), place);
      }
    }
    people.forEach(positions::watch);
    round.commit();
  }

  /**
   * Goes on with people until nothing is left to do for them up to an instant; who has written goes
   * on when that can be read.
   */
  private void instant(long at, List<Integer> places, List<Integer> people, List<Pending> pending) {
    List<Integer> left = places;
    while (!left.isEmpty()) {
      List<Integer> more = new ArrayList<>();
      for (int place : left) {
        int profile = people.get(place);
        if (person.on(profile, pending.get(place), at, round)) {
          more.add(place);
        }
        positions.tidy(profile);
        if (round.isFull()) {
          round.commit();
        }
      }
      if (!more.isEmpty()) {
        round.commit();
        if (round.isWritten()) {
          come(more.stream().map(people::get).toList(), more.stream().map(pending::get).toList());
        }
      }
      left = more;
    }
  }

  /** Who comes into an audience, or out of it, by what was written, may come into a journey. */
  private void come(List<Integer> people, List<Pending> open) {
    Map<Integer, List<Pending.Coming>> comings = members.updated();
    for (int i = 0; i < people.size(); i++) {
      open.get(i).come(comings.getOrDefault(people.get(i), List.of()));
    }
  }
}
