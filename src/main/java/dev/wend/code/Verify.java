package dev.wend.code;

import dev.wend.code.Op.Kind;
import dev.wend.code.Op.Operand;
import dev.wend.code.Program.Entry;
import dev.wend.code.Program.Form;
import dev.wend.code.Program.Output;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Pattern;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a program whole or refuses it: ops and operands in bounds, registers written before they
 * are read and of the types their ops take, jumps forward to an op, every result given.
 */
public final class Verify {
  private static final int MOST_REGISTERS = 1 << 12;
  private static final int MOST_COLUMNS = 1 << 16;

  private final Program program;
  private final Contents.Place place;
  private final int[] code;
  private final BitSet starts = new BitSet();
  private final Map<Integer, WrittenRegisters> landing = new HashMap<>();
  private final BitSet given = new BitSet();
  private WrittenRegisters state;
  private int pc;

  Verify(Program program, Contents.Place place) {
    this.program = program;
    this.place = place;
    this.code = program.code();
    this.state = new WrittenRegisters(program, MOST_REGISTERS);
  }

  /** The program as one that may run. */
  public static Verified verify(Program program) throws Refusal {
    new Verify(program, Contents.Place.OUTERMOST).run();
    return new Verified(program);
  }

  void run() throws Refusal {
    demand(
        inBounds(program.masks(), MOST_REGISTERS)
            && inBounds(program.lanes(), MOST_REGISTERS)
            && inBounds(program.texts(), MOST_REGISTERS)
            && inBounds(program.lists(), MOST_REGISTERS)
            && program.columns().size() < MOST_COLUMNS,
        "too many registers or columns");
    starts();
    new Contents(program, place).check();
    for (pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      land();
      op(Op.of(code[pc]));
    }
    land();
    demand(given.cardinality() == program.outputs().size(), "a result is not given");
  }

  private static boolean inBounds(int value, int bound) {
    return value >= 0 && value < bound;
  }

  private void demand(boolean holds, String reason) throws Refusal {
    if (!holds) {
      throw new Refusal(pc, reason);
    }
  }

  private void starts() throws Refusal {
    int ops = 0;
    while (pc < code.length) {
      demand(inBounds(code[pc], Op.count()), "no such op");
      starts.set(pc);
      pc += Op.of(code[pc]).size();
      ops++;
    }
    int end = pc;
    pc = Math.min(end, code.length);
    demand(end == code.length, "the last op is cut off");
    demand(program.spans().size() == ops, "places in the source do not match the ops");
    starts.set(pc);
    pc = 0;
  }

  /** Where jumps land, only what all ways there have written counts. */
  private void land() {
    WrittenRegisters other = landing.remove(pc);
    if (other != null) {
      state.meet(other);
    }
  }

  private void op(Op op) throws Refusal {
    List<Operand> operands = op.operands();
    for (int i = 0; i < operands.size(); i++) {
      operand(operands.get(i).kind(), code[pc + 1 + i]);
    }
    columnTypes(op);
    Type written = written(op);
    demand(written != null, "operands of wrong types");
    for (int i = 0; i < operands.size(); i++) {
      write(operands.get(i).kind(), code[pc + 1 + i], written);
    }
    if (op == Op.GO_ON_WHILE_ANY) {
      WrittenRegisters copy = state.copy();
      WrittenRegisters before = landing.put(code[pc + 3], copy);
      if (before != null) {
        copy.meet(before);
      }
    }
  }

  private void operand(Kind kind, int value) throws Refusal {
    switch (kind) {
      case MASK_WRITTEN -> demand(inBounds(value, program.masks()), "no such mask");
      case LANE_WRITTEN -> demand(inBounds(value, program.lanes()), "no such lane");
      case TEXT_WRITTEN -> demand(inBounds(value, program.texts()), "no such text");
      case LIST_WRITTEN -> demand(inBounds(value, program.lists()), "no such list");
      case LIST -> demand(list(value) != null, "a list is read before written");
      case MASK -> demand(value >= 0 && state.masks.get(value), "a mask is read before written");
      case UNDER -> demand(value == -1 || mask(value), "a mask is read before written");
      case LANE ->
          demand(
              inBounds(value, program.lanes()) && state.lanes[value] != null,
              "a lane is read before written");
      case TEXT -> demand(value >= 0 && state.texts.get(value), "a text is read before written");
      case COLUMN -> demand(inBounds(value, program.columns().size()), "no such column");
      case NUMBER -> number(value);
      case NUMBERS -> demand(entry(value) instanceof Entry.Constants, "no numbers");
      case STRING -> demand(entry(value) instanceof Entry.Word, "no text");
      case STRINGS -> demand(entry(value) instanceof Entry.Words, "no texts");
      case PROGRAM -> demand(entry(value) instanceof Entry.Nested, "no program");
      case TYPE -> demand(entry(value) instanceof Entry.Kind, "no type");
      case FUNCTION -> function(value);
      case ITEMS -> items(value);
      case HELD -> demand(entry(value) instanceof Entry.Held, "no rule");
      case REGISTERS -> arguments(value, Entry.Registers.class);
      case SEQUENCE -> arguments(value, Entry.Sequence.class);
      case TARGET -> demand(value > pc && starts.get(value), "a jump to no op further on");
      case OUTPUT -> demand(inBounds(value, program.outputs().size()), "no such result");
      case PLAIN -> {}
    }
  }

