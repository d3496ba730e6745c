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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A program with what it needs to run at an instant: its constants as the machine wants them, those
 * that are known only now included. Never changed, so that threads share it.
 */
final class Bound {
  final Verified verified;
  final Program program;
  final int[] code;
  final long now;
  final long today;

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

  /** By address of a column test: what of its bounds moves with now; else {@code null}. */
  final Moving[][] moving;

  /** By address of a test of some values: those, ascending in their order. */
  final long[][] among;

  /** By column: whether it holds doubles, which are compared by their sortable form. */
  final boolean[] real;

  Bound(Verified verified, Instant now) {
    this.verified = verified;
    this.program = verified.program();
    this.code = program.code();
    this.now = now.toEpochMilli();
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
    moving = new Moving[code.length][];
    real = new boolean[program.columns().size()];
    for (int c = 0; c < real.length; c++) {
      real[c] = program.columns().get(c).type() == Scalar.DOUBLE;
    }
    for (int i = 0; i < entries; i++) {
      entry(i, program.pool().get(i), now);
    }
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      op(pc);
    }
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
      once.run(Nothing.ROW);
      numbers[i] = once.present(0) ? once.number(0) : Lane.MISSING;
    }
  }

  private static Text[] texts(List<String> texts) {
    return texts.stream().map(Text::of).toArray(Text[]::new);
  }

  private void op(int pc) {
    switch (Op.of(code[pc])) {
      case EQ -> range(pc, ordered(pc, 3), ordered(pc, 3));
      case LT -> range(pc, -Long.MAX_VALUE, less(ordered(pc, 3)));
      case LE -> range(pc, -Long.MAX_VALUE, ordered(pc, 3));
      case GT -> range(pc, more(ordered(pc, 3)), Long.MAX_VALUE);
      case GE -> range(pc, ordered(pc, 3), Long.MAX_VALUE);
      case BETWEEN -> range(pc, ordered(pc, 3), ordered(pc, 4));
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

  /** Finds what of the bounds of a column test moves with now. */
  private Moving[] moving(int pc) {
    Moving[] found =
        IntStream.of(3, 4)
            .filter(operand -> operand < Op.of(code[pc]).size() - 1)
            .mapToObj(operand -> program.pool().get(code[pc + operand]))
            .flatMap(e -> e instanceof Entry.Nested n ? Moving.of(n.program()).stream() : null)
            .toArray(Moving[]::new);
    return found.length == 0 ? null : found;
  }

  /** A missing bound lets nobody pass. */
  private void range(int pc, long from, long to) {
    boolean none = from == Lane.MISSING || to == Lane.MISSING;
    moving[pc] = moving(pc);
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
