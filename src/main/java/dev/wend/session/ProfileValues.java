package dev.wend.session;

import dev.wend.store.Column;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values of profiles, or of an entity's rows, as people read them: of a list a {@code List}, of
 * an object an {@link ObjectValue}, of a map a {@code Map}; a missing item is {@code null}.
 */
final class ProfileValues {
  private final List<Field> fields;
  private final Table table;

  /** What a row's values are read from: a column, or the items of a list, by the path. */
  private record Table(
      Function<String, Optional<Column>> columns, Function<String, Optional<Items>> lists) {
    static Table of(Items items) {
      return new Table(items::column, items::items);
    }
  }

  ProfileValues(Profiles profiles, List<Field> fields) {
    this.fields = List.copyOf(fields);
    this.table = new Table(profiles::column, profiles::items);
  }

  /** The values of one profile, in the order of the fields. */
  List<Optional<Object>> of(int slot) {
    List<Optional<Object>> values = new ArrayList<>();
    for (Field field : fields) {
      values.add(value(table, field.name(), field.type(), slot));
    }
    return values;
  }

  private static Optional<Object> value(Table from, String path, Type type, int slot) {
    if (type instanceof Type.ObjectType object) {
      ObjectValue value = object(from, path + '.', object, slot);
      return value.isEmpty() ? Optional.empty() : Optional.of(value);
    } else if (type instanceof Type.ListOf list) {
      return list(from, path, list, slot);
    } else if (type instanceof Type.MapOf map) {
      return map(from, path, map, slot);
    }
    Type scalar = type instanceof Type.Link link ? link.key() : type;
    return stored(from, path, slot).map(code -> outside(from, path, scalar, code));
  }

  /** The value in a column, where it is present. */
  private static Optional<Long> stored(Table from, String path, int slot) {
    return from.columns
        .apply(path)
        .filter(column -> column.code(slot) != 0)
        .map(column -> column.code(slot) - 1 + column.base(slot / Profiles.PAGE));
  }

  private static Object outside(Table from, String path, Type type, long value) {
    if (type != Scalar.STRING) {
      return Lane.outside(type, type == Scalar.DOUBLE ? Lane.sortable(value) : value);
    }
    var dictionary = from.columns.apply(path).flatMap(Column::dictionary).orElseThrow();
    byte[] utf8 = new byte[dictionary.length((int) value)];
    return new String(utf8, 0, dictionary.copy((int) value, utf8, 0), StandardCharsets.UTF_8);
  }

  private static ObjectValue object(Table from, String prefix, Type.ObjectType type, int slot) {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Field part : type.fields()) {
      value(from, prefix + part.name(), part.type(), slot)
          .ifPresent(v -> parts.put(part.name(), v));
    }
    return new ObjectValue(parts);
  }

  /** The items of a row's list. */
  private record Run(Items items, int page, int first, int count) {
    static Optional<Run> of(Table from, String path, int slot) {
      Optional<Items> items = from.lists.apply(path);
      Optional<Long> count = stored(from, path, slot);
      return count.isEmpty() || items.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Run(
                  items.get(),
                  slot / Profiles.PAGE,
                  count.get() == 0 ? 0 : items.get().first(slot),
                  count.get().intValue()));
    }

    int slot(int item) {
      return items.slot(page, first + item);
    }
  }

  private static Optional<Object> list(Table from, String path, Type.ListOf type, int slot) {
    return Run.of(from, path, slot)
        .map(
            run -> {
              Table table = Table.of(run.items);
              List<Object> items = new ArrayList<>();
              for (int i = 0; i < run.count; i++) {
                items.add(
                    type.item() instanceof Type.ObjectType object
                        ? object(table, "", object, run.slot(i))
                        : value(table, TableSchema.VALUE, type.item(), run.slot(i)).orElse(null));
              }
              return Collections.unmodifiableList(items);
            });
  }

  private static Optional<Object> map(Table from, String path, Type.MapOf type, int slot) {
    return Run.of(from, path, slot)
        .map(
            run -> {
              Table table = Table.of(run.items);
              Map<String, Object> entries = new LinkedHashMap<>();
              for (int i = 0; i < run.count; i++) {
                Optional<Object> key = value(table, TableSchema.KEY, Scalar.STRING, run.slot(i));
                Optional<Object> value = value(table, TableSchema.VALUE, type.value(), run.slot(i));
                entries.put((String) key.orElse(""), value.orElse(null));
              }
              return Collections.unmodifiableMap(entries);
            });
  }
}