  /** The type of what a list register holds; {@code null} where that is nothing. */
  private Type list(int register) {
    return inBounds(register, program.lists()) ? state.lists[register] : null;
  }

  private boolean mask(int value) {
    return value >= 0 && state.masks.get(value);
  }

  private Entry entry(int place) {
    return inBounds(place, program.pool().size()) ? program.pool().get(place) : null;
  }

  private void number(int place) throws Refusal {
    Entry entry = entry(place);
    boolean uniform =
        entry instanceof Entry.Nested nested
            && nested.program().columns().isEmpty()
            && nested.program().outputs().get(0).form() == Form.LANE;
    demand(uniform || entry instanceof Entry.Constant, "no number");
  }

  private void function(int place) throws Refusal {
    demand(entry(place) instanceof Entry.Call, "no call");
    Entry.Call call = (Entry.Call) program.pool().get(place);
    var resolved = call.function().result().apply(call.types());
    boolean fits =
        resolved.isPresent()
            && resolved.get().arguments().equals(call.types())
            && resolved.get().result().equals(call.result());
    demand(fits, "a function does not take these");
    arguments(call);
  }

  private void items(int at) throws Refusal {
    demand(entry(at) instanceof Entry.Items, "no items");
    Entry.Items items = (Entry.Items) program.pool().get(at);
    if (items.entity().isPresent()) {
      int count = items.types().size();
      Type key = count == 0 ? null : items.types().get(count - 1);
      demand(key == Scalar.STRING || key == Scalar.INT, "items of a row without a key");
    }
    arguments(items);
  }

  private void arguments(int at, Class<? extends Entry.Reading> kind) throws Refusal {
    demand(kind.isInstance(entry(at)), "an entry of another kind");
    arguments(kind.cast(entry(at)));
  }

  private void arguments(Entry.Reading entry) throws Refusal {
    demand(entry.types().size() == entry.registers().size(), "arguments and types differ");
    for (int i = 0; i < entry.types().size(); i++) {
      int register = entry.registers().get(i);
      if (entry.types().get(i) == Scalar.STRING) {
        demand(register >= 0 && state.texts.get(register), "a text is read before written");
      } else if (entry.types().get(i) instanceof Type.ListOf type) {
        demand(type.equals(list(register)), "an argument of another type");
      } else {
        demand(
            inBounds(register, program.lanes())
                && entry.types().get(i).equals(state.lanes[register]),
            "an argument of another type");
      }
    }
  }

  /** Tests of columns, and what reads one. */
  private void columnTypes(Op op) throws Refusal {
    if (op.operands().size() < 2 || op.operands().get(1).kind() != Kind.COLUMN) {
      return;
    }
    Field column = program.columns().get(code[pc + 2]);
    boolean text = column.type() == Scalar.STRING;
    switch (op) {
      case EQ, LT, LE, GT, GE -> sameType(column, code[pc + 3]);
      case BETWEEN -> {
        sameType(column, code[pc + 3]);
        sameType(column, code[pc + 4]);
      }
      case IN ->
          demand(
              ((Entry.Constants) entry(code[pc + 3])).type().equals(column.type()),
              "a column of another type");
      case TEXT_IN, TEXT_COLUMN -> demand(text, "not a column of texts");
      case TABLE, LOOKUP -> table(column, op == Op.TABLE ? Form.MASK : Form.LANE);
      case COLUMN -> demand(!text, "a column of texts");
      default -> {}
    }
  }

  private void sameType(Field column, int place) throws Refusal {
    demand(column.type().equals(Typing.number(entry(place))), "a column of another type");
  }

  private void table(Field column, Form form) throws Refusal {
    Program within = ((Entry.Nested) program.pool().get(code[pc + 3])).program();
    demand(
        within.columns().size() == 1
            && within.columns().get(0).type().equals(column.type())
            && within.outputs().get(0).form() == form,
        "a program within does not fit");
  }

