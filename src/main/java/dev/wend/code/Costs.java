package dev.wend.code;

import dev.wend.code.Node.Shape;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Operator;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What nodes cost for each profile, and which are better asked once for each distinct value. */
final class Costs {
  private static final int PLANES = 1;
  private static final int TABLE = 8;
  private static final int NUMBER = 10;
  private static final int TEXT = 200;
  private static final int CALL = 400;
  private static final int ITEMS = 2000;
  private static final int HELD = 100_000;

  private final List<Field> columns;
  private final ZoneId zone;
  private final boolean nesting;
  private final Map<Node, Boolean> dear = new HashMap<>();
  private final Map<Node, Integer> costs = new HashMap<>();

  Costs(List<Field> columns, ZoneId zone, boolean nesting) {
    this.columns = columns;
    this.zone = zone;
    this.nesting = nesting;
  }

  /** The cost of a mask, roughly: planes, tables, lanes, texts and calls. */
  int of(Node node) {
    Integer known = costs.get(node);
    if (known == null) {
      known = newCost(node);
      costs.put(node, known);
    }
    return known;
  }

  private int newCost(Node node) {
    if (ColumnTest.of(node, zone).isPresent()) {
      return PLANES;
    }
    if (isTable(node)) {
      return TABLE;
    }
    int own = own(node);
    for (Node input : node.inputs) {
      own = Math.min(1_000_000, own + of(input));
    }
    return own;
  }

  private static int own(Node node) {
    return switch (node.shape) {
      case AND, OR, NOT, TRUTH, CONSTANT -> 0;
      case CALL -> CALL;
      case ITEMS, SEQUENCE -> ITEMS;
      case HELD -> HELD;
      case APPLY -> Choice.isDear((Operator) node.payload) || node.isText() ? TEXT : NUMBER;
      default -> node.isText() ? TEXT : NUMBER;
    };
  }

  /** Whether a program of its one column answers it, once for each distinct value. */
  boolean isTable(Node node) {
    if (!nesting || !node.isOfOneColumn() || node.shape == Shape.COLUMN || node.isText()) {
      return false;
    }
    Type type = columns.get(node.column()).type();
    boolean few =
        type == Scalar.STRING
            || type == Scalar.DATE
            || type == Scalar.BOOL
            || type instanceof Type.Enumeration;
    return few && isDear(node);
  }

  /** Whether a function is called, or a text is worked on: what is dear for each row. */
  boolean isDear(Node node) {
    Boolean known = dear.get(node);
    if (known == null) {
      known = ColumnTest.of(node, zone).isEmpty() && newDear(node);
      dear.put(node, known);
    }
    return known;
  }

  private boolean newDear(Node node) {
    boolean own =
        switch (node.shape) {
          case CALL, ITEMS, SEQUENCE, HELD -> true;
          case APPLY -> Choice.isDear((Operator) node.payload);
          case CONSTANT -> false;
          default -> node.isText();
        };
    return own || node.inputs.stream().anyMatch(this::isDear);
  }
}
