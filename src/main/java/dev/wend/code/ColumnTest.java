package dev.wend.code;

import dev.wend.code.Node.Shape;
import dev.wend.code.Program.Entry;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import dev.wend.value.Operator;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A test that a column's planes answer directly.
 *
 * @param operands what stands after the column, in order; none where nobody passes
 */
record ColumnTest(Op op, int column, List<Operand> operands) {
  /** A value of the test: a constant, or an expression that is the same for everybody. */
  sealed interface Operand {
    record Fixed(Entry entry) implements Operand {}

    record Uniform(Node node) implements Operand {}
  }

  /** Whether all its values are constants. */
  boolean isFixed() {
    return operands.stream().allMatch(Operand.Fixed.class::isInstance);
  }

  /** The test that a node is, if it is one. */
  static Optional<ColumnTest> of(Node node, ZoneId zone) {
    return switch (node.shape) {
      case COLUMN ->
          node.type == Scalar.BOOL
              ? Optional.of(number(Op.EQ, node, Scalar.BOOL, 1))
              : Optional.empty();
      case TRUTH ->
          node.input(0).shape == Shape.COLUMN ? of(node.input(0), zone) : Optional.empty();
      case PRESENT ->
          node.input(0).shape == Shape.COLUMN
              ? Optional.of(new ColumnTest(Op.PRESENT, place(node.input(0)), List.of()))
              : Optional.empty();
      case ONE_OF -> oneOf(node);
      case BETWEEN -> Optional.of(between(node));
      case APPLY -> apply((Operator) node.payload, node.input(0), node.inputs, zone);
      case AND -> bounds(node, zone);
      case CONSTANT, NOW, TODAY, CALL, NOT, OR, IF, COALESCE -> Optional.empty();
      case ITEMS, SEQUENCE, HELD, PLACE, ARGUMENT, WRITTEN -> Optional.empty();
    };
  }

  /** Whether a node bounds the values of a column by constants that are known now. */
  static boolean isBound(Node node, ZoneId zone) {
    return node.shape == Shape.APPLY && of(node, zone).flatMap(Bounds::of).isPresent();
  }

  /** An {@code and} of bounds of one column, as one range. */
  private static Optional<ColumnTest> bounds(Node all, ZoneId zone) {
    if (!all.isOfOneColumn()) {
      return Optional.empty();
    }
    long low = -Long.MAX_VALUE;
    long high = Long.MAX_VALUE;
    Node column = all;
    for (Node operand : all.inputs) {
      Optional<Bounds> bounds = of(operand, zone).flatMap(Bounds::of);
      if (bounds.isEmpty() || operand.shape != Shape.APPLY) {
        return Optional.empty();
      }
      low = Math.max(low, bounds.get().low());
      high = Math.min(high, bounds.get().high());
      column = operand;
    }
    return Optional.of(range(columnOf(column), low, high));
  }

  /** The column that a bound is of. */
  private static Node columnOf(Node bound) {
    Node node = bound;
    while (node.shape != Shape.COLUMN) {
      node = node.input(node.input(0).isSame() ? 1 : 0);
    }
    return node;
  }

