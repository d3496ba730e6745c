package dev.wend.journey;

import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.type.EventType;
import dev.wend.value.Lapse;
import dev.wend.vm.SlotRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Which arrivals are those of events and notes that came over by a merge, and where they were
 * before. An arrival is that of a page of profiles.
 */
final class Merged {
  private static final int NUMBERS = 4;

  /** By where something is: where it was. */
  private final Map<Long, Long> before = new HashMap<>();

  /** An arrival and its page as one number. */
  static long key(int page, int arrival) {
    return (long) page << Integer.SIZE | Integer.toUnsignedLong(arrival);
  }

  /** Reads what the store notes of merges. */
  void load(Profiles profiles) {
    before.clear();
    Optional<Events> notes = profiles.events(EventType.MERGE.name());
    for (int owners = 0; notes.isPresent() && owners < profiles.pages(); owners++) {
      for (int page : notes.get().pages(owners)) {
        load(profiles, notes.get(), page);
      }
    }
  }

  private void load(Profiles profiles, Events notes, int page) {
    SlotRow row = SlotRow.ofEvents(profiles, EventType.MERGE.name(), EventType.MERGE.fields());
    int[] numbers = new int[NUMBERS];
    for (int i = 0; i < notes.size(page); i++) {
      int slot = page * Profiles.PAGE + i;
      if (notes.time(slot) != Lapse.NEVER && notes.time(slot) != Long.MIN_VALUE) {
        row.at(slot);
        for (int field = 0; field < NUMBERS; field++) {
          numbers[field] = (int) row.number(field);
        }
        before.put(key(numbers[2], numbers[3]), key(numbers[0], numbers[1]));
      }
    }
  }

  /**
   * Whether something came up to a limit, be it to a page where it is no more.
   *
   * @param limits by page
   */
  boolean isUpTo(IntUnaryOperator limits, int page, int arrival) {
    if (arrival <= limits.applyAsInt(page)) {
      return true;
    }
    // nobody was merged, most often: of many events none costs a look-up
    Long at = before.isEmpty() ? null : before.get(key(page, arrival));
    return at != null && isUpTo(limits, (int) (at >>> Integer.SIZE), (int) at.longValue());
  }

  /** Whether something is, or was, at one of some places. */
  boolean isAny(Set<Long> places, int page, int arrival) {
    Long at = key(page, arrival);
    while (at != null && !places.contains(at)) {
      at = before.get(at);
    }
    return at != null;
  }

  /** The page to which something came first. */
  int firstPage(int page, int arrival) {
    long at = key(page, arrival);
    while (before.containsKey(at)) {
      at = before.get(at);
    }
    return (int) (at >>> Integer.SIZE);
  }
}
