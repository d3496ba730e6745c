package dev.wend.live;

import dev.wend.code.Op;
import dev.wend.code.Op.Kind;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what one more event of a type can do to the first result of a program, by going through its
 * ops once: a mask is a function of tests ({@link Choices}), a lane has a sign for each type of
 * events on which it depends. What is not known to go one way only is mixed.
 */
final class Signs {
  /**
   * A lane, a text or a list.
   *
   * @param under where it is made; elsewhere it is missing
   */
  private record Made(Map<String, Sign> signs, BitSet under) {}

  private final Program program;
  private final int[] code;
  private final Choices choices = new Choices();
  private final Map<Integer, BitSet> masks = new HashMap<>();

  /** By kind of register and number. */
  private final Map<String, Made> made = new HashMap<>();

  private Map<String, Sign> result = Map.of();

  private Signs(Program program) {
    this.program = program;
    code = program.code();
  }

  /** By type; of a type that is not there nothing is known. */
  static Map<String, Sign> of(Program program) {
    Signs signs = new Signs(program);
    for (int pc = 0; pc < signs.code.length; pc += Op.of(signs.code[pc]).size()) {
      signs.op(Op.of(signs.code[pc]), pc);
    }
    return signs.choices.areTooMany() ? Map.of() : signs.result;
  }

  private void op(Op op, int pc) {
    int to = code[pc + 1];
    switch (op.operands().get(0).kind()) {
      case MASK_WRITTEN -> masks.put(to, mask(op, pc));
      case LANE_WRITTEN, TEXT_WRITTEN, LIST_WRITTEN ->
          made.put(key(op.operands().get(0).kind(), to), value(op, pc));
      default -> {
        if (op == Op.OUT && to == 0) {
          result = choices.signs(masks.get(code[pc + 2]));
        }
      }
    }
  }

  private BitSet mask(Op op, int pc) {
    return switch (op) {
      case ALL -> choices.all();
      case NONE -> new BitSet();
      case AND -> choices.and(read(pc, 2), read(pc, 3));
      case OR -> choices.or(read(pc, 2), read(pc, 3));
      case AND_NOT -> choices.andNot(read(pc, 2), read(pc, 3));
      case NOT -> choices.andNot(choices.all(), read(pc, 2));
      case GO_ON_WHILE_ANY -> read(pc, 2);
      case ANY_ITEM -> test(items(pc), read(pc, 3));
      case SEQUENCE -> test(sequence(pc), read(pc, 3));
      case IS_TRUE -> test(lane(pc, 2).signs, lane(pc, 2).under);
      case LESS, LESS_OR_EQUAL -> {
        Made a = lane(pc, 2);
        Made b = lane(pc, 3);
        Map<String, Sign> signs = Sign.both(Sign.flipped(a.signs), b.signs);
        yield test(signs, choices.and(a.under, b.under));
      }
      case EQ, LT, LE, GT, GE, BETWEEN, IN, TEXT_IN, PRESENT, TABLE ->
          test(Map.of(), read(pc, op.size() - 1));
      default -> choices.test(Sign.mixed(all(op, pc)));
    };
  }

  private BitSet test(Map<String, Sign> signs, BitSet under) {
    return choices.and(choices.test(signs), under);
  }

  private Made value(Op op, int pc) {
    return switch (op) {
      case COUNT_ITEMS -> new Made(items(pc), read(pc, 3));
      case SUM_ITEMS, MIN_ITEM, MAX_ITEM, AVERAGE_ITEMS, FIRST_ITEM, LAST_ITEM ->
          new Made(Sign.mixed(items(pc)), read(pc, 3));
      case FROM_MASK -> new Made(choices.signs(read(pc, 2)), choices.all());
      default -> new Made(Sign.mixed(all(op, pc)), choices.all());
    };
  }

  /** A mask that an op reads; that of no register is everybody's. */
  private BitSet read(int pc, int at) {
    return code[pc + at] < 0 ? choices.all() : masks.get(code[pc + at]);
  }

  private Made lane(int pc, int at) {
    return at(Kind.LANE, code[pc + at]);
  }

  private Made at(Kind kind, int register) {
    return made.getOrDefault(key(kind, register), new Made(Map.of(), choices.all()));
  }

  private static String key(Kind kind, int register) {
    return switch (kind) {
          case LANE, LANE_WRITTEN -> "v";
          case TEXT, TEXT_WRITTEN -> "t";
          default -> "l";
        }
        + register;
  }

  /** All that an op reads. */
  private Map<String, Sign> all(Op op, int pc) {
    Map<String, Sign> all = Map.of();
    for (int i = 1; i < op.operands().size(); i++) {
      Kind kind = op.operands().get(i).kind();
      int of = code[pc + 1 + i];
      switch (kind) {
        case MASK, UNDER -> all = Sign.both(all, choices.signs(read(pc, 1 + i)));
        case LANE, TEXT, LIST -> all = Sign.both(all, whole(at(kind, of)));
        case FUNCTION, REGISTERS, ITEMS, SEQUENCE, HELD -> {
          Entry entry = program.pool().get(of);
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

  /** Of a value, and of whether there is one. */
  private Map<String, Sign> whole(Made value) {
    return Sign.both(value.signs, Sign.mixed(choices.signs(value.under)));
  }

  /** What the values that are given to programs within depend on. */
  private Map<String, Sign> given(Entry.Reading entry) {
    Map<String, Sign> all = Map.of();
    for (int register : entry.registers()) {
      for (Kind kind : List.of(Kind.LANE, Kind.TEXT, Kind.LIST)) {
        all = Sign.both(all, whole(at(kind, register)));
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
