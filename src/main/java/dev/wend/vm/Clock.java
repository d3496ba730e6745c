package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.value.Calendars;
import dev.wend.value.Lapse;
import java.util.List;

/**
 * How long what a program reads of the clock stays, other than what it compares columns with: that
 * is followed value by value.
 */
enum Clock {
  /** It reads none. */
  NEVER,
  DAILY,
  /** No unit of time begins before. */
  EVERY_SECOND,
  EVERY_MILLISECOND;

  private static final String START = "startOf";

  /** What the program reads by itself and by the programs that give it values. */
  static Clock of(Program program) {
    Clock most = own(program);
    for (Entry entry : program.pool()) {
      if (entry instanceof Entry.Nested nested) {
        most = most.or(within(nested.program()));
      }
    }
    return most;
  }

  /** What the program reads by itself. */
  static Clock own(Program program) {
    return MovingLanes.of(program).isOtherwise()
        ? EVERY_MILLISECOND
        : ops(program).stream().map(Clock::of).reduce(NEVER, Clock::or);
  }

  /** Whether an op of the program, or of one that gives it values, may read the date. */
  static boolean readsDay(Program program) {
    return ops(program).stream().anyMatch(op -> of(op) == DAILY)
        || program.pool().stream()
            .anyMatch(e -> e instanceof Entry.Nested nested && readsDay(nested.program()));
  }

  /** The first instant at which it may be another; {@link Lapse#NEVER} where it reads none. */
  long until(Bound bound) {
    return switch (this) {
      case NEVER -> Lapse.NEVER;
      case DAILY -> tomorrow(bound);
      case EVERY_SECOND -> Math.floorDiv(bound.now, 1000L) * 1000 + 1000;
      case EVERY_MILLISECOND -> bound.now + 1;
    };
  }

  private Clock or(Clock other) {
    return compareTo(other) > 0 ? this : other;
  }

  private static Clock of(Op op) {
    return switch (op) {
      case NOW, NOW_OF_RUN -> EVERY_MILLISECOND;
      // functions read no more of the clock than the date
      case TODAY, CALL, CALL_TEXT, CALL_LIST -> DAILY;
      default -> NEVER;
    };
  }

  private static long tomorrow(Bound bound) {
    long next = Calendars.toDateTime(bound.today + 1, bound.program.zone());
    return next > bound.now ? next : bound.now + 1;
  }

  /** A program within: of no column it may give what moves with now. */
  private static Clock within(Program program) {
    List<Op> ops = ops(program);
    boolean once = program.columns().isEmpty();
    if (!ops.contains(Op.NOW) && !ops.contains(Op.NOW_OF_RUN)) {
      return own(program);
    }
    if (once && Moving.of(program).isPresent()) {
      return NEVER;
    }
    boolean starts =
        once
            && program.pool().stream()
                .filter(Entry.Call.class::isInstance)
                .allMatch(e -> ((Entry.Call) e).function().name().startsWith(START));
    return starts && ops.contains(Op.CALL) ? EVERY_SECOND : EVERY_MILLISECOND;
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