  /** The least and the greatest value that pass a test; not of doubles. */
  private record Bounds(long low, long high) {
    static Optional<Bounds> of(ColumnTest test) {
      List<Long> values = new ArrayList<>();
      for (Operand operand : test.operands()) {
        if (operand instanceof Operand.Fixed fixed
            && fixed.entry() instanceof Entry.Constant constant
            && constant.type() != Scalar.DOUBLE) {
          values.add(constant.lane());
        } else {
          return Optional.empty();
        }
      }
      return switch (test.op()) {
        case EQ -> Optional.of(new Bounds(values.get(0), values.get(0)));
        case LE -> Optional.of(new Bounds(-Long.MAX_VALUE, values.get(0)));
        case GE -> Optional.of(new Bounds(values.get(0), Long.MAX_VALUE));
        case BETWEEN -> Optional.of(new Bounds(values.get(0), values.get(1)));
        // Past the end of all values there is nothing.
        case LT ->
            values.get(0) == -Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Bounds(-Long.MAX_VALUE, values.get(0) - 1));
        case GT ->
            values.get(0) == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Bounds(values.get(0) + 1, Long.MAX_VALUE));
        default -> Optional.empty();
      };
    }
  }

  private static Optional<ColumnTest> apply(
      Operator operator, Node left, List<Node> inputs, ZoneId zone) {
    return switch (operator) {
      case EQUAL, LESS, LESS_OR_EQUAL ->
          left.isText()
              ? equalText(operator, left, inputs.get(1))
              : comparison(operator, left, inputs.get(1), zone);
      default -> Optional.empty();
    };
  }

  private static int place(Node column) {
    return (Integer) column.payload;
  }

  private static ColumnTest number(Op op, Node column, Type type, long lane) {
    return new ColumnTest(op, place(column), List.of(fixed(type, lane)));
  }

  private static Operand fixed(Type type, long lane) {
    return new Operand.Fixed(new Entry.Constant(type, lane));
  }

  @SuppressWarnings("unchecked")
  private static Optional<ColumnTest> oneOf(Node node) {
    Node column = node.input(0);
    if (column.shape != Shape.COLUMN) {
      return Optional.empty();
    }
    Entry entry =
        column.isText()
            ? new Entry.Words((List<String>) node.payload)
            : new Entry.Constants(column.type, (List<Long>) node.payload);
    Op op = column.isText() ? Op.TEXT_IN : Op.IN;
    return Optional.of(new ColumnTest(op, place(column), List.of(new Operand.Fixed(entry))));
  }

  private static Optional<ColumnTest> equalText(Operator operator, Node left, Node right) {
    Node column = left.shape == Shape.COLUMN ? left : right;
    Node other = column == left ? right : left;
    if (operator != Operator.EQUAL || column.shape != Shape.COLUMN || !other.isConstant()) {
      return Optional.empty();
    }
    List<String> texts = other.isMissing() ? List.of() : List.of((String) other.payload);
    Operand words = new Operand.Fixed(new Entry.Words(texts));
    return Optional.of(new ColumnTest(Op.TEXT_IN, place(column), List.of(words)));
  }

  private static Optional<ColumnTest> comparison(
      Operator operator, Node left, Node right, ZoneId zone) {
    boolean columnFirst = isColumn(left);
    Node column = columnFirst ? left : right;
    Node other = columnFirst ? right : left;
    if (!isColumn(column) || !other.isSame() || other.isMissing()) {
      return Optional.empty();
    }
    if (column.shape == Shape.COLUMN) {
      Op op = op(operator, columnFirst);
      return Optional.of(new ColumnTest(op, place(column), List.of(operand(other))));
    }
    return other.isConstant()
        ? Optional.of(converted(operator, columnFirst, column, other, zone))
        : Optional.empty();
  }

  private static Operand operand(Node value) {
    return value.isConstant() ? fixed(value.type, value.lane()) : new Operand.Uniform(value);
  }

  private static ColumnTest between(Node node) {
    return new ColumnTest(
        Op.BETWEEN, place(node.input(0)), List.of(operand(node.input(1)), operand(node.input(2))));
  }

  private static Op op(Operator operator, boolean columnFirst) {
    return switch (operator) {
      case EQUAL -> Op.EQ;
      case LESS -> columnFirst ? Op.LT : Op.GT;
      default -> columnFirst ? Op.LE : Op.GE;
    };
  }

  /** A column, or one through conversions that keep its order. */
  private static boolean isColumn(Node node) {
    Node inner = node;
    while (inner.shape == Shape.APPLY && keepsOrder((Operator) inner.payload)) {
      inner = inner.input(0);
    }
    return inner.shape == Shape.COLUMN && !inner.isText();
  }

  private static boolean keepsOrder(Operator operator) {
    return switch (operator) {
      case INT_TO_DECIMAL, INT_TO_DOUBLE, DECIMAL_TO_DECIMAL, DECIMAL_TO_DOUBLE, DATE_TO_DATETIME ->
          true;
      default -> false;
    };
  }

  /** The range of a column's own values whose converted ones pass. */
  private static ColumnTest converted(
      Operator operator, boolean columnFirst, Node converted, Node constant, ZoneId zone) {
    List<Node> steps = new ArrayList<>();
    Node column = converted;
    for (; column.shape != Shape.COLUMN; column = column.input(0)) {
      steps.add(0, column);
    }
    Order order = new Order(steps, constant, zone);
    long low = order.first(columnFirst ? -1 : 0);
    long high = order.last(columnFirst ? 0 : 1);
    if (operator == Operator.EQUAL) {
      low = order.first(0);
      high = order.last(0);
    } else if (operator == Operator.LESS) {
      low = columnFirst ? low : order.first(1);
      high = columnFirst ? order.last(-1) : high;
    }
    return range(column, low, high);
  }

  private static ColumnTest range(Node column, long low, long high) {
    if (low == high) {
      return number(Op.EQ, column, column.type, low);
    } else if (low == -Long.MAX_VALUE) {
      return number(Op.LE, column, column.type, high);
    } else if (high == Long.MAX_VALUE && low < high) {
      return number(Op.GE, column, column.type, low);
    }
    return new ColumnTest(
        Op.BETWEEN, place(column), List.of(fixed(column.type, low), fixed(column.type, high)));
  }

  /** How a column's values, converted, compare with a constant; all in ascending order. */
  private record Order(List<Node> steps, Node constant, ZoneId zone) {
    /** -2 and 2 where a value is too small or too large to convert, else -1, 0 or 1. */
    int compare(long value) {
      long lane = value;
      for (Node step : steps) {
        Choice choice = Choice.of((Operator) step.payload, step.inputs, step.type);
        lane = Meaning.lane(choice.op(), lane, 0, choice.i(), choice.j(), zone);
        if (lane == Lane.MISSING) {
          return value < 0 ? -2 : 2;
        }
      }
      boolean real = constant.type == Scalar.DOUBLE;
      return real
          ? Long.compare(Lane.sortable(lane), Lane.sortable(constant.lane()))
          : Long.compare(lane, constant.lane());
    }

    /** The least value whose comparison gives this or more, else the greatest of all. */
    long first(int comparison) {
      long low = -Long.MAX_VALUE;
      long high = Long.MAX_VALUE;
      while (low < high) {
        long middle = (low & high) + ((low ^ high) >> 1);
        if (compare(middle) >= comparison) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    /** The greatest value whose comparison gives this or less. */
    long last(int comparison) {
      return compare(Long.MAX_VALUE) <= comparison ? Long.MAX_VALUE : first(comparison + 1) - 1;
    }
  }
}
