package dev.wend.code;

import dev.wend.code.ColumnTest.Operand;
import dev.wend.code.Node.Shape;
import dev.wend.code.Program.Entry;
import dev.wend.code.Program.Form;
import dev.wend.code.Program.Output;
import dev.wend.diag.Span;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Operator;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Writes the ops of nodes.
 *
 * <p>A mask is made <em>under</em> another: it need only be right for those in it, and nobody else
 * is in the result. A value that is known already is taken again where it was made under the same
 * mask or a wider one, on a way that always leads there.
 */
final class Emitter {
  static final int EVERYBODY = -1;

  private final Assembler to = new Assembler();
  private final Knowledge known = new Knowledge();
  private final List<Field> columns;
  private final ZoneId zone;

  /** Whether programs within may be made: not in one that is within already. */
  private final boolean nesting;

  private final Costs costs;
  private final ValueEmitter valueEmitter;
  private final ItemEmitter itemEmitter;
  private final List<Program.Link> links;

  Emitter(Graph graph, ZoneId zone) {
    this(graph.columns(), graph.links(), zone, true);
  }

  private Emitter(List<Field> columns, List<Program.Link> links, ZoneId zone, boolean nesting) {
    this.columns = columns;
    this.links = links;
    this.zone = zone;
    this.nesting = nesting;
    this.costs = new Costs(columns, zone, nesting);
    this.itemEmitter = new ItemEmitter(this, to, zone);
    this.valueEmitter = new ValueEmitter(this, itemEmitter, to, costs);
  }

  Program finish() {
    return to.finish(columns, links, zone);
  }

  /** The program of a part of going through items. */
  Program part(Going.Part part) {
    itemEmitter.write(part);
    return finish();
  }

  void output(String name, Node node, boolean asMask) {
    if (node.isList()) {
      int place = to.output(new Output(name, Form.LIST, node.type));
      to.emit(node.span, Op.OUT_LIST, place, itemEmitter.entry(node, EVERYBODY));
    } else if (asMask) {
      int place = to.output(new Output(name, Form.MASK, Scalar.BOOL));
      to.emit(node.span, Op.OUT, place, mask(node, EVERYBODY));
    } else if (node.isText()) {
      int place = to.output(new Output(name, Form.TEXT, node.type));
      to.emit(node.span, Op.OUT_TEXT, place, valueEmitter.text(node, EVERYBODY));
    } else {
      int place = to.output(new Output(name, Form.LANE, node.type));
      to.emit(node.span, Op.OUT_LANE, place, valueEmitter.lane(node, EVERYBODY));
    }
  }

