package dev.wend.vm;

import dev.wend.code.Meaning;
import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.value.Pattern;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program that only tests its column by one constant text or pattern; run over many texts. */
final class TextTest {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final Op op;
  private final Text constant;
  private final Optional<Pattern> pattern;
  private final Text text = new Text();

  private TextTest(Op op, Text constant) {
    this.op = op;
    this.constant = constant;
    pattern = op == Op.MATCHES ? Optional.of(Pattern.of(constant.toString())) : Optional.empty();
  }

  /** The test that a program is, if it is one. */
  static Optional<TextTest> of(Program program) {
    int[] code = program.code();
    int test = -1;
    List<Op> ops = new ArrayList<>();
    Optional<Text> constant = Optional.empty();
    int ofConstant = -1;
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      Op op = Op.of(code[pc]);
      ops.add(op);
      switch (op) {
        case TEXT_CONSTANT -> {
          constant = word(program, code[pc + 2]);
          ofConstant = code[pc + 1];
        }
        case LIKE, MATCHES -> {
          constant = word(program, code[pc + 3]);
          test = pc;
        }
        case CONTAINS, STARTS_WITH, ENDS_WITH -> test = pc;
        default -> {}
      }
    }
    boolean fits =
        ops.equals(List.of(Op.TEXT_COLUMN, Op.LIKE, Op.OUT))
            || ops.equals(List.of(Op.TEXT_COLUMN, Op.MATCHES, Op.OUT))
            || (test >= 0
                && code[test + 3] == ofConstant
                && ops.size() == 4
                && ops.containsAll(List.of(Op.TEXT_COLUMN, Op.TEXT_CONSTANT, Op.OUT)));
    Op op = test < 0 ? Op.LIKE : Op.of(code[test]);
    return fits ? constant.map(c -> new TextTest(op, c)) : Optional.empty();
  }

  private static Optional<Text> word(Program program, int place) {
    return program.pool().get(place) instanceof Entry.Word word
        ? Optional.of(Text.of(word.text()))
        : Optional.empty();
  }

  /** Whether it looks at {@link #lasts}. */
  boolean asksForLasts() {
    return op == Op.ENDS_WITH && constant.length >= Long.BYTES;
  }

  /** The last eight bytes of texts; 0 of a text that has fewer. */
  static void lasts(byte[] bytes, int[] starts, int[] lengths, int count, long[] lasts) {
    for (int i = 0; i < count; i++) {
      int length = lengths[i];
      lasts[i] = length < Long.BYTES ? 0 : (long) LONG.get(bytes, starts[i] + length - Long.BYTES);
    }
  }

  /**
   * Sets bits from {@code at} on for the texts that pass.
   *
   * @param lasts what {@link #lasts} gives, where it is asked for
   */
  void run(
      byte[] bytes, int[] starts, int[] lengths, long[] lasts, int count, int at, long[] bits) {
    boolean byLong = constant.length >= Long.BYTES;
    if (byLong && op == Op.ENDS_WITH) {
      ends(bytes, starts, lengths, lasts, count, at, bits);
    } else if (byLong && op == Op.STARTS_WITH) {
      starts(bytes, starts, lengths, count, at, bits);
    } else {
      for (int i = 0; i < count; i++) {
        if (passes(bytes, starts[i], lengths[i])) {
          bits[(at + i) >> 6] |= 1L << (at + i);
        }
      }
    }
  }

  private boolean passes(byte[] bytes, int start, int length) {
    text.set(bytes, start, length);
    if (pattern.isPresent()) {
      return pattern.get().isFoundIn(text);
    }
    return op == Op.LIKE ? Texts.like(text, constant) : Meaning.texts(op, text, constant);
  }

  /** Most texts differ in the last eight bytes; with the part's first eight those are often all. */
  private void ends(
      byte[] bytes, int[] starts, int[] lengths, long[] lasts, int count, int at, long[] bits) {
    int least = constant.length;
    boolean all = least <= 2 * Long.BYTES;
    long first = (long) LONG.get(constant.bytes, constant.offset);
    long last = (long) LONG.get(constant.bytes, constant.offset + least - Long.BYTES);
    for (int i = 0; i < count; i++) {
      if (lasts[i] == last
          && lengths[i] >= least
          && (long) LONG.get(bytes, starts[i] + lengths[i] - least) == first
          && (all || passes(bytes, starts[i], lengths[i]))) {
        bits[(at + i) >> 6] |= 1L << (at + i);
      }
    }
  }

  /** Most texts differ in the first eight bytes. */
  private void starts(byte[] bytes, int[] starts, int[] lengths, int count, int at, long[] bits) {
    long first = (long) LONG.get(constant.bytes, constant.offset);
    for (int i = 0; i < count; i++) {
      if (lengths[i] >= constant.length
          && (long) LONG.get(bytes, starts[i]) == first
          && passes(bytes, starts[i], lengths[i])) {
        bits[(at + i) >> 6] |= 1L << (at + i);
      }
    }
  }
}
