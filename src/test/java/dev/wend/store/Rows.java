package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Batches from plain values, and plain values from a store: what the tests of this package say. */
final class Rows {
  static final Type TIER = new Type.Enumeration(List.of("gold", "silver", "basic"));
  static final Field ID = unique("id", Scalar.STRING, true);
  static final Field EMAIL = unique("email", Scalar.STRING, false);
  static final Field CITY = Field.of("city", Scalar.STRING);
  static final Field YEAR = Field.of("year", Scalar.INT);
  static final Field SCORE = Field.of("score", Scalar.DOUBLE);
  static final Schema SCHEMA = new Schema(List.of(ID, EMAIL, CITY, YEAR, SCORE));

  private Rows() {}

  static Field unique(String name, Type type, boolean key) {
    return new Field(name, type, key, Optional.of(name), Optional.empty());
  }

  /** A batch of rows of String, Long, Double or {@code null}. */
  static Batch batch(List<Field> fields, Object[]... rows) {
    Batch batch = new Batch(fields, Math.max(1, rows.length));
    for (int r = 0; r < rows.length; r++) {
      for (int f = 0; f < fields.size(); f++) {
        set(batch, f, rows[r][f]);
      }
      batch.endRow(r + 1);
    }
    return batch;
  }

  static Object[] row(Object... values) {
    return values;
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

  /** A profile's value: String, Long, Double or {@code null}. */
  static Object value(Profiles store, String field, int slot) {
    return value(store.column(field), slot);
  }

  static Object value(Optional<Column> found, int slot) {
    if (found.isEmpty()) {
      return null;
    }
    Column column = found.get();
    long code = column.code(slot);
    if (code == 0) {
      return null;
    }
    long value = code - 1 + column.base(slot / Profiles.PAGE);
    if (column.dictionary().isPresent()) {
      Dictionary texts = column.dictionary().get();
      byte[] utf8 = new byte[texts.length((int) value)];
      texts.copy((int) value, utf8, 0);
      return new String(utf8, StandardCharsets.UTF_8);
    }
    return column.type().equals(Scalar.DOUBLE)
        ? (Object) Double.longBitsToDouble(value ^ (value >> 63 & Long.MAX_VALUE))
        : (Object) value;
  }
}
