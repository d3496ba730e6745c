package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.value.Calendars;
import dev.wend.value.Lapse;
import java.util.List;

/**
 * Until when what a program reads of the clock stays, other than what it compares columns with:
 * that is followed value by value.
 */
final class Clock {
  private static final String START = "startOf";

  private Clock() {}

  /** The first instant at which it may be another; {@link Lapse#NEVER} where it reads none. */
  static long until(Bound bound) {
    long until = Lapse.NEVER;
    int[] code = bound.code;
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      until = Math.min(until, of(Op.of(code[pc]), bound));
    }
    for (Entry entry : bound.program.pool()) {
      if (entry instanceof Entry.Nested nested) {
        until = Math.min(until, of(nested.program(), bound));
      }
    }
    return until;
  }

  private static long of(Op op, Bound bound) {
    return switch (op) {
      case NOW -> bound.now + 1;
      case TODAY, CALL, CALL_TEXT, CALL_LIST -> tomorrow(bound);
      default -> Lapse.NEVER;
    };
  }

  /** The date changes then; functions read no more of the clock. */
  private static long tomorrow(Bound bound) {
    long next = Calendars.toDateTime(bound.today + 1, bound.program.zone());
    return next > bound.now ? next : bound.now + 1;
  }

  /** A program within: of no column it may give what moves with now. */
  private static long of(Program program, Bound bound) {
    List<Op> ops = ops(program);
    boolean once = program.columns().isEmpty();
    if (!ops.contains(Op.NOW)) {
      return ops.stream().mapToLong(op -> of(op, bound)).min().orElse(Lapse.NEVER);
    }
    if (once && Moving.of(program).isPresent()) {
      return Lapse.NEVER;
    }
    boolean starts =
        once
            && program.pool().stream()
                .filter(Entry.Call.class::isInstance)
                .allMatch(e -> ((Entry.Call) e).function().name().startsWith(START));
    return starts && ops.contains(Op.CALL) ? nextSecond(bound) : bound.now + 1;
  }

  /** No unit of time begins before. */
  private static long nextSecond(Bound bound) {
    return Math.floorDiv(bound.now, 1000L) * 1000 + 1000;
  }

  private static List<Op> ops(Program program) {
    List<Op> ops = new java.util.ArrayList<>();
    int[] code = program.code();
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      ops.add(Op.of(code[pc]));
    }
    return ops;
  }
}
