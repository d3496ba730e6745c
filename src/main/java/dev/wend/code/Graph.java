package dev.wend.code;

import dev.wend.check.Checked.Audience;
import dev.wend.check.Population;
import dev.wend.check.Typed;
import dev.wend.code.Node.Shape;
import dev.wend.diag.Span;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import dev.wend.value.Lapse;
import dev.wend.value.Operator;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes of a program: equal ones once, audiences put in where they are named, constants folded.
 */
final class Graph {
  private record Key(Shape shape, Object payload, Type type, List<Integer> inputs) {}

  private final Map<Key, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Integer> columnOf;
  private final List<Field> columns;
  private final List<Program.Link> links;
  private final Map<String, Audience> audiences;
  private final Map<String, Node> members = new HashMap<>();

  /** Of columns: one that is named twice by each of the next would else be made 2ⁿ times. */
  private final IdentityHashMap<Typed, Node> made = new IdentityHashMap<>();

  private final ZoneId zone;
  private final boolean folding;
  private final Ranges ranges = new Ranges(this);
  private final Terms terms;
  private final Selections selections;

  /** The rules of audiences, asked about earlier instants. */
  private final Map<String, HeldRule> rules;

  /** Whether it is such a rule. */
  private final boolean earlier;

  Graph(Map<String, Audience> audiences, ZoneId zone, boolean folding) {
    this.audiences = audiences;
    this.zone = zone;
    this.folding = folding;
    this.earlier = false;
    this.columnOf = new LinkedHashMap<>();
    this.columns = new ArrayList<>();
    this.links = new ArrayList<>();
    this.selections = new Selections();
    this.rules = new HashMap<>();
    this.terms = new Terms(this);
  }

  /** The graph of a rule that is asked about earlier instants, over the same columns. */
  private Graph(Graph around) {
    this.audiences = around.audiences;
    this.zone = around.zone;
    this.folding = around.folding;
    this.earlier = true;
    this.columnOf = around.columnOf;
    this.columns = around.columns;
    this.links = around.links;
    this.selections = around.selections;
    this.rules = around.rules;
    this.terms = new Terms(this);
  }

  /** The graph of a program over items of a list. */
  Graph(Graph around, Terms.Around items) {
    this.audiences = Map.of();
    this.zone = around.zone;
    this.folding = around.folding;
    this.earlier = around.earlier;
    this.columnOf = new LinkedHashMap<>();
    this.columns = new ArrayList<>();
    this.links = new ArrayList<>();
    this.selections = new Selections();
    this.rules = Map.of();
    this.terms = new Terms(this, items);
  }

  boolean isFolding() {
    return folding;
  }

  Terms terms() {
    return terms;
  }

  /** What tells it from graphs that mean something else. */
  List<Object> signature() {
    return List.of(List.copyOf(nodes.keySet()), List.copyOf(columns), List.copyOf(links));
  }

  /** What the nodes read, in order of first use. */
  List<Field> columns() {
    return columns;
  }

  /** Which of the columns are read by way of another. */
  List<Program.Link> links() {
    return links;
  }

  /** What must be computed before the nodes are. */
  Selections selections() {
    return selections;
  }

  ZoneId zone() {
    return zone;
  }

  // populations

  Node population(Population population) {
    if (population instanceof Population.Everyone everyone) {
      return truth(true, everyone.span());
    }
    if (population instanceof Population.Named named) {
      return audience(named.audience(), named.span());
    }
    if (population instanceof Population.Held held) {
      return held(held.column(), held.span());
    }
    if (population instanceof Population.Sample sample) {
      Node of = population(sample.of());
      return and(List.of(of, condition(sample.condition())), sample.span());
    }
    if (population instanceof Population.Top top) {
      return held(selections.column(top), top.span());
    }
    if (population instanceof Population.Where where) {
      Node of = population(where.of());
      return and(List.of(of, condition(where.condition())), where.span());
    }
    Population.Combined combined = (Population.Combined) population;
    Node left = population(combined.left());
    Node right = population(combined.right());
    return switch (combined.operation()) {
      case UNION -> or(List.of(left, right), combined.span());
      case INTERSECT -> and(List.of(left, right), combined.span());
      case EXCEPT -> and(List.of(left, not(right, combined.span())), combined.span());
    };
  }

