package dev.wend.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Goes on with people, round after round, until nothing is left to do for them. */
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
   * Settles people, some at a time.
   *
   * @param since up to where all is done that was known
   * @param comings who comes to a journey by an audience, each in order of time
   */
  void settle(
      long since, long to, Collection<Integer> people, Map<Integer, List<Pending.Coming>> comings) {
    List<Integer> all = List.copyOf(people);
    for (int from = 0; from < all.size(); from += Round.MOST) {
      some(since, to, all.subList(from, Math.min(all.size(), from + Round.MOST)), comings);
    }
    round.await();
  }

  /** Does what falls due by itself up to an instant, of which no event is taken. */
  void fallDue(long at, List<Integer> due, Map<Integer, List<Pending.Coming>> comings) {
    Set<Integer> all = new TreeSet<>(due);
    all.addAll(comings.keySet());
    List<Integer> people = List.copyOf(all);
    List<Pending> pending = new ArrayList<>();
    for (int profile : people) {
      List<Pending.Coming> of = comings.getOrDefault(profile, List.of());
      pending.add(person.pending(profile, arrivals.seen(profile), at - 1, at - 1, of));
    }
    some(at, people, pending);
  }

  private void some(
      long since, long to, List<Integer> people, Map<Integer, List<Pending.Coming>> comings) {
    List<Pending> pending = new ArrayList<>();
    for (int profile : people) {
      List<Pending.Coming> of = comings.getOrDefault(profile, List.of());
      pending.add(person.pending(profile, arrivals.seen(profile), since, to, of));
    }
    some(to, people, pending);
  }

  private void some(long to, List<Integer> people, List<Pending> all) {
    List<Integer> left = people;
    List<Pending> pending = all;
    while (!left.isEmpty()) {
      List<Integer> more = new ArrayList<>();
      List<Pending> open = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        int profile = left.get(i);
        if (person.on(profile, pending.get(i), to, round)) {
          more.add(profile);
          open.add(pending.get(i));
        }
        positions.tidy(profile);
        positions.watch(profile);
        if (round.isFull()) {
          round.commit();
        }
      }
      round.commit();
      if (round.isWritten()) {
        come(more, open);
      }
      left = more;
      pending = open;
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
