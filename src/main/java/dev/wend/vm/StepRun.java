package dev.wend.vm;

import dev.wend.code.EventPlan;
import dev.wend.code.Joint;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.code.Verified;
import dev.wend.value.Lapse;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** One step of a sequence over one profile after another: which events may be its own. */
final class StepRun {
  final Entry.Step step;

  /** Which of the types of the sequence. */
  final int type;

  /** The steps whose events its conditions read, its own among them; none where it is alone. */
  final BitSet reads;

  private final int place;
  private final List<String> types;
  private final SingleRun own;

  /** Where its own program asks for nothing but the time: the addresses of its tests. */
  private final Optional<int[]> tests;

  private final Optional<SingleRun> joined;
  private EventRows rows = EventRows.NONE;
  private Optional<JointRow> joint = Optional.empty();
  private boolean[] fits = new boolean[32];

  /**
   * @param types by step: the type of its events
   */
  StepRun(
      Verified verified,
      Entry.Sequence sequence,
      int place,
      List<String> types,
      Arguments arguments,
      Instant now,
      Horizon horizon) {
    this.step = sequence.steps().get(place);
    this.place = place;
    this.types = types;
    this.type = types.stream().distinct().toList().indexOf(step.type());
    own = new SingleRun(verified.within(sequence, step.own()), now, arguments, horizon);
    tests = EventPlan.of(step.own()).map(p -> p.tests().stream().mapToInt(pc -> pc).toArray());
    joined =
        step.joined()
            .map(p -> new SingleRun(verified.within(sequence, p), now, arguments, horizon));
    reads = new BitSet();
    step.joined().ifPresent(p -> reads(p, reads));
  }

  /** Columns, and lists of any program within. */
  private void reads(Program program, BitSet found) {
    program.columns().forEach(column -> read(column.name(), found));
    lists(program, found);
  }

  private void lists(Program program, BitSet found) {
    for (Entry entry : program.pool()) {
      if (entry instanceof Entry.Items items) {
        read(items.list(), found);
        items.parts().forEach(part -> lists(part.program(), found));
      }
    }
  }

  private void read(String name, BitSet found) {
    int of = Joint.step(name);
    if (of >= 0 && of <= place) {
      found.set(of);
    }
  }

  void to(long now) {
    own.to(now);
    joined.ifPresent(run -> run.to(now));
  }

  /** Until when what its programs read of the clock stays. */
  long clock() {
    return Math.min(own.clock(), joined.map(SingleRun::clock).orElse(Lapse.NEVER));
  }

  /** Whether its joined condition reads more of an event than its columns. */
  boolean readsLists() {
    return step.joined().stream()
        .flatMap(p -> p.pool().stream())
        .anyMatch(e -> e instanceof Entry.Items || e instanceof Entry.Sequence);
  }

  /** Takes the events of another row. */
  void bind(Row row) {
    rows = row.events(step.type(), step.own());
    joint = step.joined().map(program -> new JointRow(row, types, program));
  }

  /** Says of all events which may be its own by themselves; whether one may. */
  boolean fit(Timeline line) {
    if (fits.length < line.count()) {
      fits = new boolean[Math.max(line.count(), fits.length * 2)];
    }
    boolean any = false;
    for (int i = 0; i < line.count(); i++) {
      fits[i] = line.type(i) == type && isOwn(line, i);
      any |= fits[i];
    }
    return any;
  }

  private boolean isOwn(Timeline line, int position) {
    if (tests.isPresent()) {
      return own.passes(tests.get(), line.time(position));
    }
    rows.to(line.event(position));
    own.run(rows);
    return own.truth(0);
  }

  /**
   * Whether an event may be its own.
   *
   * @param bound by step: the positions of the events of earlier steps, where it reads them
   */
  boolean may(Timeline line, int position, int[] bound) {
    if (!fits[position] || joined.isEmpty()) {
      return fits[position];
    }
    JointRow row = joint.orElseThrow();
    for (int s = reads.nextSetBit(0); s >= 0; s = reads.nextSetBit(s + 1)) {
      row.to(s, line.event(s == place ? position : bound[s]));
    }
    joined.get().run(row);
    return joined.get().truth(0);
  }
}