  /** Writes first what several results need, where it costs little for everybody. */
  void share(List<Node> roots) {
    Map<Node, Integer> counts = new HashMap<>();
    List<Node> order = new ArrayList<>();
    roots.forEach(root -> count(root, counts, order));
    for (Node node : order) {
      boolean isShared = counts.get(node) > 1 && isAtom(node);
      if (isShared && node.type == Scalar.BOOL) {
        mask(node, EVERYBODY);
      } else if (isShared && node.shape == Shape.ITEMS) {
        register(node, EVERYBODY);
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
    return ColumnTest.of(node, zone).isPresent()
        || costs.isTable(node)
        || node.shape == Shape.ITEMS
        || node.shape == Shape.SEQUENCE
        || node.shape == Shape.HELD;
  }

  /** The register of a value, which is made where it is not known. */
  int value(Node node, int under, IntSupplier make) {
    Optional<Knowledge.Known> before = known.value(node);
    return before.isPresent()
        ? before.get().register()
        : known.ofValue(node, make.getAsInt(), under);
  }

  /** The register of a value of any type. */
  int register(Node node, int under) {
    if (node.isList()) {
      return valueEmitter.list(node, under);
    }
    return node.isText() ? valueEmitter.text(node, under) : valueEmitter.lane(node, under);
  }

  /** The mask of a condition, under which everything that comes later is made. */
  int narrow(Node condition, int under) {
    int m = mask(condition, under);
    known.enter(m);
    return m;
  }

  boolean isNesting() {
    return nesting;
  }

  // masks

  int mask(Node node, int under) {
    Optional<Knowledge.Known> before = known.mask(node);
    if (before.isEmpty()) {
      return known.ofMask(node, newMask(node, under), under);
    }
    int register = before.get().register();
    return before.get().under() == under ? register : within(node.span, register, under);
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
    // a program within has none within itself, which would compute a bound once
    if (test.isPresent() && (nesting || test.get().isFixed())) {
      return columnTest(node, test.get(), under);
    }
    if (costs.isTable(node)) {
      int m = to.mask();
      to.emit(node.span, Op.TABLE, m, node.column(), nested(node, true), under);
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
      case CALL, ARGUMENT -> testLane(node, Op.IS_TRUE, valueEmitter.lane(node, under), under);
      case ITEMS, SEQUENCE -> items(node, under);
      case HELD -> held(node, under);
      case BETWEEN -> between(node, under);
      case COLUMN, NOW, TODAY, PLACE, WRITTEN ->
          throw new IllegalStateException(node.shape + " is no mask");
    };
  }

  private int items(Node node, int under) {
    boolean isSequence = node.shape == Shape.SEQUENCE;
    if (!isSequence && !((Going) node.payload).isAny()) {
      return testLane(node, Op.IS_TRUE, valueEmitter.lane(node, under), under);
    }
    int entry = isSequence ? itemEmitter.sequence(node, under) : itemEmitter.entry(node, under);
    int m = to.mask();
    to.emit(node.span, isSequence ? Op.SEQUENCE : Op.ANY_ITEM, m, entry, under);
    return m;
  }

  private int held(Node node, int under) {
    Node.Held held = (Node.Held) node.payload;
    int entry = to.pool(new Entry.Held(held.rule().program(), held.lapse()));
    int in = mask(node.input(0), under);
    int m = to.mask();
    to.emit(node.span, Op.HELD, m, entry, in);
    return m;
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
    int mark = known.mark();
    List<Integer> narrowed = new ArrayList<>();
    List<Integer> jumps = new ArrayList<>();
    for (Node operand : cheapFirst.subList(1, cheapFirst.size())) {
      jumps.add(to.emit(operand.span, Op.GO_ON_WHILE_ANY, result, left, 0));
      if (known.enter(left)) {
        narrowed.add(left);
      }
      left = mask(operand, left);
    }
    jumps.add(to.emit(node.span, Op.GO_ON_WHILE_ANY, result, left, 0));
    jumps.forEach(to::land);
    narrowed.forEach(known::leave);
    known.forget(mark);
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
    boolean added = known.enter(under);
    int mark = known.mark();
    int m = mask(node, under);
    known.forget(mark);
    if (added) {
      known.leave(under);
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
    int first = valueEmitter.lane(node.input(0), under);
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
        ? testLane(node, Op.TEXT_IS_PRESENT, valueEmitter.text(of, under), under)
        : testLane(node, Op.IS_PRESENT, valueEmitter.lane(of, under), under);
  }

  @SuppressWarnings("unchecked")
  private int among(Node node, int under) {
    Node of = node.input(0);
    int m;
    if (of.isText()) {
      int t = valueEmitter.text(of, under);
      m = to.mask();
      int words = to.pool(new Entry.Words((List<String>) node.payload));
      to.emit(node.span, Op.TEXT_AMONG, m, t, words, under);
      return m;
    }
    int v = valueEmitter.lane(of, under);
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
      int t = valueEmitter.text(left, under);
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
      int a = valueEmitter.text(left, under);
      int b = valueEmitter.text(right, under);
      int m = to.mask();
      to.emit(node.span, choice.op(), m, a, b, under);
      return m;
    }
    int a = valueEmitter.lane(left, under);
    int b = valueEmitter.lane(right, under);
    int m = to.mask();
    to.emit(node.span, choice.op(), m, a, b);
    return within(node.span, m, under);
  }

  private int between(Node node, int under) {
    Node column = node.input(0);
    int low = atMost(node.input(1), column, node, under);
    return both(node.span, low, atMost(column, node.input(2), node, under));
  }

  private int atMost(Node lesser, Node greater, Node node, int under) {
    Choice choice = Choice.of(Operator.LESS_OR_EQUAL, List.of(lesser, greater), Scalar.BOOL);
    int a = valueEmitter.lane(lesser, under);
    int b = valueEmitter.lane(greater, under);
    int m = to.mask();
    to.emit(node.span, choice.op(), m, a, b);
    return within(node.span, m, under);
  }

  // programs within

  /** Where a column stands in this program: one within has one column only. */
  int place(int column) {
    return nesting ? column : 0;
  }

  int nested(Node node, boolean asMask) {
    List<Field> one = node.isSame() ? List.of() : List.of(columns.get(node.column()));
    Emitter within = new Emitter(one, List.of(), zone, false);
    within.output("it", node, asMask);
    return to.pool(new Entry.Nested(within.finish()));
  }
}
