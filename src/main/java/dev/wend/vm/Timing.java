package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.code.Verified;
import dev.wend.type.EventType;
import dev.wend.value.Lapse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What time alone can do to the answers of a program.
 *
 * @param lapses by type of events, of all types that it reads: how long after an event's time, in
 *     milliseconds, its answer may turn on account of the event; 0, when the event is seen first,
 *     is always among them
 * @param isLoose whether it may turn at other instants besides, which only a run tells
 * @param isRestless whether a run tells only that it may turn at the next millisecond
 */
public record Timing(Map<String, Set<Long>> lapses, boolean isLoose, boolean isRestless) {
  public Timing {
    lapses = Collections.unmodifiableMap(lapses);
  }

  public static Timing of(Verified program) {
    Reading reading = new Reading();
    reading.read(program.program(), "");
    return new Timing(reading.lapses, reading.isLoose, reading.isRestless);
  }

  /** Goes through a program and all within. */
  private static final class Reading {
    private final Map<String, Set<Long>> lapses = new TreeMap<>();
    private boolean isLoose;
    private boolean isRestless;

    /**
     * @param type whose events its rows are; empty where they are none
     */
    void read(Program program, String type) {
      isLoose |= Clock.of(program) != Clock.NEVER;
      isRestless |= Clock.of(program) == Clock.EVERY_MILLISECOND;
      isLoose |= !MovingLanes.of(program).isEmpty();
      int[] code = program.code();
      for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
        for (Turn turn : Turn.of(program, pc)) {
          String column = program.columns().get(code[pc + 2]).name();
          turn(turn, !type.isEmpty() && column.equals(EventType.TIME) ? type : "");
        }
      }
      program.pool().forEach(this::read);
    }

    private void turn(Turn turn, String type) {
      long lapse = (turn.after() ? 1 : 0) - turn.by().millis();
      if (type.isEmpty() || !turn.by().isFixed() || lapse < 0) {
        isLoose = true;
      } else {
        of(type).add(lapse);
      }
    }

    private Set<Long> of(String type) {
      return lapses.computeIfAbsent(type, t -> new TreeSet<>(List.of(0L)));
    }

    private void read(Entry entry) {
      if (entry instanceof Entry.Nested nested && !nested.program().columns().isEmpty()) {
        read(nested.program(), "");
      } else if (entry instanceof Entry.Items items) {
        String type = items.events() ? items.list() : "";
        if (items.events()) {
          of(type);
        }
        items.parts().forEach(part -> read(part.program(), type));
      } else if (entry instanceof Entry.Sequence sequence) {
        sequence(sequence);
      } else if (entry instanceof Entry.Held rule) {
        isLoose = true;
        read(rule.program(), "");
      }
    }

    private void sequence(Entry.Sequence sequence) {
      String last = "";
      for (Entry.Step step : sequence.steps()) {
        of(step.type());
        read(step.own(), step.type());
        step.joined().ifPresent(program -> read(program, ""));
        if (!step.negated()) {
          last = step.type();
        } else if (step.within().isPresent()) {
          // of a step that others follow it turns nothing, and costs a look
          over(step.within().get(), last);
        }
      }
    }

    private void over(Lapse within, String type) {
      isLoose |= !within.isFixed();
      of(type).add(within.millis());
    }
  }
}
