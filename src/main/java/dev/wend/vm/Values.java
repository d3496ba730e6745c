package dev.wend.vm;

import dev.wend.code.Joint;
import dev.wend.code.Program;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers for the events of a step of a sequence, the same for events whose values later steps
 * cannot tell apart.
 */
final class Values {
  /** The values of fewer events are not compared. */
  private static final int FEW = 32;

  private final String type;
  private final List<Field> columns = new ArrayList<>();

  /** Whether more is read of it than columns, so that each event is one by itself. */
  private boolean apart;

  private Optional<EventRows> rows = Optional.empty();
  private int[] ids = new int[0];
  private final Map<List<Object>, Integer> known = new HashMap<>();
  private Timeline line = new Timeline(0);

  Values(int step, StepRun[] steps) {
    type = steps[step].step.type();
    for (StepRun later : Arrays.asList(steps).subList(step + 1, steps.length)) {
      if (later.reads.get(step)) {
        add(step, later.step.joined().orElseThrow());
        apart |= later.readsLists();
      }
    }
  }

  private void add(int step, Program joined) {
    for (int c = 0; c < joined.columns().size(); c++) {
      int column = c;
      Field of = joined.columns().get(c);
      boolean linked = joined.links().stream().anyMatch(link -> link.column() == column);
      Field field = Field.of(Joint.name(of.name()), of.type());
      if (Joint.step(of.name()) == step && !linked && !columns.contains(field)) {
        columns.add(field);
      }
    }
  }

  /** Takes the events of another row. */
  void bind(Row row) {
    rows = Optional.of(row.events(type, JointRow.reading(columns, List.of())));
  }

  /** Begins with the events of a profile. */
  void begin(Timeline of) {
    line = of;
    if (apart || line.count() <= FEW) {
      return;
    }
    if (ids.length < line.count()) {
      ids = new int[line.count()];
    }
    Arrays.fill(ids, 0, line.count(), -1);
    known.clear();
  }

  /** The number of the event at a position. */
  int of(int position) {
    if (apart || line.count() <= FEW) {
      return position;
    }
    if (ids[position] < 0) {
      int fresh = known.size();
      Integer id = known.putIfAbsent(read(line.event(position)), fresh);
      ids[position] = id == null ? fresh : id;
    }
    return ids[position];
  }

  private List<Object> read(int event) {
    EventRows of = rows.orElseThrow();
    of.to(event);
    List<Object> read = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      if (!of.present(c)) {
        read.add("");
      } else if (columns.get(c).type() == Scalar.STRING) {
        read.add("=" + of.text(c));
      } else {
        read.add(of.number(c));
      }
    }
    return read;
  }
}
