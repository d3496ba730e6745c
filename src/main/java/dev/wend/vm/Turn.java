package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * When a test of a value against what moves with now has another outcome: at the instant whose
 * moved one is the value, or a millisecond later.
 */
record Turn(Moving by, boolean after) {
  /** Those of a test of a column at an address of a program; of any other op there are none. */
  static List<Turn> of(Program program, int pc) {
    List<Turn> found = new ArrayList<>();
    switch (Op.of(program.code()[pc])) {
      case LE, GT -> add(program, pc + 3, false, found);
      case LT, GE -> add(program, pc + 3, true, found);
      case EQ -> {
        add(program, pc + 3, false, found);
        add(program, pc + 3, true, found);
      }
      case BETWEEN -> {
        add(program, pc + 3, true, found);
        add(program, pc + 4, false, found);
      }
      default -> {}
    }
    return found;
  }

  private static void add(Program program, int operand, boolean after, List<Turn> to) {
    if (program.pool().get(program.code()[operand]) instanceof Entry.Nested nested) {
      Moving.of(nested.program()).ifPresent(by -> to.add(new Turn(by, after)));
    }
  }
}
