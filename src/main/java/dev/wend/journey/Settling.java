package dev.wend.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Goes on with people, round after round, until nothing is left to do for them. */
final class Settling {
  private final Person person;
  private final Round round;
  private final Positions positions;
  private final Arrivals arrivals;

  Settling(World world, Person person) {
    this.person = person;
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
  }

  private void some(
      long since, long to, List<Integer> people, Map<Integer, List<Pending.Coming>> comings) {
    List<Integer> left = people;
    List<Pending> pending = new ArrayList<>();
    for (int profile : people) {
      List<Pending.Coming> of = comings.getOrDefault(profile, List.of());
      pending.add(person.pending(profile, arrivals.seen(profile), since, to, of));
    }
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
      left = more;
      pending = open;
    }
  }
}
