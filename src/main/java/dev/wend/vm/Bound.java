package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.code.Verified;
import dev.wend.type.Scalar;
import dev.wend.value.Calendars;
import dev.wend.value.Lane;
import dev.wend.value.Offsets;
import dev.wend.value.Pattern;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A program with what it needs to run at an instant: its constants as the machine wants them, those
 * that are known only now included. Threads share it while nobody moves it {@link #to} another
 * instant.
 */
final class Bound {
  private static final long DAY = 86_400_000;

  final Verified verified;
  final Program program;
  final int[] code;

  /** The instant of the run, also where a rule is asked about an earlier one. */
  final long run;

  long now;
  long today;

  /** Of the script's time zone. */
  final Offsets offsets;

  /** By place in the pool: the lane of a number; {@link Lane#MISSING} where it is missing. */
  final long[] numbers;

  /** By place in the pool: a text. */
  final Text[] words;

  /** By place in the pool: texts as listed. */
  final Text[][] lists;

  /** By place in the pool: texts in the order of their bytes. */
  final Text[][] sorted;

  /** By place in the pool: a pattern, where an op matches it. */
  final Pattern[] patterns;

  /** By address of a column test: the least and the greatest value that pass, in their order. */
  final long[] low;

  final long[] high;

  /** By address of a column test: when its outcome turns as now moves; else {@code null}. */
  final Turn[][] turns;

  /** The same of two values; else {@code null}. */
  final MovingLanes.Compared[][] compared;

  /** By address of a test of some values: those, ascending in their order. */
  final long[][] among;

  /** By column: whether it holds doubles, which are compared by their sortable form. */
  final boolean[] real;

  /** By place in the pool: what gives a number that changes with now; else {@code null}. */
  private final SingleRun[] clocked;

  /** By place in the pool: how far it is from now, where that is all. */
  private final Moving[] moving;

  /** Whether the date is read. */
  private final boolean readsDay;

  /** Their places. */
  private final int[] clockedEntries;

  /** The addresses of the column tests that read them. */
  private final int[] clockedTests;

  Bound(Verified verified, Instant now) {
    this.verified = verified;
    this.program = verified.program();
    this.code = program.code();
    this.readsDay = Clock.readsDay(program);
    this.run = now.toEpochMilli();
    this.now = run;
    this.today = Calendars.toDate(this.now, program.zone());
    this.offsets = new Offsets(program.zone());
    int entries = program.pool().size();
    numbers = new long[entries];
    words = new Text[entries];
    lists = new Text[entries][];
    sorted = new Text[entries][];
    patterns = new Pattern[entries];
    low = new long[code.length];
    high = new long[code.length];
    among = new long[code.length][];
    turns = new Turn[code.length][];
    compared = MovingLanes.of(program).all(code.length);
    clocked = new SingleRun[entries];
    moving = new Moving[entries];
    real = reals(program);
    IntStream.range(0, entries).forEach(i -> entry(i, program.pool().get(i), now));
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      turns[pc] = turns(pc);
      op(pc);
    }
    clockedEntries = IntStream.range(0, entries).filter(i -> clocked[i] != null).toArray();
    clockedTests = clockedTests();
  }

  private static boolean[] reals(Program program) {
    boolean[] real = new boolean[program.columns().size()];
    for (int c = 0; c < real.length; c++) {
      real[c] = program.columns().get(c).type() == Scalar.DOUBLE;
    }
    return real;
  }

  /** Goes to another instant. */
  void to(long instant) {
    now = instant;
    if (readsDay) {
      today = Math.floorDiv(offsets.local(instant), DAY);
    }
    for (int i : clockedEntries) {
      if (moving[i] != null && moving[i].isSum(instant)) {
        numbers[i] = instant + moving[i].millis();
      } else {
        clocked[i].to(instant);
        once(i, clocked[i]);
      }
    }
    for (int pc : clockedTests) {
      range(pc);
    }
  }

  /** The tests of columns whose bounds change with now. */
  private int[] clockedTests() {
    List<Integer> tests = new ArrayList<>();
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      if (range(pc) && (isClocked(pc, 3) || isClocked(pc, 4))) {
        tests.add(pc);
      }
    }
    return tests.stream().mapToInt(pc -> pc).toArray();
  }

  private boolean isClocked(int pc, int operand) {
    Op op = Op.of(code[pc]);
    return operand < op.size() - 1 && clocked[code[pc + operand]] != null;
  }

  private void once(int i, SingleRun run) {
    run.run(Nothing.ROW);
    numbers[i] = run.present(0) ? run.number(0) : Lane.MISSING;
  }

  private void entry(int i, Entry entry, Instant at) {
    if (entry instanceof Entry.Constant number) {
      numbers[i] = number.lane();
    } else if (entry instanceof Entry.Word word) {
      words[i] = Text.of(word.text());
    } else if (entry instanceof Entry.Words texts) {
      lists[i] = texts(texts.texts());
      sorted[i] = texts(texts.texts());
      Arrays.sort(sorted[i], Texts::compare);
    } else if (entry instanceof Entry.Nested nested
        && nested.program().columns().isEmpty()
        && nested.program().outputs().get(0).form() == Program.Form.LANE) {
      SingleRun once = new SingleRun(verified.within(nested), at);
      once(i, once);
      clocked[i] = Clock.own(nested.program()) == Clock.NEVER ? null : once;
      moving[i] = Moving.of(nested.program()).orElse(null);
    }
  }

  private static Text[] texts(List<String> texts) {
    return texts.stream().map(Text::of).toArray(Text[]::new);
  }

  /** Finds the bounds of a column test; returns whether it is one. */
  private boolean range(int pc) {
    switch (Op.of(code[pc])) {
      case EQ -> range(pc, ordered(pc, 3), ordered(pc, 3));
      case LT -> range(pc, -Long.MAX_VALUE, less(ordered(pc, 3)));
      case LE -> range(pc, -Long.MAX_VALUE, ordered(pc, 3));
      case GT -> range(pc, more(ordered(pc, 3)), Long.MAX_VALUE);
      case GE -> range(pc, ordered(pc, 3), Long.MAX_VALUE);
      case BETWEEN -> range(pc, ordered(pc, 3), ordered(pc, 4));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void op(int pc) {
    if (range(pc)) {
      return;
    }
    switch (Op.of(code[pc])) {
      case IN -> {
        List<Long> lanes = ((Entry.Constants) program.pool().get(code[pc + 3])).lanes();
        among[pc] =
            lanes.stream().mapToLong(lane -> ordered(code[pc + 2], lane)).sorted().toArray();
      }
      case AMONG -> {
        List<Long> lanes = ((Entry.Constants) program.pool().get(code[pc + 3])).lanes();
        among[pc] = lanes.stream().mapToLong(Long::longValue).toArray();
      }
      case MATCHES -> {
        int place = code[pc + 3];
        patterns[place] = Pattern.of(((Entry.Word) program.pool().get(place)).text());
      }
      default -> {}
    }
  }

  private Turn[] turns(int pc) {
    List<Turn> found = Turn.of(program, pc);
    return found.isEmpty() ? null : found.toArray(Turn[]::new);
  }

  /** A missing bound lets nobody pass. */
  private void range(int pc, long from, long to) {
    boolean none = from == Lane.MISSING || to == Lane.MISSING;
    low[pc] = none ? 1 : from;
    high[pc] = none ? 0 : to;
  }

  private static long less(long bound) {
    return bound == Lane.MISSING || bound == -Long.MAX_VALUE ? Lane.MISSING : bound - 1;
  }

  private static long more(long bound) {
    return bound == Lane.MISSING || bound == Long.MAX_VALUE ? Lane.MISSING : bound + 1;
  }

  /** An operand of a column test, in the order of the column's values. */
  private long ordered(int pc, int operand) {
    return ordered(code[pc + 2], numbers[code[pc + operand]]);
  }

  /** A lane of a column as the number by which it is ordered. */
  long ordered(int column, long lane) {
    return real[column] && lane != Lane.MISSING ? Lane.sortable(lane) : lane;
  }
}
