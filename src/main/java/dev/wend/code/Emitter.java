package dev.wend.code;

import dev.wend.code.ColumnTest.Operand;
import dev.wend.code.Node.Shape;
import dev.wend.code.Program.Entry;
import dev.wend.code.Program.Form;
import dev.wend.code.Program.Output;
import dev.wend.diag.Span;
import dev.wend.lib.Fn;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the ops of nodes.
 *
 * <p>A mask is made <em>under</em> another: it need only be right for those in it, and nobody else
 * is in the result. A value that is known already is taken again where it was made under the same
 * mask or a wider one, on a way that always leads there.
 */
final class Emitter {
  private static final int EVERYBODY = -1;

  /** A result that is known: its register and the mask that it was made under. */
  private record Known(int register, int under) {}

  private record Undo(Map<Node, Known> of, Node node, Known before) {}

  private final Assembler to = new Assembler();
  private final Map<Node, Known> masks = new HashMap<>();
  private final Map<Node, Known> values = new HashMap<>();
  private final Deque<Undo> undos = new ArrayDeque<>();
  private final Set<Integer> unders = new HashSet<>(Set.of(EVERYBODY));
  private final List<Field> columns;
  private final ZoneId zone;

  /** Whether programs within may be made: not in one that is within already. */
  private final boolean nesting;

  private final Costs costs;

  Emitter(List<Field> columns, ZoneId zone) {
    this(columns, zone, true);
  }

  private Emitter(List<Field> columns, ZoneId zone, boolean nesting) {
    this.columns = columns;
    this.zone = zone;
    this.nesting = nesting;
    this.costs = new Costs(columns, zone, nesting);
  }

  Program finish() {
    return to.finish(columns, zone);
  }

  void output(String name, Node node, boolean asMask) {
    if (asMask) {
      int place = to.output(new Output(name, Form.MASK, Scalar.BOOL));
      to.emit(node.span, Op.OUT, place, mask(node, EVERYBODY));
    } else if (node.isText()) {
      int place = to.output(new Output(name, Form.TEXT, node.type));
      to.emit(node.span, Op.OUT_TEXT, place, text(node, EVERYBODY));
    } else {
      int place = to.output(new Output(name, Form.LANE, node.type));
      to.emit(node.span, Op.OUT_LANE, place, lane(node, EVERYBODY));
    }
  }

  /** Writes first what several results need, where it costs little for everybody. */
  void share(List<Node> roots) {
    Map<Node, Integer> counts = new HashMap<>();
    List<Node> order = new ArrayList<>();
    roots.forEach(root -> count(root, counts, order));
    for (Node node : order) {
      if (counts.get(node) > 1 && node.type == Scalar.BOOL && isAtom(node)) {
        mask(node, EVERYBODY);
      }
    }
  }

  private void count(Node node, Map<Node, Integer> counts, List<Node> order) {
    if (counts.merge(node, 1, Integer::sum) > 1) {
      return;
    }
    order.add(node);
    if (!isAtom(node)) {
      node.inputs.forEach(input -> count(input, counts, order));
    }
  }

  private boolean isAtom(Node node) {
    return ColumnTest.of(node, zone).isPresent() || costs.isTable(node);
  }

  // what is known

  private Known known(Map<Node, Known> of, Node node) {
    Known known = of.get(node);
    return known != null && unders.contains(known.under()) ? known : null;
  }

  private int know(Map<Node, Known> of, Node node, int register, int under) {
    undos.push(new Undo(of, node, of.put(node, new Known(register, under))));
    return register;
  }

  private void forget(int mark) {
    while (undos.size() > mark) {
      Undo undo = undos.pop();
      if (undo.before() == null) {
        undo.of().remove(undo.node());
      } else {
        undo.of().put(undo.node(), undo.before());
      }
    }
  }

  // masks

  private int mask(Node node, int under) {
    Known known = known(masks, node);
    if (known != null) {
      return known.under() == under
          ? known.register()
          : under == EVERYBODY ? known.register() : both(node.span, known.register(), under);
    }
    return know(masks, node, newMask(node, under), under);
  }

