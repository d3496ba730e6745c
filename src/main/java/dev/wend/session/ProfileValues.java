package dev.wend.session;

import dev.wend.store.Column;
import dev.wend.store.Dictionary;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of profiles as people read them: scalars as {@code value.Lane} calls them outside, a
 * list as a list, an object or a map as a map in order.
 */
final class ProfileValues {
  private final Table profiles;
  private final List<Field> fields;

  ProfileValues(Profiles profiles, List<Field> fields) {
    this.profiles = new OfProfiles(profiles);
    this.fields = fields;
  }

  /** The values of one profile, in the order of the fields. */
  List<Optional<Object>> of(int slot) {
    return fields.stream().map(f -> value(profiles, f.name(), f.type(), slot)).toList();
  }

  /** Profiles, or the items of a list of theirs. */
  private interface Table {
    Optional<Column> column(String name);

    Optional<Items> items(String list);
  }

  private record OfProfiles(Profiles of) implements Table {
    @Override
    public Optional<Column> column(String name) {
      return of.column(name);
    }

    @Override
    public Optional<Items> items(String list) {
      return of.items(list);
    }
  }

  private record OfItems(Items of) implements Table {
    @Override
    public Optional<Column> column(String name) {
      return of.column(name);
    }

    @Override
    public Optional<Items> items(String list) {
      return of.items(list);
    }
  }

  private static Optional<Object> value(Table table, String name, Type type, int slot) {
    if (type instanceof Type.ObjectType object) {
      Map<String, Object> parts = parts(table, name + ".", object.fields(), slot);
      return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    } else if (type instanceof Type.ListOf list) {
      return items(table, name, slot)
          .map(items -> items.stream().map(i -> item(i.table(), list.item(), i.slot())).toList());
    } else if (type instanceof Type.MapOf map) {
      return items(table, name, slot).map(entries -> entries(entries, map.value()));
    }
    Type scalar = type instanceof Type.Link link ? link.key() : type;
    return table.column(name).flatMap(column -> scalar(column, scalar, slot));
  }

  private static Map<String, Object> parts(
      Table table, String prefix, List<Field> fields, int slot) {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Field field : fields) {
      value(table, prefix + field.name(), field.type(), slot)
          .ifPresent(v -> parts.put(field.name(), v));
    }
    return parts;
  }

  private static Object item(Table table, Type type, int slot) {
    return type instanceof Type.ObjectType object
        ? parts(table, "", object.fields(), slot)
        : value(table, TableSchema.VALUE, type, slot).orElse("");
  }

  private static Object entries(List<Item> entries, Type type) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Item entry : entries) {
      value(entry.table(), TableSchema.KEY, Scalar.STRING, entry.slot())
          .ifPresent(
              key ->
                  values.put(
                      key.toString(),
                      value(entry.table(), TableSchema.VALUE, type, entry.slot()).orElse("")));
    }
    return values;
  }

  private record Item(Table table, int slot) {}

  /** The items of a list in its order; empty where the list is missing. */
  private static Optional<List<Item>> items(Table table, String list, int slot) {
    Optional<Column> counts = table.column(TableSchema.count(list).name());
    Optional<Items> items = table.items(list);
    if (counts.isEmpty() || items.isEmpty() || counts.get().code(slot) == 0) {
      return Optional.empty();
    }
    Table rows = new OfItems(items.get());
    long count = number(counts.get(), slot);
    int first = count == 0 ? 0 : items.get().first(slot);
    List<Item> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      found.add(new Item(rows, items.get().slot(slot / Profiles.PAGE, first + i)));
    }
    return Optional.of(found);
  }

  private static long number(Column column, int slot) {
    return column.code(slot) - 1 + column.base(slot / Profiles.PAGE);
  }

  private static Optional<Object> scalar(Column column, Type type, int slot) {
    if (column.code(slot) == 0) {
      return Optional.empty();
    }
    long value = number(column, slot);
    if (type == Scalar.STRING) {
      return column.dictionary().map(texts -> text(texts, (int) value));
    }
    return Optional.of(Lane.outside(type, type == Scalar.DOUBLE ? Lane.sortable(value) : value));
  }

  private static String text(Dictionary texts, int code) {
    byte[] utf8 = new byte[texts.length(code)];
    return new String(utf8, 0, texts.copy(code, utf8, 0), StandardCharsets.UTF_8);
  }
}
