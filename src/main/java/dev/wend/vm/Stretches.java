package dev.wend.vm;

import dev.wend.code.Program.Entry;
import dev.wend.value.Lapse;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * Where the next step of a sequence can stand: an event of a step leads to a stretch of positions,
 * from the first whose time has come to the last before its time is over or an event of a negated
 * step has passed.
 */
final class Stretches {
  private final StepRun[] steps;
  private final Timeline line;
  private final int[] bound;
  private final ZoneId zone;
  private long now;
  private final Horizon horizon;

  /** By event that leads on: the stretch. */
  private int[] starts = new int[32];

  private int[] ends = new int[32];

  /** By position: how many stretches begin there, less those that ended before it. */
  private int[] open = new int[33];

  /** By position: the first from there on of an event of a negated step. */
  private int[] nearest = new int[33];

  /**
   * @param bound by step: the position of its event, where later conditions read it
   */
  Stretches(StepRun[] steps, Timeline line, int[] bound, ZoneId zone, long now, Horizon horizon) {
    this.steps = steps;
    this.line = line;
    this.bound = bound;
    this.zone = zone;
    this.now = now;
    this.horizon = horizon;
  }

  void to(long instant) {
    now = instant;
  }

  private void room(int count) {
    int positions = line.count() + 1;
    if (open.length < positions) {
      int more = Math.max(positions, open.length * 2);
      open = new int[more];
      nearest = new int[more];
    }
    if (starts.length < count) {
      starts = new int[Math.max(count, starts.length * 2)];
      ends = new int[starts.length];
    }
  }

  /**
   * Finds the positions at which a step can stand.
   *
   * @param from the last step before it that is not negated
   * @param at the positions of that, ascending
   * @return how many there are in {@code into}, ascending
   */
  int next(int from, int to, int[] at, int count, int[] into) {
    room(count);
    Entry.Step next = steps[to].step;
    int first = line.count();
    int last = 0;
    for (int i = 0; i < count; i++) {
      starts[i] = from(at[i], next.after());
      ends[i] = next.within().isEmpty() ? line.count() : from(at[i], next.within().get());
      first = Math.min(first, starts[i]);
      last = Math.max(last, ends[i]);
    }
    for (int negated = from + 1; negated < to; negated++) {
      last = shorten(negated, at, count, last);
    }
    return among(to, count, first, last, into);
  }

  /** The first position behind one whose time is not before so much later. */
  private int from(int position, Lapse lapse) {
    return lapse.equals(Lapse.NONE)
        ? position + 1
        : line.from(position + 1, lapse.after(line.time(position), zone));
  }

  /** Finds the events of a negated step behind a position. */
  private void mark(int negated, int from, int until) {
    nearest[until] = until;
    for (int i = until - 1; i >= from; i--) {
      nearest[i] = steps[negated].may(line, i, bound) ? i : nearest[i + 1];
    }
  }

  /** The position of the event that a negated step forbids; the one until which there is none. */
  private int forbidden(Entry.Step negated, int position, int until) {
    int start = Math.min(until, from(position, negated.after()));
    int found = nearest[start];
    boolean over =
        found < until
            && negated.within().isPresent()
            && line.time(found) >= negated.within().get().after(line.time(position), zone);
    return over ? until : found;
  }

  /** Ends stretches at the first event of a negated step; returns where the last one ends. */
  private int shorten(int negated, int[] at, int count, int last) {
    mark(negated, at[0] + 1, Math.max(last, at[0] + 1));
    int until = 0;
    for (int i = 0; i < count; i++) {
      if (starts[i] < ends[i]) {
        ends[i] = Math.min(ends[i], forbidden(steps[negated].step, at[i], last) + 1);
        until = Math.max(until, ends[i]);
      }
    }
    return until;
  }

  /** The events of a step within the stretches. */
  private int among(int step, int count, int first, int last, int[] into) {
    if (first >= last) {
      return 0;
    }
    Arrays.fill(open, first, last + 1, 0);
    for (int i = 0; i < count; i++) {
      if (starts[i] < ends[i]) {
        open[starts[i]]++;
        open[ends[i]]--;
      }
    }
    int found = 0;
    int held = 0;
    for (int i = first; i < last; i++) {
      held += open[i];
      if (held > 0 && steps[step].may(line, i, bound)) {
        into[found++] = i;
      }
    }
    return found;
  }

  /**
   * Whether nothing that is forbidden after the last step that is not negated followed one of its
   * events, and the time for it has passed.
   */
  boolean end(int from, int[] at, int count) {
    room(count);
    Arrays.fill(ends, 0, count, 1);
    int left = count;
    for (int negated = from + 1; negated < steps.length && left > 0; negated++) {
      mark(negated, at[0] + 1, line.count());
      Entry.Step step = steps[negated].step;
      left = 0;
      for (int i = 0; i < count; i++) {
        boolean passed = step.within().isEmpty() || isOver(at[i], step.within().get());
        boolean none = passed && forbidden(step, at[i], line.count()) == line.count();
        ends[i] = none ? ends[i] : 0;
        left += ends[i];
      }
    }
    return left > 0;
  }

  private boolean isOver(int position, Lapse within) {
    long over = within.after(line.time(position), zone);
    horizon.at(over);
    return over <= now;
  }
}
