package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.type.Field;
import dev.wend.type.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows with lists as plain maps from path to value; a list is a list of such rows. */
final class Trees {
  private Trees() {}

  /** An item of a list of scalars. */
  static Map<String, Object> item(Object value) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put(TableSchema.VALUE, value);
    return item;
  }

  static Map<String, Object> entry(String key, Object value) {
    Map<String, Object> entry = item(value);
    entry.put(TableSchema.KEY, key);
    return entry;
  }

  static Batch batch(List<Field> fields, List<Map<String, Object>> rows) {
    return batch("", fields, rows);
  }

  /** A batch of rows of an entity, or of events of a type. */
  static Batch batch(String table, List<Field> fields, List<Map<String, Object>> rows) {
    Batch batch = new Batch(table, fields, Math.max(1, rows.size()));
    for (int i = 0; i < rows.size(); i++) {
      put(batch, rows.get(i));
      batch.endRow(i + 1);
    }
    return batch;
  }

  private static void put(Batch batch, Map<String, Object> row) {
    for (int f = 0; f < batch.fields().size(); f++) {
      set(batch, f, row.get(batch.fields().get(f).name()));
    }
    for (TableSchema list : batch.lists()) {
      int at = batch.field(list.name());
      Object given = row.get(list.name());
      for (Map<String, Object> item : items(given)) {
        put(batch.items(at), item);
        batch.items(at).endRow(0);
      }
      if (given == null) {
        batch.setMissing(at);
      } else {
        batch.setList(at);
      }
    }
  }

  @SuppressWarnings("unchecked") // what these tests put into a row
  static List<Map<String, Object>> items(Object list) {
    return list == null ? List.of() : (List<Map<String, Object>>) list;
  }

  private static void set(Batch batch, int field, Object value) {
    if (value instanceof String s) {
      byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
      batch.set(field, utf8, 0, utf8.length);
    } else if (value instanceof Long n) {
      batch.set(field, n);
    } else if (value instanceof Double d) {
      batch.set(field, Double.doubleToRawLongBits(d));
    } else {
      batch.setMissing(field);
    }
  }

  /** What a row of a table holds; a value that is missing is {@code null}. */
  static Map<String, Object> read(TableSchema schema, Profiles store, int slot) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (Field field : schema.columns()) {
      row.put(field.name(), Rows.value(store.column(field.name()), slot));
    }
    for (TableSchema list : schema.lists()) {
      Object count = Rows.value(store.column(list.name()), slot);
      row.put(list.name(), read(list, store.items(list.name()).orElseThrow(), slot, count));
    }
    return row;
  }

  private static Object read(TableSchema schema, Items items, int owner, Object count) {
    if (count == null) {
      return null;
    }
    List<Map<String, Object>> list = new ArrayList<>();
    for (int i = 0; i < (long) count; i++) {
      int slot = items.slot(owner / Profiles.PAGE, items.first(owner) + i);
      list.add(readItem(schema, items, slot));
    }
    return list;
  }

  /** What an item, or an event, holds. */
  static Map<String, Object> readItem(TableSchema schema, Items items, int slot) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (Field field : schema.columns()) {
      row.put(field.name(), Rows.value(items.column(field.name()), slot));
    }
    for (TableSchema within : schema.lists()) {
      Object size = Rows.value(items.column(within.name()), slot);
      row.put(within.name(), read(within, items.items(within.name()).orElseThrow(), slot, size));
    }
    return row;
  }

  /** How many items a scan of all pages finds; it must find those of each owner in their order. */
  static int scan(Items items, Optional<Column> count, int ownerPages) {
    int found = 0;
    long[] live = new long[Profiles.WORDS];
    short[] owners = new short[Profiles.PAGE];
    for (int ownerPage = 0; ownerPage < ownerPages; ownerPage++) {
      Map<Integer, Integer> seen = new LinkedHashMap<>();
      for (int page : items.pages(ownerPage)) {
        items.live(page, live);
        items.owners(page, owners);
        for (int i = 0; i < Profiles.PAGE; i++) {
          if ((live[i / 64] >>> (i % 64) & 1) != 0) {
            int owner = ownerPage * Profiles.PAGE + owners[i];
            int before = seen.merge(owner, 1, Integer::sum) - 1;
            int slot = items.slot(ownerPage, items.first(owner) + before);
            assertEquals(page * Profiles.PAGE + i, slot, "item " + before + " of " + owner);
            found++;
          }
        }
      }
      for (Map.Entry<Integer, Integer> owner : seen.entrySet()) {
        assertEquals((long) owner.getValue(), Rows.value(count, owner.getKey()));
      }
    }
    return found;
  }
}
