package dev.wend.load;

import dev.wend.store.Batch;
import dev.wend.type.Scalar;
import dev.wend.value.Lane;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rows of a batch as texts: {@code name=value …}, of a list each item in brackets. */
final class BatchRows {
  private BatchRows() {}

  static String of(Batch batch, int row) {
    List<String> parts = new ArrayList<>();
    int columns = batch.fields().size();
    for (int f = 0; f < columns; f++) {
      parts.add(batch.fields().get(f).name() + "=" + value(batch, f, row));
    }
    for (int l = 0; l < batch.lists().size(); l++) {
      parts.add(batch.lists().get(l).name() + "=" + items(batch, columns + l, row));
    }
    return String.join(" ", parts);
  }

  private static String items(Batch batch, int list, int row) {
    if (!batch.isPresent(list, row)) {
      return "-";
    }
    List<String> items = new ArrayList<>();
    for (int i = batch.itemStart(list, row); i < batch.itemEnd(list, row); i++) {
      items.add("(" + of(batch.items(list), i) + ")");
    }
    return items.toString();
  }

  private static String value(Batch batch, int field, int row) {
    if (!batch.isPresent(field, row)) {
      return "-";
    }
    if (batch.fields().get(field).type() != Scalar.STRING) {
      return Lane.outside(batch.fields().get(field).type(), batch.lane(field, row)).toString();
    }
    int start = batch.textStart(field, row);
    int length = batch.textEnd(field, row) - start;
    return new String(batch.textBytes(field), start, length, StandardCharsets.UTF_8);
  }
}
