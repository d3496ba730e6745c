package dev.wend.store;

import dev.wend.store.StoreException.Kind;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The columns and lists of one table: of profiles, of an entity, or of the items of a list. */
final class TableColumns {
  /** After a list's name, that of the column of its first items; no field has such a name. */
  private static final String FIRST = "#first";

  private static final String LIVE = "#live";

  private final Parts parts;

  /** Those of fields, in the order in which they came. */
  private final List<PlaneColumn> fields = new ArrayList<>();

  private final List<ItemTable> lists = new ArrayList<>();

  /** Those of fields, and the counts of lists. */
  private final Map<String, PlaneColumn> byName = new ConcurrentHashMap<>();

  TableColumns(Parts parts) {
    this.parts = parts;
  }

  Parts parts() {
    return parts;
  }

  List<PlaneColumn> fields() {
    return fields;
  }

  List<ItemTable> lists() {
    return lists;
  }

  Optional<PlaneColumn> column(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Optional<ItemTable> list(String name) {
    return lists.stream().filter(l -> l.name().equals(name)).findFirst();
  }

  /** The column of a batch's field. */
  PlaneColumn column(Field field) {
    PlaneColumn column = byName.get(field.name());
    if (column == null || !column.type().equals(field.type())) {
      throw absent(field.name(), field.type().text());
    }
    return column;
  }

  /** The list of a batch's field. */
  ItemTable list(TableSchema schema) {
    return list(schema.name()).orElseThrow(() -> absent(schema.name(), "list"));
  }

  static StoreException absent(String name, String type) {
    return new StoreException(
        Kind.SCHEMA,
        "The store has no field `" + name + "` of type " + type + ".",
        "Open the store with the script that declares it.");
  }

  /** Adds what a schema has and this has not, and takes its fields for those that it has. */
  void extend(TableSchema schema, boolean areItems) {
    for (Field given : schema.columns()) {
      Field field = areItems ? ofItems(given) : given;
      if (field.type() == Scalar.PERIOD || field.type() == Scalar.MISSING) {
        throw new IllegalArgumentException("no field has type " + field.type());
      }
      PlaneColumn column = byName.get(field.name());
      if (column == null) {
        addField(parts.add(field));
      } else {
        column.setField(field);
      }
    }
    for (TableSchema list : schema.lists()) {
      if (list(list.name()).isEmpty()) {
        PlaneColumn count = parts.add(TableSchema.count(list.name()));
        PlaneColumn first = parts.add(firstField(list.name()));
        addList(new ItemTable(list.name(), count, first, parts.add(LIVE_FIELD), parts));
      }
      list(list).content().extend(list, true);
    }
  }

  /** An item is found through its owner only. */
  static Field ofItems(Field field) {
    return Field.of(field.name(), field.type());
  }

  static final Field LIVE_FIELD = Field.of(LIVE, Scalar.BOOL);

  static Field firstField(String list) {
    return Field.of(list + FIRST, Scalar.INT);
  }

  void addField(PlaneColumn column) {
    fields.add(column);
    byName.put(column.name(), column);
  }

  void addList(ItemTable list) {
    lists.add(list);
    byName.put(list.name(), list.count());
    parts.add(list);
  }

  /** Says that new rows of a page have no value in the columns that are not written. */
  void leaveMissing(int page, java.util.BitSet written) {
    for (PlaneColumn column : fields) {
      if (!written.get(column.number())) {
        column.leaveMissing(page);
      }
    }
    for (ItemTable list : lists) {
      if (!written.get(list.number())) {
        list.count().leaveMissing(page);
        list.first().leaveMissing(page);
      }
    }
  }
}