  Node audience(String name, Span span) {
    if (!audiences.containsKey(name)) {
      return held(Population.column(name), span);
    }
    Node known = members.get(name);
    if (known == null) {
      known = population(audiences.get(name).population());
      members.put(name, known);
    }
    return known;
  }

  /** Whether somebody has been in an audience for some time. */
  Node audience(String name, Lapse lapse, Span span) {
    Node member = audience(name, span);
    if (folding && member.isConstant()) {
      return member;
    }
    boolean saved =
        !audiences.containsKey(name) || audiences.get(name).population() instanceof Population.Held;
    if (saved) {
      return since(name, lapse, span);
    }
    HeldRule rule = rules.get(name);
    if (rule == null) {
      Graph of = new Graph(this);
      rule = new HeldRule(name, of, of.audience(name, span));
      rules.put(name, rule);
    }
    return node(Shape.HELD, new Node.Held(rule, lapse), Scalar.BOOL, List.of(member), span);
  }

  /** Of a saved audience: a column tells since when somebody is in it. */
  private Node since(String name, Lapse lapse, Span span) {
    Node since = column(Field.of(Population.since(name), Scalar.DATETIME), span);
    Node now = now(false, span);
    if (lapse.isFixed()) {
      Node by = lane(Scalar.DURATION, lapse.millis(), span);
      Node from = apply(Operator.MINUS_DURATION, List.of(now, by), Scalar.DATETIME, span);
      return apply(Operator.LESS_OR_EQUAL, List.of(since, from), Scalar.BOOL, span);
    }
    Period period = Period.of(0, lapse.months(), lapse.days());
    Node by = node(Shape.CONSTANT, period, Scalar.PERIOD, List.of(), span);
    Node over = apply(Operator.PLUS_PERIOD, List.of(since, by), Scalar.DATETIME, span);
    return apply(Operator.LESS_OR_EQUAL, List.of(over, now), Scalar.BOOL, span);
  }

  Node now(boolean ofRun, Span span) {
    return node(Shape.NOW, ofRun && earlier, Scalar.DATETIME, List.of(), span);
  }

  /** Whom a bool column holds for. */
  private Node held(String column, Span span) {
    Node node = column(Field.of(column, Scalar.BOOL), span);
    return node(Shape.TRUTH, "", Scalar.BOOL, List.of(node), span);
  }

  /** A column of an audience that has another type by now has no values. */
  Node columnRead(Typed.ColumnRead read) {
    if (read.from() instanceof Typed.From.Here here) {
      return made(here.value());
    }
    String name = ((Typed.From.Audience) read.from()).name();
    if (!audiences.containsKey(name)) {
      return column(Field.of(Population.column(name, read.name()), read.type()), read.span());
    }
    Typed value = audiences.get(name).selection().columns().get(read.name());
    return value != null && value.type().equals(read.type())
        ? made(value)
        : node(Shape.CONSTANT, Node.MISSING, read.type(), List.of(), read.span());
  }

  private Node made(Typed value) {
    Node known = made.get(value);
    if (known == null) {
      known = value(value);
      made.put(value, known);
    }
    return known;
  }

  /** A bool that stands as a condition. */
  Node condition(Typed typed) {
    return terms.condition(typed);
  }

  Node value(Typed typed) {
    return terms.value(typed);
  }

  static boolean isTwoValued(Node node) {
    return switch (node.shape) {
      case ONE_OF, BETWEEN, PRESENT, TRUTH, NOT, AND, OR, SEQUENCE, HELD -> true;
      case CONSTANT -> !node.isMissing();
      case APPLY -> Choice.isTest((Operator) node.payload);
      case COLUMN, NOW, TODAY, CALL, PLACE, ARGUMENT, WRITTEN -> false;
      case ITEMS -> ((Going) node.payload).isAny();
      case IF -> isTwoValued(node.input(1)) && isTwoValued(node.input(2));
      case COALESCE -> isTwoValued(node.input(1));
    };
  }

  // making nodes

  Node node(Shape shape, Object payload, Type type, List<Node> inputs, Span span) {
    Key key = new Key(shape, payload, type, inputs.stream().map(n -> n.id).toList());
    Node known = nodes.get(key);
    if (known == null) {
      known = new Node(nodes.size(), shape, payload, type, List.copyOf(inputs), span);
      nodes.put(key, known);
    }
    return known;
  }

