package dev.wend.vm;

import dev.wend.code.Program.Entry;
import dev.wend.code.Verified;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether events of one profile after another fit the steps of a sequence.
 *
 * <p>A set of positions of the timeline goes from step to step: those at which the step before may
 * stand. What they lead to is found by stretches of positions, in a time that grows as {@code n log
 * n} with the events. Where later conditions read an event of a step, the set is parted by the
 * values that are read of it, and each part goes on by itself; a part that came to where one with
 * the same values has been is not followed again.
 */
final class SequenceRun {
  private final Entry.Sequence entry;
  private final Around around;
  private final Timeline line;
  private final StepRun[] steps;

  /** By type: its events, none of whose columns are read. */
  private final EventRows[] events;

  private final List<String> types;

  /** By how many are before it: the place of a step that is not negated. */
  private final int[] positive;

  /** Likewise: the steps up to it whose events are read after it. */
  private final BitSet[] live;

  /** By step: tells events of different values apart, where later steps read them. */
  private final Values[] values;

  private final Stretches stretches;
  private final int[][] sets;

  /** By step: the position that stands for its event. */
  private final int[] bound;

  private final Map<List<Integer>, BitSet> visited = new HashMap<>();
  private Row rowOf = Nothing.ROW;

  SequenceRun(
      Verified verified, Entry.Sequence entry, Around around, Instant now, Horizon horizon) {
    this.entry = entry;
    this.around = around;
    List<String> typeOf = entry.steps().stream().map(Entry.Step::type).toList();
    types = typeOf.stream().distinct().toList();
    events = new EventRows[types.size()];
    line = new Timeline(types.size());
    Arguments arguments = new Arguments(entry, around);
    steps = new StepRun[typeOf.size()];
    bound = new int[steps.length];
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      steps[i] = new StepRun(verified, entry, i, typeOf, arguments, now, horizon);
      if (!entry.steps().get(i).negated()) {
        chosen.add(i);
      }
    }
    positive = chosen.stream().mapToInt(i -> i).toArray();
    live = new BitSet[positive.length];
    values = new Values[steps.length];
    Arrays.setAll(live, this::live);
    sets = new int[positive.length][32];
    stretches =
        new Stretches(steps, line, bound, verified.program().zone(), now.toEpochMilli(), horizon);
  }

  private BitSet live(int k) {
    BitSet read = new BitSet();
    for (int i = positive[k] + 1; i < steps.length; i++) {
      read.or(steps[i].reads);
    }
    read.clear(positive[k] + 1, steps.length);
    if (read.get(positive[k])) {
      values[positive[k]] = new Values(positive[k], steps);
    }
    return read;
  }

  void to(long now) {
    stretches.to(now);
    for (StepRun step : steps) {
      step.to(now);
    }
  }

  /** Until when what its programs read of the clock stays. */
  long clock() {
    return Arrays.stream(steps).mapToLong(StepRun::clock).min().orElseThrow();
  }

  /** Whether it holds for the row that it is about now. */
  boolean run() {
    Row row = around.row(entry.up());
    if (row != rowOf) {
      for (int type = 0; type < events.length; type++) {
        events[type] = row.events(types.get(type), JointRow.reading(List.of(), List.of()));
      }
      for (StepRun step : steps) {
        step.bind(row);
      }
      for (Values of : values) {
        if (of != null) {
          of.bind(row);
        }
      }
      rowOf = row;
    }
    line.load(events);
    for (StepRun step : steps) {
      if (!step.fit(line) && !step.step.negated()) {
        return false;
      }
    }
    return begin();
  }

  private boolean begin() {
    if (!visited.isEmpty()) {
      visited.clear();
    }
    for (int k = 0; k < sets.length; k++) {
      if (sets[k].length < line.count()) {
        sets[k] = new int[line.count()];
      }
    }
    for (Values of : values) {
      if (of != null) {
        of.begin(line);
      }
    }
    int count = 0;
    for (int i = 0; i < line.count(); i++) {
      if (steps[0].may(line, i, bound)) {
        sets[0][count++] = i;
      }
    }
    return count > 0 && from(0, sets[0], count);
  }

  /** Whether the rest follows when a step that is not negated stands at one of some positions. */
  private boolean from(int k, int[] at, int count) {
    int step = positive[k];
    if (!live[k].get(step)) {
      return goOn(k, at, count);
    }
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      order[i] = (long) values[step].of(at[i]) << 32 | at[i];
    }
    Arrays.sort(order);
    int[] part = new int[count];
    int parted = 0;
    for (int i = 0; i < count; i++) {
      part[parted++] = (int) order[i];
      if (i == count - 1 || order[i] >>> 32 != order[i + 1] >>> 32) {
        bound[step] = part[0];
        if (goOn(k, part, parted)) {
          return true;
        }
        parted = 0;
      }
    }
    return false;
  }

  private boolean goOn(int k, int[] at, int count) {
    if (k == positive.length - 1) {
      return stretches.end(positive[k], at, count);
    }
    int found = stretches.next(positive[k], positive[k + 1], at, count, sets[k + 1]);
    int fresh = isParted(k) ? fresh(k + 1, sets[k + 1], found) : found;
    return fresh > 0 && from(k + 1, sets[k + 1], fresh);
  }

  /** Whether several ways lead on from a step. */
  private boolean isParted(int k) {
    for (int i = 0; i <= k; i++) {
      if (live[i].get(positive[i])) {
        return true;
      }
    }
    return false;
  }

  /** Leaves the positions at which a step did not stand yet with the same values before it. */
  private int fresh(int k, int[] at, int count) {
    List<Integer> key = new ArrayList<>();
    key.add(k);
    for (int s = live[k].nextSetBit(0); s >= 0 && s < positive[k]; s = live[k].nextSetBit(s + 1)) {
      key.add(values[s].of(bound[s]));
    }
    BitSet seen = visited.computeIfAbsent(key, any -> new BitSet());
    int left = 0;
    for (int i = 0; i < count; i++) {
      int position = at[i];
      if (!seen.get(position)) {
        seen.set(position);
        at[left++] = position;
      }
    }
    return left;
  }
}
