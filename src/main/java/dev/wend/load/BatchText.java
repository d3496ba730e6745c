package dev.wend.load;

import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A row of a batch in words, for the rejects file. */
final class BatchText {
  private BatchText() {}

  /** {@code crmId=17 email=ada@example.org}: the texts that identify the row. */
  static String of(Batch batch, int row) {
    List<String> parts = new ArrayList<>();
    for (int f = 0; f < batch.fields().size(); f++) {
      Field field = batch.fields().get(f);
      if ((field.key() || field.unique()) && batch.isPresent(f, row)) {
        parts.add(field.name() + "=" + value(batch, f, row));
      }
    }
    return String.join(" ", parts);
  }

  private static String value(Batch batch, int field, int row) {
    if (!batch.fields().get(field).type().equals(Scalar.STRING)) {
      return Long.toString(batch.lane(field, row));
    }
    int start = batch.textStart(field, row);
    int length = batch.textEnd(field, row) - start;
    return new String(batch.textBytes(field), start, length, StandardCharsets.UTF_8);
  }
}