  Node column(Field field, Span span) {
    Integer place = columnOf.get(field.name());
    if (place == null) {
      place = columns.size();
      columnOf.put(field.name(), place);
      columns.add(Field.of(field.name(), Terms.kept(field.type())));
    }
    return node(Shape.COLUMN, place, columns.get(place).type(), List.of(), span);
  }

  /** A field of the entity's row whose key a column holds. */
  Node linked(Node key, String entity, Field field, Span span) {
    int from = (Integer) key.payload;
    String name = columns.get(from).name() + "." + field.name();
    boolean known = columnOf.containsKey(name);
    Node column =
        column(new Field(name, field.type(), false, Optional.empty(), Optional.empty()), span);
    if (!known) {
      links.add(new Program.Link((Integer) column.payload, from, entity, field.name()));
    }
    return column;
  }

  Node constant(Typed.Constant constant) {
    Object value = constant.value();
    Type type = Terms.kept(constant.type());
    Object payload =
        value == null
            ? Node.MISSING
            : type == Scalar.STRING || type == Scalar.PERIOD ? value : Lane.of(type, value);
    return node(Shape.CONSTANT, payload, type, List.of(), constant.span());
  }

  Node truth(boolean value, Span span) {
    return lane(Scalar.BOOL, value ? 1 : 0, span);
  }

  /** A constant that is neither missing nor text. */
  Node lane(Type type, long lane, Span span) {
    return node(Shape.CONSTANT, lane, type, List.of(), span);
  }

  /** Whether a column lies between two values that are the same for everybody, both included. */
  Node between(Node column, Node low, Node high, Span span) {
    return node(Shape.BETWEEN, "", Scalar.BOOL, List.of(column, low, high), span);
  }

  Node apply(Operator operator, List<Node> operands, Type type, Span span) {
    List<Node> inputs = aligned(operator, operands, type, span);
    if (folding && inputs.stream().allMatch(Node::isConstant)) {
      Object folded = Folding.apply(operator, inputs, type, zone);
      return node(Shape.CONSTANT, folded, type, List.of(), span);
    }
    return folding && inputs.size() == 2
        ? ofFallback(operator, inputs, span)
            .orElseGet(() -> node(Shape.APPLY, operator, type, inputs, span))
        : node(Shape.APPLY, operator, type, inputs, span);
  }

  /** A test of a column with a constant fallback: of the column, which planes answer. */
  private Optional<Node> ofFallback(Operator operator, List<Node> inputs, Span span) {
    int at = inputs.get(0).shape == Shape.COALESCE ? 0 : 1;
    Node choice = inputs.get(at);
    boolean fits =
        Choice.isTest(operator)
            && choice.shape == Shape.COALESCE
            && choice.input(0).shape == Shape.COLUMN
            && choice.input(1).isConstant()
            && inputs.get(1 - at).isConstant();
    if (!fits) {
      return Optional.empty();
    }
    Node column = choice.input(0);
    Node ofColumn = apply(operator, with(inputs, at, column), Scalar.BOOL, span);
    Node ofNothing = apply(operator, with(inputs, at, choice.input(1)), Scalar.BOOL, span);
    Node missing = not(present(column, span), span);
    return Optional.of(or(List.of(ofColumn, and(List.of(missing, ofNothing), span)), span));
  }

  private static List<Node> with(List<Node> inputs, int at, Node input) {
    return at == 0 ? List.of(input, inputs.get(1)) : List.of(inputs.get(0), input);
  }

  /** Operands brought to one kind of number: decimals to the same digits, ints to be divided. */
  private List<Node> aligned(Operator operator, List<Node> operands, Type type, Span span) {
    return switch (operator) {
      case ADD, SUBTRACT, REMAINDER, EQUAL, LESS, LESS_OR_EQUAL -> {
        int digits = operands.stream().mapToInt(n -> Choice.digits(n.type)).max().orElse(0);
        yield operands.stream().map(n -> withDigits(n, digits, span)).toList();
      }
      case DIVIDE, MULTIPLY ->
          type == Scalar.DOUBLE ? operands.stream().map(n -> real(n, span)).toList() : operands;
      default -> operands;
    };
  }

