package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a program does with values that move with now, beside comparing columns with them. */
final class MovingLanes {
  /**
   * When a comparison of two values has another outcome, of which one moves with now.
   *
   * @param value where the comparison says which register has the other one
   */
  record Compared(int value, Turn turn) {}

  private static final int LEFT = 2;
  private static final int RIGHT = 3;

  /** By address of a comparison. */
  private final Map<Integer, List<Compared>> comparisons = new HashMap<>();

  private boolean isOtherwise;

  private MovingLanes() {}

  static MovingLanes of(Program program) {
    MovingLanes found = new MovingLanes();
    Map<Integer, Moving> moving = new HashMap<>();
    int[] code = program.code();
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      Op op = Op.of(code[pc]);
      List<Op.Operand> operands = op.operands();
      for (int i = 0; i < operands.size(); i++) {
        int register = code[pc + 1 + i];
        if (operands.get(i).kind() == Op.Kind.LANE && moving.containsKey(register)) {
          found.read(op, pc, 1 + i, moving.get(register));
        } else if (operands.get(i).kind() == Op.Kind.LANE_WRITTEN) {
          moving.remove(register);
        }
      }
      if (op == Op.CONSTANT && program.pool().get(code[pc + 2]) instanceof Entry.Nested nested) {
        int to = code[pc + 1];
        Moving.of(nested.program()).ifPresent(by -> moving.put(to, by));
      }
    }
    return found;
  }

  private void read(Op op, int pc, int operand, Moving by) {
    List<Compared> of = comparisons.computeIfAbsent(pc, p -> new ArrayList<>());
    int other = operand == LEFT ? RIGHT : LEFT;
    boolean isLeft = operand == LEFT;
    switch (op) {
      case LESS -> of.add(new Compared(other, new Turn(by, !isLeft)));
      case LESS_OR_EQUAL -> of.add(new Compared(other, new Turn(by, isLeft)));
      case EQUAL -> {
        of.add(new Compared(other, new Turn(by, false)));
        of.add(new Compared(other, new Turn(by, true)));
      }
      default -> isOtherwise = true;
    }
    // Both may move, by months and by days: then no value stands still.
    isOtherwise |= of.stream().map(Compared::value).distinct().count() > 1;
  }

  /** By address, of so many; {@code null} where no value moves. */
  Compared[][] all(int addresses) {
    Compared[][] all = new Compared[addresses][];
    comparisons.forEach((pc, of) -> all[pc] = of.toArray(Compared[]::new));
    return all;
  }

  boolean isEmpty() {
    return comparisons.isEmpty();
  }

  /** Whether any is read otherwise than to be compared. */
  boolean isOtherwise() {
    return isOtherwise;
  }
}
