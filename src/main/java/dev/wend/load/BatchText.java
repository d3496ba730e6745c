package dev.wend.load;

import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Lane;
import java.nio.charset.StandardCharsets;

/** A row of a batch in words, for the rejects file. */
final class BatchText {
  private static final int LONGEST = 1000;

  private final StringBuilder out = new StringBuilder();

  private BatchText() {}

  /** {@code id=17 email=ada@example.org tags=[a, b]}: what is there, cut where it is long. */
  static String of(Batch batch, int row) {
    BatchText text = new BatchText();
    text.row(batch, row, " ");
    boolean isLong = text.out.length() > LONGEST;
    return isLong ? text.out.substring(0, LONGEST) + "..." : text.out.toString();
  }

  private void row(Batch batch, int row, String between) {
    String before = "";
    int columns = batch.fields().size();
    for (int f = 0; f < columns + batch.lists().size() && out.length() <= LONGEST; f++) {
      if (!batch.isPresent(f, row)) {
        continue;
      }
      boolean isList = f >= columns;
      String name = isList ? batch.lists().get(f - columns).name() : batch.fields().get(f).name();
      out.append(before).append(name).append('=');
      before = between;
      if (isList) {
        items(batch, f, row);
      } else {
        value(batch, f, row);
      }
    }
  }

  private void items(Batch batch, int list, int row) {
    out.append('[');
    int first = batch.itemStart(list, row);
    for (int i = first; i < batch.itemEnd(list, row) && out.length() <= LONGEST; i++) {
      out.append(i == first ? "(" : ", (");
      row(batch.items(list), i, ", ");
      out.append(')');
    }
    out.append(']');
  }

  private void value(Batch batch, int field, int row) {
    Field of = batch.fields().get(field);
    if (of.type() != Scalar.STRING) {
      out.append(Lane.outside(of.type(), batch.lane(field, row)));
      return;
    }
    int start = batch.textStart(field, row);
    int length = Math.min(batch.textEnd(field, row) - start, LONGEST);
    out.append(new String(batch.textBytes(field), start, length, StandardCharsets.UTF_8));
  }
}
