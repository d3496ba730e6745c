package dev.wend.type;

import java.util.List;

/** The types of values. How each sits in a register or a column is told by {@code value.Lane}. */
public sealed interface Type permits Scalar, Type.Decimal, Type.Enumeration {
  /** The digits of a {@code decimal} whose script does not say them. */
  int DEFAULT_DIGITS = 4;

  /** The type as a script writes it. */
  String text();

  /** Whether arithmetic takes it: int, decimal or double. */
  boolean isNumber();

  /**
   * An exact number of {@code digits} digits after the point (0 to 18), kept as a 64-bit count of
   * its smallest unit.
   */
  record Decimal(int digits) implements Type {
    @Override
    public String text() {
      return "decimal(" + digits + ")";
    }

    @Override
    public boolean isNumber() {
      return true;
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** One of a few texts; a value is kept as its place in the list. */
  record Enumeration(List<String> values) implements Type {
    public Enumeration {
      values = List.copyOf(values);
    }

    @Override
    public String text() {
      return "enum(\"" + String.join("\", \"", values) + "\")";
    }

    @Override
    public boolean isNumber() {
      return false;
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