  private int both(Span span, int a, int b) {
    int m = to.mask();
    to.emit(span, Op.AND, m, a, b);
    return m;
  }

  /** Those of the under mask that are not in another. */
  private int rest(Span span, int under, int without) {
    int m = to.mask();
    if (under == EVERYBODY) {
      to.emit(span, Op.NOT, m, without);
    } else {
      to.emit(span, Op.AND_NOT, m, under, without);
    }
    return m;
  }

  private int within(Span span, int mask, int under) {
    return under == EVERYBODY ? mask : both(span, mask, under);
  }

  private int newMask(Node node, int under) {
    Optional<ColumnTest> test = ColumnTest.of(node, zone);
    if (test.isPresent()) {
      return columnTest(node, test.get(), under);
    }
    if (costs.isTable(node)) {
      int m = to.mask();
      to.emit(node.span, Op.TABLE, m, column(node), nested(node, true), under);
      return m;
    }
    return switch (node.shape) {
      case CONSTANT -> constantMask(node, under);
      case TRUTH -> mask(node.input(0), under);
      case NOT -> rest(node.span, under, mask(node.input(0), under));
      case AND -> allOf(node, under);
      case OR -> anyOf(node, under);
      case IF -> choiceMask(node, under);
      case COALESCE -> coalesceMask(node, under);
      case PRESENT -> presence(node, under);
      case ONE_OF -> among(node, under);
      case APPLY -> comparison(node, under);
      case CALL -> testLane(node, Op.IS_TRUE, lane(node, under), under);
      case COLUMN, NOW, TODAY -> throw new IllegalStateException(node.shape + " is no mask");
    };
  }

  private int constantMask(Node node, int under) {
    boolean all = !node.isMissing() && node.lane() != 0;
    if (all && under != EVERYBODY) {
      return under;
    }
    int m = to.mask();
    to.emit(node.span, all ? Op.ALL : Op.NONE, m);
    return m;
  }

  private int columnTest(Node node, ColumnTest test, int under) {
    int m = to.mask();
    int[] operands = new int[test.operands().size() + 3];
    operands[0] = m;
    operands[1] = place(test.column());
    int at = 2;
    for (Operand operand : test.operands()) {
      operands[at++] =
          operand instanceof Operand.Fixed fixed
              ? to.pool(fixed.entry())
              : nested(((Operand.Uniform) operand).node(), false);
    }
    operands[at] = under;
    to.emit(node.span, test.op(), operands);
    return m;
  }

  /** Cheap operands first; each only looks at those whom the ones before it left. */
  private int allOf(Node node, int under) {
    List<Node> cheapFirst = new ArrayList<>(node.inputs);
    cheapFirst.sort(Comparator.comparingInt(costs::of));
    int result = to.mask();
    int left = mask(cheapFirst.get(0), under);
    int mark = undos.size();
    List<Integer> narrowed = new ArrayList<>();
    List<Integer> jumps = new ArrayList<>();
    for (Node operand : cheapFirst.subList(1, cheapFirst.size())) {
      jumps.add(to.emit(operand.span, Op.GO_ON_WHILE_ANY, result, left, 0));
      if (unders.add(left)) {
        narrowed.add(left);
      }
      left = mask(operand, left);
    }
    jumps.add(to.emit(node.span, Op.GO_ON_WHILE_ANY, result, left, 0));
    jumps.forEach(to::land);
    narrowed.forEach(unders::remove);
    forget(mark);
    return result;
  }

  private int anyOf(Node node, int under) {
    List<Node> cheapFirst = new ArrayList<>(node.inputs);
    cheapFirst.sort(Comparator.comparingInt(costs::of));
    int result = mask(cheapFirst.get(0), under);
    for (Node operand : cheapFirst.subList(1, cheapFirst.size())) {
      int more;
      if (costs.isDear(operand)) {
        more = maskWithin(operand, rest(operand.span, under, result));
      } else {
        more = mask(operand, under);
      }
      int m = to.mask();
      to.emit(node.span, Op.OR, m, result, more);
      result = m;
    }
    return result;
  }

