package dev.wend.session;

import dev.wend.store.Column;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The values of a store's profiles, or of an entity's rows, as {@link NestedValues} says. */
final class ProfileValues {
  private final List<Field> fields;
  private final NestedValues.Table table;

  ProfileValues(Profiles profiles, List<Field> fields) {
    this.fields = List.copyOf(fields);
    this.table = new Table(profiles::column, profiles::items);
  }

  /** The values of one profile, in the order of the fields. */
  List<Optional<Object>> of(int slot) {
    List<Optional<Object>> values = new ArrayList<>();
    for (Field field : fields) {
      values.add(NestedValues.of(table, field.name(), field.type(), slot));
    }
    return values;
  }

  /** Profiles, or the items of a list: columns and lists by their paths. */
  private record Table(
      Function<String, Optional<Column>> columns, Function<String, Optional<Items>> lists)
      implements NestedValues.Table {

    @Override
    public Optional<Object> value(String path, Type type, int slot) {
      return stored(path, slot).map(code -> outside(path, type, code));
    }

    /** The value in a column, where it is present. */
    private Optional<Long> stored(String path, int slot) {
      return columns
          .apply(path)
          .filter(column -> column.code(slot) != 0)
          .map(column -> column.code(slot) - 1 + column.base(slot / Profiles.PAGE));
    }

    private Object outside(String path, Type type, long value) {
      if (type != Scalar.STRING) {
        return Lane.outside(type, type == Scalar.DOUBLE ? Lane.sortable(value) : value);
      }
      var dictionary = columns.apply(path).flatMap(Column::dictionary).orElseThrow();
      byte[] utf8 = new byte[dictionary.length((int) value)];
      return new String(utf8, 0, dictionary.copy((int) value, utf8, 0), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<NestedValues.Items> items(String path, int slot) {
      Optional<Items> items = lists.apply(path);
      Optional<Long> count = stored(path, slot);
      return count.isEmpty() || items.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Run(
                  items.get(),
                  slot / Profiles.PAGE,
                  count.get() == 0 ? 0 : items.get().first(slot),
                  count.get().intValue()));
    }
  }

  /** The items of one profile's list. */
  private record Run(Items items, int page, int first, int count) implements NestedValues.Items {
    @Override
    public NestedValues.Table table() {
      return new Table(items::column, items::items);
    }

    @Override
    public int row(int item) {
      return items.slot(page, first + item);
    }
  }
}
