package dev.wend.vm;

import dev.wend.code.Meaning;
import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.value.Pattern;
import dev.wend.value.Text;
import dev.wend.value.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program that only tests its column by one constant text or pattern; run over many texts. */
final class TextTest {
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

  /** The constant that texts must begin with, where that is the test. */
  Optional<Text> start() {
    return op == Op.STARTS_WITH ? Optional.of(constant) : Optional.empty();
  }

  /** The constant that texts must end with, where that is the test. */
  Optional<Text> end() {
    return op == Op.ENDS_WITH ? Optional.of(constant) : Optional.empty();
  }

  /** Sets bits from {@code at} on for the texts that pass. */
  void run(byte[] bytes, int[] starts, int[] lengths, int count, int at, long[] bits) {
    for (int i = 0; i < count; i++) {
      if (passes(bytes, starts[i], lengths[i])) {
        bits[(at + i) >> 6] |= 1L << (at + i);
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
}
