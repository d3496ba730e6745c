package dev.wend.journey;

import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.store.Store;
import dev.wend.value.Lapse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The business events of all types. */
final class Cues {
  /** What is told of one. */
  @FunctionalInterface
  interface Taker {
    void take(int slot, long time);
  }

  private record Cue(long time, int slot) {}

  /**
   * Those of a type that there are.
   *
   * @param arrival of the last of them
   * @param cues by time, those of one time in order of arrival
   */
  private record Known(int arrival, List<Cue> cues) {
    /** The place of the first one from an instant on. */
    int first(long from) {
      int low = 0;
      int high = cues.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (cues.get(middle).time() < from) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  private final Store store;
  private final Map<String, Known> known = new HashMap<>();

  Cues(Store store) {
    this.store = store;
  }

  /** The next instant of one behind another. */
  long next(String type, long after) {
    Known of = known(type);
    int place = of.first(after + 1);
    return place == of.cues().size() ? Lapse.NEVER : of.cues().get(place).time();
  }

  /** Tells those of an instant, in order of arrival. */
  void at(String type, long instant, Taker taker) {
    Known of = known(type);
    for (int i = of.first(instant); i < of.cues().size(); i++) {
      Cue cue = of.cues().get(i);
      if (cue.time() > instant) {
        return;
      }
      taker.take(cue.slot(), cue.time());
    }
  }

  private Known known(String type) {
    Events events = store.events(type).orElseThrow();
    int last = last(events);
    Known of = known.get(type);
    if (of == null || of.arrival() != last) {
      List<Cue> all = new ArrayList<>();
      since(events, Integer.MIN_VALUE, (slot, time) -> all.add(new Cue(time, slot)));
      all.sort(Comparator.comparingLong(Cue::time));
      of = new Known(last, all);
      known.put(type, of);
    }
    return of;
  }

  private static int last(Events events) {
    int[] pages = events.pages(0);
    int page = pages.length == 0 ? -1 : pages[pages.length - 1];
    return page < 0 || events.size(page) == 0 ? Integer.MIN_VALUE : events.lastArrival(page);
  }

  /** Tells those that arrived after a number, in order of arrival. */
  void since(String type, int seen, Taker taker) {
    since(store.events(type).orElseThrow(), seen, taker);
  }

  private static void since(Events events, int seen, Taker taker) {
    long[] arrivals = new long[Profiles.PAGE];
    for (int page : events.pages(0)) {
      int size = events.size(page);
      events.arrivals(page, arrivals);
      for (int i = 0; i < size; i++) {
        int slot = page * Profiles.PAGE + i;
        long time = events.time(slot);
        if (arrivals[i] > seen && time != Long.MIN_VALUE) {
          taker.take(slot, time);
        }
      }
    }
  }
}
