package dev.wend.live;

import dev.wend.code.Op;
import dev.wend.code.Op.Kind;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what one more event of a type can do to the first result of a program, by going through its
 * ops once: a register has a sign for each type of events on which it depends. What is not known to
 * go one way only is mixed.
 */
final class Signs {
  private final Program program;
  private final int[] code;

  /** By kind of register and number. */
  private final Map<String, Map<String, Sign>> registers = new HashMap<>();

  private Map<String, Sign> result = Map.of();

  private Signs(Program program) {
    this.program = program;
    code = program.code();
  }

  /** By type; a type that is not there does nothing. */
  static Map<String, Sign> of(Program program) {
    Signs signs = new Signs(program);
    for (int pc = 0; pc < signs.code.length; pc += Op.of(signs.code[pc]).size()) {
      signs.op(Op.of(signs.code[pc]), pc);
    }
    return signs.result;
  }

  private void op(Op op, int pc) {
    Map<String, Sign> found =
        switch (op) {
          case AND, OR -> Sign.both(read(op, pc, 1), read(op, pc, 2));
          case AND_NOT -> Sign.both(read(op, pc, 1), Sign.flipped(read(op, pc, 2)));
          case NOT -> Sign.flipped(read(op, pc, 1));
          case GO_ON_WHILE_ANY, FROM_MASK, IS_TRUE, OUT -> read(op, pc, 1);
          case LESS, LESS_OR_EQUAL -> Sign.both(Sign.flipped(read(op, pc, 1)), read(op, pc, 2));
          case ANY_ITEM -> Sign.both(items(pc), read(op, pc, 2));
          case COUNT_ITEMS -> Sign.both(items(pc), Sign.mixed(read(op, pc, 2)));
          case SEQUENCE -> Sign.both(sequence(pc), read(op, pc, 2));
          case EQ, LT, LE, GT, GE, BETWEEN, IN, TEXT_IN, PRESENT, TABLE ->
              read(op, pc, op.size() - 2);
          default -> Sign.mixed(all(op, pc));
        };
    if (op == Op.OUT) {
      result = code[pc + 1] == 0 ? found : result;
    } else {
      registers.put(key(op.operands().get(0).kind(), code[pc + 1]), found);
    }
  }

  /** What the register of an operand has. */
  private Map<String, Sign> read(Op op, int pc, int operand) {
    return at(op.operands().get(operand).kind(), code[pc + 1 + operand]);
  }

  private Map<String, Sign> at(Kind kind, int register) {
    return registers.getOrDefault(key(kind, register), Map.of());
  }

  private static String key(Kind kind, int register) {
    return switch (kind) {
          case MASK, MASK_WRITTEN, UNDER -> "m";
          case LANE, LANE_WRITTEN -> "v";
          case TEXT, TEXT_WRITTEN -> "t";
          case LIST, LIST_WRITTEN -> "l";
          default -> "other";
        }
        + register;
  }

  /** All that an op reads. */
  private Map<String, Sign> all(Op op, int pc) {
    Map<String, Sign> all = Map.of();
    for (int i = 1; i < op.operands().size(); i++) {
      Kind kind = op.operands().get(i).kind();
      switch (kind) {
        case MASK, UNDER, LANE, TEXT, LIST -> all = Sign.both(all, read(op, pc, i));
        case FUNCTION, REGISTERS, ITEMS, SEQUENCE, HELD -> {
          Entry entry = program.pool().get(code[pc + 1 + i]);
          all = Sign.both(all, entry instanceof Entry.Reading some ? given(some) : Map.of());
          for (String type : Reads.types(entry)) {
            all = Sign.both(all, Map.of(type, Sign.MIXED));
          }
        }
        default -> {}
      }
    }
    return all;
  }

  /** What the values that are given to programs within depend on. */
  private Map<String, Sign> given(Entry.Reading entry) {
    Map<String, Sign> all = Map.of();
    for (int register : entry.registers()) {
      for (Kind kind : List.of(Kind.LANE, Kind.TEXT, Kind.LIST)) {
        all = Sign.both(all, at(kind, register));
      }
    }
    return Sign.mixed(all);
  }

  /** Of whether there is an item, and of how many there are. */
  private Map<String, Sign> items(int pc) {
    Entry.Items items = (Entry.Items) program.pool().get(code[pc + 2]);
    Map<String, Sign> within = given(items);
    boolean isPlain = true;
    for (Entry.Part part : items.parts()) {
      isPlain &= part.keep() == Entry.Keep.ALL && !hasPlace(part.program());
      for (String type : Reads.types(part.program())) {
        within = Sign.both(within, Map.of(type, Sign.MIXED));
      }
    }
    if (!items.events()) {
      return within;
    }
    return Sign.both(within, Map.of(items.list(), isPlain ? Sign.UP : Sign.MIXED));
  }

  private static boolean hasPlace(Program program) {
    int[] code = program.code();
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      if (Op.of(code[pc]) == Op.PLACE) {
        return true;
      }
    }
    return false;
  }

  /**
   * More events give more choices; more of a negated step forbid more. The last event so far can
   * only be that of the last step, or be forbidden after it.
   */
  private Map<String, Sign> sequence(int pc) {
    Entry.Sequence sequence = (Entry.Sequence) program.pool().get(code[pc + 2]);
    Map<String, Sign> all = given(sequence);
    List<Entry.Step> steps = sequence.steps();
    int last = steps.size() - 1;
    while (steps.get(last).negated()) {
      last--;
    }
    for (int i = 0; i < steps.size(); i++) {
      Entry.Step step = steps.get(i);
      Sign sign = i < last ? Sign.NONE : i == last ? Sign.UP : Sign.DOWN;
      all = Sign.both(all, Map.of(step.type(), sign));
      for (Program part : Reads.programs(step)) {
        for (String type : Reads.types(part)) {
          all = Sign.both(all, Map.of(type, Sign.MIXED));
        }
      }
    }
    return all;
  }
}
