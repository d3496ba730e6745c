package dev.wend.session;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of rows as people read them: of a list a {@code List}, of an object an {@link
 * ObjectValue}, of a map a {@code Map}; a missing item is {@code null}.
 */
final class NestedValues {
  private NestedValues() {}

  /** What rows are read from: values and lists by their paths. */
  interface Table {
    /** A value that has no parts, as {@code value.Lane} calls it outside. */
    Optional<Object> value(String path, Type type, int row);

    Optional<Items> items(String path, int row);
  }

  /** The items of a row's list. */
  interface Items {
    Table table();

    int count();

    /** The row of the table that an item is. */
    int row(int item);
  }

  static Optional<Object> of(Table from, String path, Type type, int row) {
    if (type instanceof Type.ObjectType object) {
      ObjectValue value = object(from, path + '.', object, row);
      return value.isEmpty() ? Optional.empty() : Optional.of(value);
    } else if (type instanceof Type.ListOf list) {
      return from.items(path, row).map(items -> list(items, list));
    } else if (type instanceof Type.MapOf map) {
      return from.items(path, row).map(items -> map(items, map));
    }
    return from.value(path, type instanceof Type.Link link ? link.key() : type, row);
  }

  private static ObjectValue object(Table from, String prefix, Type.ObjectType type, int row) {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Field part : type.fields()) {
      of(from, prefix + part.name(), part.type(), row).ifPresent(v -> parts.put(part.name(), v));
    }
    return new ObjectValue(parts);
  }

  private static Object list(Items items, Type.ListOf type) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < items.count(); i++) {
      values.add(
          type.item() instanceof Type.ObjectType object
              ? object(items.table(), "", object, items.row(i))
              : of(items.table(), TableSchema.VALUE, type.item(), items.row(i)).orElse(null));
    }
    return Collections.unmodifiableList(values);
  }

  private static Object map(Items items, Type.MapOf type) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (int i = 0; i < items.count(); i++) {
      Optional<Object> key = of(items.table(), TableSchema.KEY, Scalar.STRING, items.row(i));
      Optional<Object> value = of(items.table(), TableSchema.VALUE, type.value(), items.row(i));
      entries.put((String) key.orElse(""), value.orElse(null));
    }
    return Collections.unmodifiableMap(entries);
  }
}
