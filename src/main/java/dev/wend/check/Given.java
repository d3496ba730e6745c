package dev.wend.check;

import dev.wend.type.Field;
import java.util.List;

/** A value that a test gives to a column or a list, by its path from the row or the item. */
public sealed interface Given {
  Field field();

  /**
   * @param value of the field's type, and the same for everybody; {@code row} is a field of the
   *     name {@value TestScope#ROW}
   */
  record Value(Field field, Typed value) implements Given {}

  /** A list or a map with its items. */
  record Items(Field field, List<List<Given>> items) implements Given {
    public Items {
      items = items.stream().map(List::copyOf).toList();
    }
  }

  /** A list or a map that is cleared. */
  record Nothing(Field field) implements Given {}
}
