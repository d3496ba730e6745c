package dev.wend.made;

import dev.wend.check.Catalog;
import dev.wend.check.Mention;
import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows and how they are made, flat as {@code type.TableSchema} has them: a part of an object is a
 * column with a dotted name, a list is a table of its items.
 *
 * @param name empty for the rows themselves; of items the path of their list
 * @param isMap whether the items are entries of a map
 */
record MadeTable(String name, boolean isMap, List<MadeField> columns, List<MadeTable> lists) {
  /** Items of a list; their rows have numbers of their own, so many for each row around them. */
  private static final int MOST_ITEMS = 4;

  private static final int ROOM = 8;

  /**
   * What all tables of a script are made from.
   *
   * @param ofEntity how many rows each entity has
   */
  record Plan(
      List<Mention> mentions,
      Chance seed,
      long today,
      Map<String, Catalog.Entity> entities,
      long ofEntity) {
    /** The same with other constants. */
    Plan mentioning(List<Mention> others) {
      return new Plan(others, seed, today, entities, ofEntity);
    }
  }

  static MadeTable of(List<Field> fields, Plan plan) {
    return of("", false, fields, plan);
  }

  private static MadeTable of(String name, boolean isMap, List<Field> fields, Plan plan) {
    MadeTable table = new MadeTable(name, isMap, new ArrayList<>(), new ArrayList<>());
    fields.forEach(field -> table.add(field.name(), field, plan));
    return table;
  }

  private void add(String path, Field field, Plan plan) {
    Type type = field.type();
    if (type instanceof Type.ObjectType object) {
      object.fields().forEach(part -> add(path + "." + part.name(), part, plan));
    } else if (type instanceof Type.ListOf list) {
      List<Field> item =
          list.item() instanceof Type.ObjectType object
              ? object.fields()
              : List.of(Field.of("value", list.item()));
      lists.add(of(path, false, item, plan));
    } else if (type instanceof Type.MapOf map) {
      List<Field> entry = List.of(Field.of("key", Scalar.STRING), Field.of("value", map.value()));
      lists.add(of(path, true, entry, plan));
    } else {
      Field flat = new Field(path, type, field.key(), field.namespace(), field.defaultValue());
      columns.add(MadeField.of(flat, plan));
    }
  }

  /** The items' own values, where they are no objects. */
  Optional<MadeField> only() {
    boolean scalar = columns.size() == 1 && columns.get(0).field().name().equals("value");
    return scalar ? Optional.of(columns.get(0)) : Optional.empty();
  }

  /** How many items a list has that belongs to a row. */
  int items(long row) {
    return (int) Long.remainderUnsigned(new Chance(name.length()).bits(row, 0), MOST_ITEMS + 1);
  }

  /** The number of an item among all items. */
  static long item(long row, int place) {
    return row * ROOM + place;
  }

  /** Ends a row of a batch of the same fields. */
  void give(long row, Batch to, Bytes room) {
    for (int i = 0; i < columns.size(); i++) {
      give(columns.get(i), row, i, to, room);
    }
    for (int i = 0; i < lists.size(); i++) {
      int list = columns.size() + i;
      Batch items = to.items(list);
      int count = lists.get(i).items(row);
      for (int place = 0; place < count; place++) {
        lists.get(i).give(item(row, place), items, room);
      }
      to.setList(list);
    }
    to.endRow(row + 1);
  }

  private static void give(MadeField made, long row, int field, Batch to, Bytes room) {
    if (!made.isPresent(row)) {
      to.setMissing(field);
    } else if (made.maker() instanceof Maker.OfLanes lanes) {
      to.set(field, lanes.lane(row));
    } else if (made.maker() instanceof Maker.OfTexts texts) {
      room.clear();
      texts.write(row, room);
      to.set(field, room.array(), 0, room.length());
    }
  }
}
