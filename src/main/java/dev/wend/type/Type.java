package dev.wend.type;

import java.util.List;
import java.util.stream.Collectors;

/** The types of values. How each sits in a register or a column is told by {@code value.Lane}. */
public sealed interface Type
    permits Scalar,
        Type.Decimal,
        Type.Enumeration,
        Type.ListOf,
        Type.MapOf,
        Type.ObjectType,
        Type.Link {
  /** The digits of a {@code decimal} whose script does not say them. */
  int DEFAULT_DIGITS = 4;

  /** The type as a script writes it. */
  String text();

  /** Whether arithmetic takes it: int, decimal or double. */
  default boolean isNumber() {
    return false;
  }

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
    public String toString() {
      return text();
    }
  }

  /** Values of one type, in order. In a store its items are rows of a {@link TableSchema}. */
  record ListOf(Type item) implements Type {
    @Override
    public String text() {
      return "list<" + item.text() + ">";
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Values by text keys, each key once; its entries are kept as a list's items are. */
  record MapOf(Type value) implements Type {
    @Override
    public String text() {
      return "map<" + value.text() + ">";
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Named parts, which are read by a path; present where any part is. */
  record ObjectType(List<Field> fields) implements Type {
    public ObjectType {
      fields = List.copyOf(fields);
    }

    @Override
    public String text() {
      return fields.stream()
          .map(f -> f.name() + ": " + f.type().text())
          .collect(Collectors.joining(", ", "{ ", " }"));
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * The key of an entity's row.
   *
   * @param key the type of the entity's key, which is how a value sits in a lane and in the store
   */
  record Link(String entity, Type key) implements Type {
    @Override
    public String text() {
      return "link " + entity;
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
