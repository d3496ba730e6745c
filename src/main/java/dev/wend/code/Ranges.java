package dev.wend.code;

import dev.wend.code.Node.Shape;
import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Calendars;
import dev.wend.value.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a lower and an upper bound of one column that stand in one {@code and}, and makes one test
 * of them: one pass over the column's planes instead of two.
 */
final class Ranges {
  /**
   * A test that bounds a column.
   *
   * @param value the same for everybody
   */
  private record Bound(Node column, Node value, boolean isLower, boolean isStrict) {}

  private final Graph graph;

  Ranges(Graph graph) {
    this.graph = graph;
  }

  /** The operands of an {@code and}, with the pairs among them as one. */
  List<Node> paired(Collection<Node> operands) {
    List<Node> result = new ArrayList<>();
    Map<Node, Integer> lowers = new HashMap<>();
    Map<Node, Integer> uppers = new HashMap<>();
    for (Node operand : operands) {
      Optional<Bound> bound = bound(operand);
      if (bound.isEmpty()) {
        result.add(operand);
        continue;
      }
      Node column = bound.get().column();
      Map<Node, Integer> others = bound.get().isLower() ? uppers : lowers;
      Integer other = others.remove(column);
      Optional<Node> both =
          other == null ? Optional.empty() : between(result.get(other), operand, operand.span);
      if (both.isPresent()) {
        result.set(other, both.get());
      } else {
        (bound.get().isLower() ? lowers : uppers).put(column, result.size());
        result.add(operand);
      }
    }
    return result;
  }

  private static Optional<Bound> bound(Node node) {
    boolean isLess = node.shape == Shape.APPLY && node.payload == Operator.LESS;
    boolean isLessOrEqual = node.shape == Shape.APPLY && node.payload == Operator.LESS_OR_EQUAL;
    if (!isLess && !isLessOrEqual) {
      return Optional.empty();
    }
    boolean isLower = node.input(1).shape == Shape.COLUMN;
    Node column = node.input(isLower ? 1 : 0);
    Node value = node.input(isLower ? 0 : 1);
    boolean isBound =
        column.shape == Shape.COLUMN && !column.isText() && value.isSame() && !value.isMissing();
    return isBound ? Optional.of(new Bound(column, value, isLower, isLess)) : Optional.empty();
  }

  private Optional<Node> between(Node one, Node other, Span span) {
    Bound a = bound(one).orElseThrow();
    Bound b = bound(other).orElseThrow();
    Bound lower = a.isLower() ? a : b;
    Bound upper = a.isLower() ? b : a;
    Optional<Node> low = included(lower);
    Optional<Node> high = included(upper);
    return low.isPresent() && high.isPresent()
        ? Optional.of(graph.between(a.column(), low.get(), high.get(), span))
        : Optional.empty();
  }

  /** The last value that still passes; none where a type's values have no next one. */
  private Optional<Node> included(Bound bound) {
    Node value = bound.value();
    if (!bound.isStrict()) {
      return Optional.of(value);
    }
    boolean up = bound.isLower();
    Node next;
    if (value.type == Scalar.DATE || value.type == Scalar.DATETIME) {
      Operator operator = up ? Operator.PLUS_DURATION : Operator.MINUS_DURATION;
      long step = value.type == Scalar.DATE ? Calendars.DAY : 1;
      next = moved(operator, value, Scalar.DURATION, step);
    } else if (value.type == Scalar.INT || value.type instanceof Type.Decimal) {
      next = moved(up ? Operator.ADD : Operator.SUBTRACT, value, value.type, 1);
    } else {
      return Optional.empty();
    }
    return next.isMissing() ? Optional.empty() : Optional.of(next);
  }

  private Node moved(Operator operator, Node value, Type type, long step) {
    return graph.apply(
        operator, List.of(value, graph.lane(type, step, value.span)), value.type, value.span);
  }
}
