package dev.wend.code;

import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lapse;
import java.util.BitSet;
import java.util.List;

/**
 * An expression on its way to ops: equal expressions of a program are one node, so identity is
 * equality.
 */
final class Node {
  /** What a node is; {@link Node#payload} says which. */
  enum Shape {
    /** Payload: the lane ({@code Long}), the text ({@code String}), a period, or MISSING. */
    CONSTANT,
    /** Payload: the place in the columns. */
    COLUMN,
    /** Payload: whether it is that of the run, where a rule is asked about an earlier instant. */
    NOW,
    TODAY,
    /** Payload: the operator. */
    APPLY,
    /** Payload: the function. */
    CALL,
    /** Payload: the lanes, or texts, as a sorted list. */
    ONE_OF,
    /**
     * Whether a column (the first input) lies between two values, both included, that are the same
     * for everybody.
     */
    BETWEEN,
    PRESENT,
    /** A bool as a condition: missing is false. */
    TRUTH,
    NOT,
    AND,
    OR,
    IF,
    COALESCE,
    /** The values of the inputs as a list. */
    WRITTEN,
    /** What items give. Payload: a {@link Going}; the inputs are its arguments. */
    ITEMS,
    /** Whether events follow each other. Payload: a {@link Chain}; the inputs are its arguments. */
    SEQUENCE,
    /** Whether the input, which is a rule, has held for some time. Payload: {@link Held}. */
    HELD,
    /** The place of an item. Payload: the stage of its part that asks, from 0. */
    PLACE,
    /** A value of the row around an item. Payload: its number. */
    ARGUMENT
  }

  /** A rule, and for how long it must have held. */
  record Held(HeldRule rule, Lapse lapse) {}

  /** The payload of a missing constant. */
  static final Object MISSING = new Object();

  final int id;
  final Shape shape;
  final Object payload;
  final Type type;
  final List<Node> inputs;
  final Span span;

  /** The columns that it depends on. */
  final BitSet columns;

  /** Whether it depends on more of a row than its columns. */
  private final boolean beyond;

  /** Whether it depends on the item's place. */
  private final boolean placed;

  Node(int id, Shape shape, Object payload, Type type, List<Node> inputs, Span span) {
    this.id = id;
    this.shape = shape;
    this.payload = payload;
    this.type = type;
    this.inputs = inputs;
    this.span = span;
    this.columns = new BitSet();
    if (shape == Shape.COLUMN) {
      columns.set((Integer) payload);
    }
    boolean more =
        shape == Shape.ITEMS
            || shape == Shape.SEQUENCE
            || shape == Shape.HELD
            || shape == Shape.PLACE
            || shape == Shape.ARGUMENT;
    boolean place = shape == Shape.PLACE;
    for (Node input : inputs) {
      columns.or(input.columns);
      more |= input.beyond;
      place |= input.placed;
    }
    beyond = more;
    placed = place;
  }

  boolean isConstant() {
    return shape == Shape.CONSTANT;
  }

  boolean isPlaced() {
    return placed;
  }

  boolean isMissing() {
    return payload == MISSING;
  }

  boolean isText() {
    return type == Scalar.STRING;
  }

  boolean isList() {
    return type instanceof Type.ListOf;
  }

  /** The lane of a constant that is neither missing nor text. */
  long lane() {
    return (Long) payload;
  }

  /** Whether its value is the same for everybody, known only when the program runs. */
  boolean isUniform() {
    return !isConstant() && isSame();
  }

  /** Whether its value is the same for everybody. */
  boolean isSame() {
    return columns.isEmpty() && !beyond;
  }

  /** Whether it depends on one column and on nothing else of a row. */
  boolean isOfOneColumn() {
    return columns.cardinality() == 1 && !beyond;
  }

  /** The column that it depends on, where that is one. */
  int column() {
    return columns.nextSetBit(0);
  }

  Node input(int i) {
    return inputs.get(i);
  }
}