  private int maskWithin(Node node, int under) {
    boolean added = unders.add(under);
    int mark = undos.size();
    int m = mask(node, under);
    forget(mark);
    if (added) {
      unders.remove(under);
    }
    return m;
  }

  private int choiceMask(Node node, int under) {
    int condition = mask(node.input(0), under);
    int then = maskWithin(node.input(1), condition);
    int otherwise = maskWithin(node.input(2), rest(node.span, under, condition));
    int m = to.mask();
    to.emit(node.span, Op.OR, m, then, otherwise);
    return m;
  }

  private int coalesceMask(Node node, int under) {
    int first = lane(node.input(0), under);
    int present = testLane(node, Op.IS_PRESENT, first, under);
    int yes = testLane(node, Op.IS_TRUE, first, under);
    int second = maskWithin(node.input(1), rest(node.span, under, present));
    int m = to.mask();
    to.emit(node.span, Op.OR, m, yes, second);
    return m;
  }

  private int testLane(Node node, Op op, int lane, int under) {
    int m = to.mask();
    to.emit(node.span, op, m, lane);
    return within(node.span, m, under);
  }

  private int presence(Node node, int under) {
    Node of = node.input(0);
    return of.isText()
        ? testLane(node, Op.TEXT_IS_PRESENT, text(of, under), under)
        : testLane(node, Op.IS_PRESENT, lane(of, under), under);
  }

  @SuppressWarnings("unchecked")
  private int among(Node node, int under) {
    Node of = node.input(0);
    int m;
    if (of.isText()) {
      int t = text(of, under);
      m = to.mask();
      int words = to.pool(new Entry.Words((List<String>) node.payload));
      to.emit(node.span, Op.TEXT_AMONG, m, t, words, under);
      return m;
    }
    int v = lane(of, under);
    m = to.mask();
    int numbers = to.pool(new Entry.Constants(of.type, (List<Long>) node.payload));
    to.emit(node.span, Op.AMONG, m, v, numbers);
    return within(node.span, m, under);
  }

  private int comparison(Node node, int under) {
    Choice choice = Choice.of((Operator) node.payload, node.inputs, node.type);
    Node left = node.input(0);
    Node right = node.input(1);
    if (choice.op() == Op.LIKE || choice.op() == Op.MATCHES) {
      int t = text(left, under);
      int m = to.mask();
      if (right.isMissing()) {
        to.emit(node.span, Op.NONE, m);
      } else {
        int pattern = to.pool(new Entry.Word((String) right.payload));
        to.emit(node.span, choice.op(), m, t, pattern, under);
      }
      return m;
    }
    if (left.isText()) {
      int a = text(left, under);
      int b = text(right, under);
      int m = to.mask();
      to.emit(node.span, choice.op(), m, a, b, under);
      return m;
    }
    int a = lane(left, under);
    int b = lane(right, under);
    int m = to.mask();
    to.emit(node.span, choice.op(), m, a, b);
    return within(node.span, m, under);
  }

  // programs within

  /** Where a column stands in this program: one within has one column only. */
  private int place(int column) {
    return nesting ? column : 0;
  }

  private int column(Node node) {
    return node.columns.nextSetBit(0);
  }

  private int nested(Node node, boolean asMask) {
    List<Field> one = node.columns.isEmpty() ? List.of() : List.of(columns.get(column(node)));
    Emitter within = new Emitter(one, zone, false);
    within.output("it", node, asMask);
    return to.pool(new Entry.Nested(within.finish()));
  }

  // lanes

  private int lane(Node node, int under) {
    Known known = known(values, node);
    if (known != null) {
      return known.register();
    }
    return know(values, node, newLane(node, under), under);
  }

