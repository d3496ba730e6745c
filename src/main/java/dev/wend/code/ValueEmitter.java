package dev.wend.code;

import dev.wend.code.Node.Shape;
import dev.wend.code.Program.Entry;
import dev.wend.diag.Span;
import dev.wend.lib.Fn;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Writes the ops of nodes that are values: in lanes, or texts. */
final class ValueEmitter {
  private final Emitter masks;
  private final ItemEmitter items;
  private final Assembler to;
  private final Costs costs;

  ValueEmitter(Emitter masks, ItemEmitter items, Assembler to, Costs costs) {
    this.masks = masks;
    this.items = items;
    this.to = to;
    this.costs = costs;
  }

  // lanes

  int lane(Node node, int under) {
    return masks.value(node, under, () -> newLane(node, under));
  }

  private int newLane(Node node, int under) {
    if (node.isConstant() || isOnceARun(node)) {
      return constantLane(node);
    }
    if (costs.isTable(node)) {
      int v = to.lane();
      to.emit(node.span, Op.LOOKUP, v, node.column(), masks.nested(node, false), under);
      return v;
    }
    return switch (node.shape) {
      case COLUMN -> read(node);
      case NOW -> write(node.span, node.payload.equals(true) ? Op.NOW_OF_RUN : Op.NOW);
      case TODAY -> write(node.span, Op.TODAY);
      case CALL -> call(node, Op.CALL, to::lane, under);
      case IF -> select(node, under);
      case COALESCE -> {
        int a = lane(node.input(0), under);
        yield write(node.span, Op.COALESCE, a, lane(node.input(1), under));
      }
      case APPLY ->
          Choice.isTest((Operator) node.payload)
              ? write(node.span, Op.FROM_MASK, masks.mask(node, under))
              : applyLane(node, under);
      case ONE_OF, BETWEEN, PRESENT, TRUTH, NOT, AND, OR, SEQUENCE, HELD ->
          write(node.span, Op.FROM_MASK, masks.mask(node, under));
      case ITEMS -> items(node, under);
      case ARGUMENT -> write(node.span, Op.ARGUMENT, (Integer) node.payload);
      case CONSTANT, PLACE, WRITTEN -> throw new IllegalStateException("done above");
    };
  }

  private int items(Node node, int under) {
    return ((Going) node.payload).isAny()
        ? write(node.span, Op.FROM_MASK, masks.mask(node, under))
        : write(node.span, ItemEmitter.op(node), items.entry(node, under), under);
  }

  private int select(Node node, int under) {
    int c = masks.mask(node.input(0), under);
    int a = lane(node.input(1), under);
    int b = lane(node.input(2), under);
    return write(node.span, Op.SELECT, c, a, b);
  }

  private boolean isOnceARun(Node node) {
    return masks.isNesting()
        && node.isUniform()
        && node.shape != Shape.NOW
        && node.shape != Shape.TODAY;
  }

  private int constantLane(Node node) {
    int v = to.lane();
    if (!node.isConstant()) {
      to.emit(node.span, Op.CONSTANT, v, masks.nested(node, false));
    } else if (node.isMissing()) {
      to.emit(node.span, Op.MISSING, v, to.pool(new Entry.Kind(node.type)));
    } else {
      to.emit(node.span, Op.CONSTANT, v, to.pool(new Entry.Constant(node.type, node.lane())));
    }
    return v;
  }

  private int read(Node node) {
    int v = to.lane();
    to.emit(node.span, Op.COLUMN, v, masks.place((Integer) node.payload));
    return v;
  }

  private int write(Span span, Op op, int... operands) {
    return write(span, op, to.lane(), operands);
  }

  private int write(Span span, Op op, int register, int[] operands) {
    int[] all = new int[operands.length + 1];
    all[0] = register;
    System.arraycopy(operands, 0, all, 1, operands.length);
    to.emit(span, op, all);
    return register;
  }

