package dev.wend.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What becomes of the events of one type: writes in the making. */
final class EventDraft {
  private static final int[] NONE = {};

  private final EventTable table;
  private final BitSet taken;

  /** What ends, by page of profiles. */
  private final Map<Integer, Ending> endings = new TreeMap<>();

  private final List<EventWrites.Part> parts = new ArrayList<>();
  private int[] slots = NONE;

  private static final class Ending {
    private final IntList killed = new IntList();
    private final IntList cleared = new IntList();
    private int gone;
  }

  EventDraft(EventTable table) {
    this.table = table;
    taken = (BitSet) table.taken().clone();
  }

  private Ending ending(int page) {
    return endings.computeIfAbsent(page, p -> new Ending());
  }

  /** Ends all events of a profile. */
  void end(int profile, int[] chain) {
    Ending ending = ending(profile / Profiles.PAGE);
    Arrays.stream(chain).forEach(ending.killed::add);
    ending.cleared.add(profile % Profiles.PAGE);
  }

  /** Forgets the first pages of events of a page of profiles. */
  void forget(int page, int gone) {
    ending(page).gone = gone;
  }

  /**
   * Writes down what ends and what is new; all of a page of profiles arrives at once.
   *
   * @param profiles whose each new event is; those of a page of profiles together, pages ascending
   */
  EventWrites write(int[] profiles, List<RowWrites.Values> values) {
    int[] arrivals = new int[profiles.length];
    for (int from = 0; from < profiles.length; ) {
      int to = Pages.end(profiles, from);
      int next = table.parts().nextArrival(profiles[from] / Profiles.PAGE);
      Arrays.fill(arrivals, from, to, next);
      from = to;
    }
    return write(profiles, arrivals, values, false);
  }

  /** The parts of what was written, and the slots of its new events. */
  List<EventWrites.Part> parts() {
    return parts;
  }

  int[] slots() {
    return slots;
  }

  /**
   * Writes down what ends and what is new.
   *
   * @param arrivals ascending in each page of profiles
   * @param erases whether what ends is written over
   */
  EventWrites write(int[] profiles, int[] arrivals, List<RowWrites.Values> values, boolean erases) {
    slots = new int[profiles.length];
    int[] owners = new int[profiles.length];
    int[] previous = new int[profiles.length];
    int[] last = table.parts().lasts();
    for (int from = 0; from < profiles.length; ) {
      int page = profiles[from] / Profiles.PAGE;
      int to = Pages.end(profiles, from);
      endingsBefore(page);
      EventWrites.Part part = part(page, from, to);
      int sequence = part.first();
      for (int i = from; i < to; i++) {
        int owner = profiles[i] % Profiles.PAGE;
        owners[i] = owner;
        previous[i] = last[owner] >= 0 ? last[owner] : table.last(profiles[i]);
        last[owner] = sequence++;
      }
      for (int i = from; i < to; i++) {
        last[owners[i]] = -1;
      }
      number(part);
      from = to;
    }
    endingsBefore(Integer.MAX_VALUE);
    return new EventWrites(table.number(), parts, erases, owners, previous, arrivals, values);
  }

  private void endingsBefore(int page) {
    for (int p : List.copyOf(endings.keySet())) {
      if (p < page) {
        parts.add(part(p, slots.length, slots.length));
      }
    }
  }

  private EventWrites.Part part(int page, int from, int to) {
    EventRun run = table.run(page);
    if ((long) run.used() + to - from > Integer.MAX_VALUE - Profiles.PAGE) {
      throw full();
    }
    Ending ending = ending(page);
    endings.remove(page);
    int[] killed = ending.killed.toArray();
    Arrays.sort(killed);
    int[] fresh = fresh(run, to - from);
    int gone = Math.max(run.gone(), ending.gone);
    int[] cleared = ending.cleared.toArray();
    EventWrites.Part part =
        new EventWrites.Part(page, gone, killed, cleared, run.used(), fresh, from, to);
    if (from < to) {
      parts.add(part);
    }
    return part;
  }

  private int[] fresh(EventRun run, int more) {
    int need = (run.used() + more + Profiles.PAGE - 1) / Profiles.PAGE;
    int[] fresh = new int[Math.max(0, need - run.pages().length)];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = taken.nextClearBit(0);
      if (fresh[i] >= EventTable.MOST_PAGES) {
        throw full();
      }
      taken.set(fresh[i]);
    }
    return fresh;
  }

  private StoreException full() {
    return new StoreException(
        StoreException.Kind.FULL,
        "The store has more than 2 billion events `" + table.type().name() + "`.",
        "Keep them for a shorter time (`event … keep 400 days`), or split the profiles over two"
            + " stores.");
  }

  private void number(EventWrites.Part part) {
    int[] old = table.run(part.page()).pages();
    for (int i = part.from(); i < part.to(); i++) {
      int sequence = part.first() + i - part.from();
      int place = sequence / Profiles.PAGE;
      int page = place < old.length ? old[place] : part.fresh()[place - old.length];
      slots[i] = page * Profiles.PAGE + sequence % Profiles.PAGE;
    }
  }
}