  private int newLane(Node node, int under) {
    if (node.isConstant() || isOnceARun(node)) {
      return constantLane(node);
    }
    if (costs.isTable(node)) {
      int v = to.lane();
      to.emit(node.span, Op.LOOKUP, v, column(node), nested(node, false), under);
      return v;
    }
    return switch (node.shape) {
      case COLUMN -> read(node);
      case NOW -> write(node.span, Op.NOW);
      case TODAY -> write(node.span, Op.TODAY);
      case CALL -> call(node, Op.CALL, to::lane, under);
      case IF -> {
        int c = mask(node.input(0), under);
        int a = lane(node.input(1), under);
        int b = lane(node.input(2), under);
        yield write(node.span, Op.SELECT, c, a, b);
      }
      case COALESCE -> {
        int a = lane(node.input(0), under);
        yield write(node.span, Op.COALESCE, a, lane(node.input(1), under));
      }
      case APPLY ->
          Choice.isTest((Operator) node.payload)
              ? write(node.span, Op.FROM_MASK, mask(node, under))
              : applyLane(node, under);
      case ONE_OF, PRESENT, TRUTH, NOT, AND, OR ->
          write(node.span, Op.FROM_MASK, mask(node, under));
      case CONSTANT -> throw new IllegalStateException("done above");
    };
  }

  private boolean isOnceARun(Node node) {
    return nesting && node.isUniform() && node.shape != Shape.NOW && node.shape != Shape.TODAY;
  }

  private int constantLane(Node node) {
    int v = to.lane();
    if (!node.isConstant()) {
      to.emit(node.span, Op.CONSTANT, v, nested(node, false));
    } else if (node.isMissing()) {
      to.emit(node.span, Op.MISSING, v, to.pool(new Entry.Kind(node.type)));
    } else {
      to.emit(node.span, Op.CONSTANT, v, to.pool(new Entry.Constant(node.type, node.lane())));
    }
    return v;
  }

  private int read(Node node) {
    int v = to.lane();
    to.emit(node.span, Op.COLUMN, v, place((Integer) node.payload));
    return v;
  }

  private int write(Span span, Op op, int... operands) {
    int v = to.lane();
    int[] all = new int[operands.length + 1];
    all[0] = v;
    System.arraycopy(operands, 0, all, 1, operands.length);
    to.emit(span, op, all);
    return v;
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

  private int call(Node node, Op op, java.util.function.IntSupplier register, int under) {
    List<Integer> registers = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    for (Node input : node.inputs) {
      registers.add(input.isText() ? text(input, under) : lane(input, under));
      types.add(input.type);
    }
    int result = register.getAsInt();
    Entry call = new Entry.Call((Fn) node.payload, types, node.type, registers);
    to.emit(node.span, op, result, to.pool(call), under);
    return result;
  }

  // texts

  private int text(Node node, int under) {
    Known known = known(values, node);
    if (known != null) {
      return known.register();
    }
    return know(values, node, newText(node, under), under);
  }

  private int newText(Node node, int under) {
    return switch (node.shape) {
      case CONSTANT ->
          node.isMissing()
              ? writeText(node.span, Op.TEXT_MISSING)
              : writeText(
                  node.span, Op.TEXT_CONSTANT, to.pool(new Entry.Word((String) node.payload)));
      case COLUMN -> writeText(node.span, Op.TEXT_COLUMN, place((Integer) node.payload), under);
      case CALL -> call(node, Op.CALL_TEXT, to::text, under);
      case APPLY -> applyText(node, under);
      case IF -> {
        int c = mask(node.input(0), under);
        int a = text(node.input(1), under);
        yield writeText(node.span, Op.TEXT_SELECT, c, a, text(node.input(2), under));
      }
      case COALESCE -> {
        int a = text(node.input(0), under);
        yield writeText(node.span, Op.TEXT_COALESCE, a, text(node.input(1), under));
      }
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
    int t = to.text();
    int[] all = new int[operands.length + 1];
    all[0] = t;
    System.arraycopy(operands, 0, all, 1, operands.length);
    to.emit(span, op, all);
    return t;
  }
}