  private Node withDigits(Node node, int digits, Span span) {
    boolean same = Choice.digits(node.type) == digits || !node.type.isNumber();
    return same || node.type == Scalar.DOUBLE
        ? node
        : apply(Operator.DECIMAL_TO_DECIMAL, List.of(node), new Type.Decimal(digits), span);
  }

  private Node real(Node node, Span span) {
    return node.type == Scalar.DOUBLE
        ? node
        : apply(Operator.INT_TO_DOUBLE, List.of(node), Scalar.DOUBLE, span);
  }

  Node oneOf(Node operand, List<Typed.Constant> values, Span span) {
    List<Object> payload = new ArrayList<>();
    for (Typed.Constant value : values) {
      payload.add(constant(value).payload);
    }
    List<Object> sorted = payload.stream().distinct().sorted().toList();
    if (folding && operand.isConstant()) {
      return truth(sorted.contains(operand.payload), span);
    }
    return node(Shape.ONE_OF, sorted, Scalar.BOOL, List.of(operand), span);
  }

  Node present(Node operand, Span span) {
    if (folding && (operand.isConstant() || isTwoValued(operand))) {
      return truth(!operand.isMissing(), span);
    }
    return node(Shape.PRESENT, "", Scalar.BOOL, List.of(operand), span);
  }

  Node not(Node operand, Span span) {
    if (folding && operand.isConstant()) {
      return truth(operand.lane() == 0, span);
    }
    if (folding && operand.shape == Shape.NOT) {
      return operand.input(0);
    }
    return node(Shape.NOT, "", Scalar.BOOL, List.of(operand), span);
  }

  Node and(List<Node> operands, Span span) {
    Node all = junction(Shape.AND, operands, 0, span);
    return folding && all.shape == Shape.AND ? ranges(all) : all;
  }

  /** The bounds of one column become one operand, which one op tests. */
  private Node ranges(Node all) {
    Map<Integer, List<Node>> bounds = new LinkedHashMap<>();
    for (Node operand : all.inputs) {
      if (ColumnTest.isBound(operand, zone)) {
        int column = operand.column();
        bounds.computeIfAbsent(column, c -> new ArrayList<>()).add(operand);
      }
    }
    List<Node> operands = new ArrayList<>(all.inputs);
    for (List<Node> group : bounds.values()) {
      if (group.size() > 1 && group.size() < operands.size()) {
        operands.set(
            operands.indexOf(group.get(0)),
            node(Shape.AND, "", Scalar.BOOL, group, group.get(0).span));
        operands.removeAll(group);
      }
    }
    return operands.size() == all.inputs.size()
        ? all
        : node(Shape.AND, "", Scalar.BOOL, operands, all.span);
  }

  Node or(List<Node> operands, Span span) {
    return junction(Shape.OR, operands, 1, span);
  }

  /** An {@code and} or {@code or}: flat, each operand once, decided by a constant where it can. */
  private Node junction(Shape shape, List<Node> operands, long decides, Span span) {
    Set<Node> once = new LinkedHashSet<>();
    for (Node operand : operands) {
      once.addAll(operand.shape == shape ? operand.inputs : List.of(operand));
    }
    List<Node> flat = shape == Shape.AND ? ranges.paired(once) : new ArrayList<>(once);
    if (folding && flat.stream().anyMatch(n -> n.isConstant() && n.lane() == decides)) {
      return truth(decides == 1, span);
    }
    if (folding) {
      flat.removeIf(Node::isConstant);
    }
    if (flat.isEmpty()) {
      return truth(decides == 0, span);
    }
    return flat.size() == 1 ? flat.get(0) : node(shape, "", Scalar.BOOL, flat, span);
  }

  Node choice(Node condition, Node then, Node otherwise, Type type, Span span) {
    if (folding && condition.isConstant()) {
      return condition.lane() != 0 ? then : otherwise;
    }
    return node(Shape.IF, "", type, List.of(condition, then, otherwise), span);
  }

  Node coalesce(Node first, Node second, Type type, Span span) {
    if (folding && first.isConstant()) {
      return first.isMissing() ? second : first;
    }
    return node(Shape.COALESCE, "", type, List.of(first, second), span);
  }
}
