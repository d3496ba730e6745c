package dev.wend.journey;

import dev.wend.store.Events;
import dev.wend.store.Profiles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds those who did something in a stretch of time. */
final class Arrivals {
  private Arrivals() {}

  /**
   * The profiles that have an event of some types.
   *
   * @param after epoch milliseconds; events of that instant are not meant
   */
  static Set<Integer> of(Profiles profiles, List<String> types, long after, long until) {
    Set<Integer> found = new TreeSet<>();
    for (String type : types) {
      Optional<Events> events = profiles.events(type);
      if (events.isPresent()) {
        for (int owners = 0; owners < profiles.pages(); owners++) {
          for (int page : events.get().pages(owners)) {
            of(events.get(), owners, page, after, until, found);
          }
        }
      }
    }
    return found;
  }

  private static void of(
      Events events, int owners, int page, long after, long until, Set<Integer> found) {
    int size = events.size(page);
    if (size == 0 || events.latest(page) <= after || events.earliest(page) > until) {
      return;
    }
    long[] times = new long[Profiles.PAGE];
    short[] slots = new short[Profiles.PAGE];
    events.times(page, times);
    events.owners(page, slots);
    for (int i = 0; i < size; i++) {
      if (times[i] > after && times[i] <= until) {
        found.add(owners * Profiles.PAGE + (slots[i] & 0xFFFF));
      }
    }
  }
}