  /** The type of what an op writes, if to a lane; {@code null} where it does not fit. */
  private Type written(Op op) {
    return switch (op) {
      case CONSTANT -> Typing.number(entry(code[pc + 2]));
      case MISSING -> lane(((Entry.Kind) entry(code[pc + 2])).type());
      case NOW, NOW_OF_RUN -> Scalar.DATETIME;
      case TODAY -> Scalar.DATE;
      case COLUMN -> program.columns().get(code[pc + 2]).type();
      case LOOKUP -> Typing.number(entry(code[pc + 3]));
      case CALL -> lane(((Entry.Call) entry(code[pc + 2])).result());
      case CALL_TEXT ->
          ((Entry.Call) entry(code[pc + 2])).result() == Scalar.STRING ? Scalar.STRING : null;
      case AMONG ->
          ((Entry.Constants) entry(code[pc + 3])).type().equals(state.lanes[code[pc + 2]])
              ? Scalar.BOOL
              : null;
      case MATCHES -> isPattern(entry(code[pc + 3])) ? Scalar.BOOL : null;
      case PLACE -> place.level() > 0 ? Scalar.INT : null;
      case ARGUMENT -> lane(argument());
      case ARGUMENT_TEXT -> argument() == Scalar.STRING ? Scalar.STRING : null;
      case ANY_ITEM, COUNT_ITEMS -> Scalar.INT;
      case SUM_ITEMS, MIN_ITEM, MAX_ITEM, AVERAGE_ITEMS, FIRST_ITEM, LAST_ITEM -> ofItems(op);
      case MIN_TEXT, MAX_TEXT, FIRST_TEXT, LAST_TEXT ->
          ofItems(op) == Scalar.STRING ? Scalar.STRING : null;
      case OUT_LIST -> ofItems(op) == null ? null : Scalar.BOOL;
      case LIST_ITEMS -> listOf(ofItems(op));
      case LIST_WRITTEN -> listOf(((Entry.Registers) entry(code[pc + 2])).item());
      case LIST_SELECT -> list(code[pc + 3]).equals(list(code[pc + 4])) ? list(code[pc + 3]) : null;
      case CALL_LIST -> listOf(((Entry.Call) entry(code[pc + 2])).result(), true);
      case ARGUMENT_LIST -> listOf(argument(), true);
      default -> ofLanes(op);
    };
  }

  private static Type listOf(Type type, boolean isList) {
    return isList && type instanceof Type.ListOf ? type : null;
  }

  private static Type listOf(Type item) {
    return item == Scalar.STRING || (item != null && lane(item) != null)
        ? new Type.ListOf(item)
        : null;
  }

  private Type argument() {
    int at = code[pc + 2];
    return inBounds(at, place.arguments().size()) ? place.arguments().get(at) : Scalar.ERROR;
  }

  /** The type of what is made of items by an op; {@code null} where they give nothing for it. */
  private Type ofItems(Op op) {
    List<Output> outputs = ((Entry.Items) entry(code[pc + 2])).last().program().outputs();
    if (outputs.size() < 2) {
      return null;
    }
    Type type = outputs.get(1).type();
    boolean text = outputs.get(1).form() == Form.TEXT;
    boolean added = op == Op.SUM_ITEMS || op == Op.AVERAGE_ITEMS;
    boolean whole = op == Op.OUT_LIST || op == Op.LIST_ITEMS;
    if (whole || (text ? isOfTexts(op) : !isOfTexts(op))) {
      return added && !Typing.isAdded(type) ? null : text ? Scalar.STRING : type;
    }
    return null;
  }

  private static boolean isOfTexts(Op op) {
    return switch (op) {
      case MIN_TEXT, MAX_TEXT, FIRST_TEXT, LAST_TEXT -> true;
      default -> false;
    };
  }

  private static Type lane(Type type) {
    boolean none =
        type == Scalar.STRING
            || type == Scalar.PERIOD
            || type == Scalar.MISSING
            || type == Scalar.ERROR
            || type instanceof Type.ListOf;
    return none ? null : type;
  }

  private Type ofLanes(Op op) {
    Type a = null;
    Type b = null;
    int plain = 0;
    for (int i = op.operands().size() - 1; i >= 0; i--) {
      int value = code[pc + 1 + i];
      switch (op.operands().get(i).kind()) {
        case LANE -> {
          b = a;
          a = state.lanes[value];
        }
        case PLAIN -> plain = value;
        default -> {}
      }
    }
    boolean words = op != Op.ENUM_TEXT || isListOf(a, entry(code[pc + 3]));
    return words ? Typing.result(op, a, b, plain) : null;
  }

  private static boolean isListOf(Type type, Entry words) {
    return type instanceof Type.Enumeration enumeration
        && enumeration.values().equals(((Entry.Words) words).texts());
  }

  private void write(Kind kind, int value, Type written) throws Refusal {
    switch (kind) {
      case MASK_WRITTEN -> state.masks.set(value);
      case TEXT_WRITTEN -> state.texts.set(value);
      case LANE_WRITTEN -> {
        state.lanes[value] = written;
      }
      case LIST_WRITTEN -> {
        state.lists[value] = written;
      }
      case OUTPUT -> output(value);
      default -> {}
    }
  }

  private void output(int place) throws Refusal {
    Output output = program.outputs().get(place);
    int register = code[pc + 2];
    boolean fits =
        switch (Op.of(code[pc])) {
          case OUT -> output.form() == Form.MASK;
          case OUT_LANE ->
              output.form() == Form.LANE && output.type().equals(state.lanes[register]);
          case OUT_LIST ->
              output.form() == Form.LIST
                  && output.type() instanceof Type.ListOf list
                  && Terms.kept(list.item()).equals(ofItems(Op.OUT_LIST));
          default -> output.form() == Form.TEXT;
        };
    demand(fits, "a result of another type");
    given.set(place);
  }

  /** Whether a text is a pattern; asked of what {@code MATCHES} takes. */
  static boolean isPattern(Entry entry) {
    return entry instanceof Entry.Word word && Pattern.problem(word.text()).isEmpty();
  }
}
