package dev.wend.code;

import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
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
    COALESCE
  }

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
    for (Node input : inputs) {
      columns.or(input.columns);
    }
  }

  boolean isConstant() {
    return shape == Shape.CONSTANT;
  }

  boolean isMissing() {
    return payload == MISSING;
  }

  boolean isText() {
    return type == Scalar.STRING;
  }

  /** The lane of a constant that is neither missing nor text. */
  long lane() {
    return (Long) payload;
  }

  /** Whether its value is the same for everybody, known only when the program runs. */
  boolean isUniform() {
    return !isConstant() && columns.isEmpty();
  }

  Node input(int i) {
    return inputs.get(i);
  }
}
