package dev.wend.journey;

import dev.wend.store.Batch;
import dev.wend.store.Store;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Text;
import dev.wend.vm.SlotRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** New values of profiles as rows for the store. */
final class Updates {
  private Updates() {}

  /**
   * A row for each of some people.
   *
   * @param changed the fields of which each has a value in {@code changes}
   */
  static Batch of(
      Store store,
      List<Field> changed,
      Set<Integer> people,
      Map<Integer, Map<Field, Optional<Object>>> changes) {
    Field key = store.schema().key().orElseThrow();
    List<Field> fields = new ArrayList<>(changed);
    fields.add(key);
    SlotRow keys = new SlotRow(store, List.of(key));
    Batch batch = new Batch(fields, people.size());
    int row = 0;
    for (int profile : people) {
      Map<Field, Optional<Object>> values = changes.get(profile);
      for (int f = 0; f < changed.size(); f++) {
        give(batch, f, values.get(changed.get(f)));
      }
      giveKey(batch, changed.size(), keys.at(profile), key);
      batch.endRow(row++);
    }
    return batch;
  }

  private static void give(Batch batch, int field, Optional<Object> value) {
    if (value.isEmpty()) {
      batch.setMissing(field);
    } else if (value.get() instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      batch.set(field, utf8, 0, utf8.length);
    } else {
      batch.set(field, ((Number) value.get()).longValue());
    }
  }

  private static void giveKey(Batch batch, int field, SlotRow row, Field key) {
    if (key.type() == Scalar.STRING) {
      Text text = row.text(0);
      batch.set(field, text.bytes, text.offset, text.length);
    } else {
      batch.set(field, row.number(0));
    }
  }
}
