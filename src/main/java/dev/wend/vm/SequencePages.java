package dev.wend.vm;

import dev.wend.code.Program.Entry;
import dev.wend.store.Events;
import dev.wend.store.Profiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Sequences of all owners of a page: their events are run through in order of time, and of each
 * owner one instant is kept for each step, that of the event from which the rest follows most
 * easily. That is the latest one where the next step must come soon, and the earliest where the
 * time of what is forbidden must be over. One thread at a time.
 *
 * @see dev.wend.code.EventPlan#isByPage
 */
final class SequencePages {
  private static final int OWNERS = Profiles.PAGE - 1;

  /** So long before every event that nothing that must come soon comes in time. */
  private static final long NONE = -(1L << 62);

  /** Longer than between two events, and less than from {@link #NONE} to any. */
  private static final long EVER = 1L << 61;

  /** Where fewer than one of so many are asked about, the events of others are left out. */
  private static final int SPARSE = 3;

  private final long now;
  private final EventStream[] streams;

  /** By step: how many steps that are not negated are before it. */
  private final int[] before;

  private final boolean[] negated;

  /** By step: less than how long after the last event before it. */
  private final long[] within;

  /** How many steps are not negated. */
  private final int positive;

  /** Whether something is forbidden after the last of them. */
  private final boolean isGuarded;

  /** By step that is not negated, by owner. */
  private final long[][] instants;

  /** Goes through two steps, if it is two. */
  private final Optional<PairPages> pair;

  private final long[] found = new long[Profiles.WORDS];
  private final long[] among = new long[Profiles.WORDS];

  SequencePages(PageRun around, Entry.Sequence sequence, AttachedItems[] attached, long now) {
    this.now = now;
    List<Entry.Step> steps = sequence.steps();
    int count = steps.size();
    streams = new EventStream[count];
    before = new int[count];
    negated = new boolean[count];
    within = new long[count];
    int chosen = 0;
    for (int i = 0; i < count; i++) {
      streams[i] =
          new EventStream(new ItemPages(around, attached[i]), (Events) attached[i].items());
      before[i] = chosen;
      negated[i] = steps.get(i).negated();
      within[i] = steps.get(i).within().map(w -> Math.min(EVER, w.millis())).orElse(EVER);
      chosen += negated[i] ? 0 : 1;
    }
    positive = chosen;
    isGuarded = negated[count - 1];
    instants = new long[positive][Profiles.PAGE];
    pair =
        count == 2
            ? Optional.of(new PairPages(streams[0], streams[1], isGuarded, within[1], EVER, now))
            : Optional.empty();
  }

  /**
   * Takes who has such events; false where the page's events cannot be put in order here.
   *
   * @param under who is asked about; of others anything
   */
  boolean run(int page, long[] under, long[] to) {
    for (EventStream stream : streams) {
      stream.only(Optional.empty());
    }
    if (pair.isPresent() && pair.get().run(page, to)) {
      return true;
    }
    boolean isSparse = Masks.count(under) * SPARSE < Profiles.PAGE;
    Masks.copy(under, among);
    for (EventStream stream : streams) {
      stream.only(isSparse ? Optional.of(among) : Optional.empty());
      if (!stream.begin(page, false)) {
        return false;
      }
    }
    for (long[] of : instants) {
      Arrays.fill(of, NONE);
    }
    Masks.none(found);
    several();
    if (isGuarded) {
      finish();
    }
    Masks.copy(found, to);
    return true;
  }

  /** Runs through the events of steps, whose next one comes first. */
  private void several() {
    List<Integer> open = new ArrayList<>();
    for (int i = streams.length - 1; i >= 0; i--) {
      if (streams[i].load()) {
        open.add(i);
      }
    }
    while (!open.isEmpty()) {
      int step = first(open);
      play(step, end(open, step));
      if (!streams[step].load()) {
        open.remove((Integer) step);
      }
    }
  }

  /** The step whose event comes next; of one event that several may have, the last of them. */
  private int first(List<Integer> open) {
    int first = open.get(0);
    for (int i = 1; i < open.size(); i++) {
      EventStream other = streams[open.get(i)];
      long time = streams[first].time();
      if (other.time() < time
          || (other.time() == time && other.arrival() < streams[first].arrival())) {
        first = open.get(i);
      }
    }
    return first;
  }

  /** Until where the events of a step come before those of all others; past its first. */
  private int end(List<Integer> open, int step) {
    long bound = Long.MAX_VALUE;
    for (int other : open) {
      bound = other == step ? bound : Math.min(bound, streams[other].time());
    }
    EventStream stream = streams[step];
    int end = stream.at + 1;
    if (bound == Long.MAX_VALUE) {
      return stream.until;
    }
    while (end < stream.until && stream.times[end] < bound) {
      end++;
    }
    return end;
  }

  private void play(int step, int end) {
    EventStream stream = streams[step];
    int from = stream.at;
    stream.at = end;
    if (negated[step]) {
      forbid(step, stream, from, end);
    } else if (before[step] == positive - 1) {
      last(step, stream, from, end);
    } else {
      long[] mine = instants[before[step]];
      for (int i = from; i < end; i++) {
        int owner = stream.owners[i] & OWNERS;
        if (before[step] == 0 || fits(step, owner, stream.times[i])) {
          mine[owner] = stream.times[i];
        }
      }
    }
  }

  private boolean fits(int step, int owner, long time) {
    return time - instants[before[step] - 1][owner] < within[step];
  }

  private void last(int step, EventStream stream, int from, int end) {
    long[] mine = instants[positive - 1];
    long[] others = instants[Math.max(0, positive - 2)];
    long most = positive == 1 ? Long.MAX_VALUE : within[step];
    for (int i = from; i < end; i++) {
      int owner = stream.owners[i] & OWNERS;
      long time = stream.times[i];
      long fits = positive == 1 || time - others[owner] < most ? 1 : 0;
      if (!isGuarded) {
        found[owner >> 6] |= fits << owner;
      } else if (fits == 1 && mine[owner] == NONE) {
        mine[owner] = time;
      }
    }
  }

  private void forbid(int step, EventStream stream, int from, int end) {
    long[] mine = instants[before[step] - 1];
    boolean isLast = step == streams.length - 1;
    for (int i = from; i < end; i++) {
      int owner = stream.owners[i] & OWNERS;
      long gone = stream.times[i] - mine[owner];
      boolean over = isLast && mine[owner] != NONE && gone >= within[step];
      found[owner >> 6] |= (over ? 1L : 0) << owner;
      mine[owner] = NONE;
    }
  }

  /** Whose time of what is forbidden is over by now. */
  private void finish() {
    long[] mine = instants[positive - 1];
    long most = within[streams.length - 1];
    for (int owner = 0; owner < Profiles.PAGE; owner++) {
      boolean over = mine[owner] != NONE && (most == EVER || now - mine[owner] >= most);
      found[owner >> 6] |= (over ? 1L : 0) << owner;
    }
  }
}