  private int applyLane(Node node, int under) {
    Choice choice = Choice.of((Operator) node.payload, node.inputs, node.type);
    List<Op.Operand> wanted = choice.op().operands();
    int[] operands = new int[wanted.size()];
    int input = 0;
    int plain = 0;
    for (int i = 1; i < operands.length; i++) {
      if (wanted.get(i).kind() == Op.Kind.LANE) {
        operands[i] = lane(node.input(input++), under);
      } else {
        operands[i] = plain++ == 0 ? choice.i() : choice.j();
      }
    }
    operands[0] = to.lane();
    to.emit(node.span, choice.op(), operands);
    return operands[0];
  }

  private int call(Node node, Op op, IntSupplier register, int under) {
    List<Integer> registers = registers(node, under);
    List<Type> types = node.inputs.stream().map(input -> input.type).toList();
    int result = register.getAsInt();
    Entry call = new Entry.Call((Fn) node.payload, types, node.type, registers);
    to.emit(node.span, op, result, to.pool(call), under);
    return result;
  }

  private List<Integer> registers(Node node, int under) {
    List<Integer> registers = new ArrayList<>();
    for (Node input : node.inputs) {
      registers.add(masks.register(input, under));
    }
    return registers;
  }

  // lists

  int list(Node node, int under) {
    return masks.value(node, under, () -> newList(node, under));
  }

  private int newList(Node node, int under) {
    return switch (node.shape) {
      case CALL -> call(node, Op.CALL_LIST, to::list, under);
      case ITEMS -> writeList(node.span, Op.LIST_ITEMS, items.entry(node, under), under);
      case ARGUMENT -> writeList(node.span, Op.ARGUMENT_LIST, (Integer) node.payload);
      case WRITTEN -> {
        Type item = ((Type.ListOf) node.type).item();
        int values = to.pool(new Entry.Registers(Terms.kept(item), registers(node, under)));
        yield writeList(node.span, Op.LIST_WRITTEN, values, under);
      }
      case IF -> {
        int c = masks.mask(node.input(0), under);
        int a = list(node.input(1), under);
        yield writeList(node.span, Op.LIST_SELECT, c, a, list(node.input(2), under), under);
      }
      default -> throw new IllegalStateException(node.shape + " is no list");
    };
  }

  private int writeList(Span span, Op op, int... operands) {
    return write(span, op, to.list(), operands);
  }

  // texts

  int text(Node node, int under) {
    return masks.value(node, under, () -> newText(node, under));
  }

  private int newText(Node node, int under) {
    return switch (node.shape) {
      case CONSTANT ->
          node.isMissing()
              ? writeText(node.span, Op.TEXT_MISSING)
              : writeText(
                  node.span, Op.TEXT_CONSTANT, to.pool(new Entry.Word((String) node.payload)));
      case COLUMN ->
          writeText(node.span, Op.TEXT_COLUMN, masks.place((Integer) node.payload), under);
      case CALL -> call(node, Op.CALL_TEXT, to::text, under);
      case APPLY -> applyText(node, under);
      case IF -> {
        int c = masks.mask(node.input(0), under);
        int a = text(node.input(1), under);
        yield writeText(node.span, Op.TEXT_SELECT, c, a, text(node.input(2), under));
      }
      case COALESCE -> {
        int a = text(node.input(0), under);
        yield writeText(node.span, Op.TEXT_COALESCE, a, text(node.input(1), under));
      }
      case ITEMS -> writeText(node.span, ItemEmitter.op(node), items.entry(node, under), under);
      case ARGUMENT -> writeText(node.span, Op.ARGUMENT_TEXT, (Integer) node.payload);
      default -> throw new IllegalStateException(node.shape + " is no text");
    };
  }

  private int applyText(Node node, int under) {
    Node first = node.input(0);
    Operator operator = (Operator) node.payload;
    if (operator == Operator.ENUM_TO_STRING) {
      int v = lane(first, under);
      int words = to.pool(new Entry.Words(((Type.Enumeration) first.type).values()));
      return writeText(node.span, Op.ENUM_TEXT, v, words, under);
    }
    int a = text(first, under);
    if (operator == Operator.FOLD_CASE) {
      return writeText(node.span, Op.FOLD, a, under);
    }
    return writeText(node.span, Op.CONCAT, a, text(node.input(1), under), under);
  }

  private int writeText(Span span, Op op, int... operands) {
    return write(span, op, to.text(), operands);
  }
}
