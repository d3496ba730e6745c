package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A process that loads batch after batch until it is killed. Batch {@code b} has the profiles from
 * {@code b * STEP} on; some of them are in the batch before as well.
 */
final class LoadingChild {
  static final int STEP = 80;
  static final int ROWS = 100;
  private static final int CHECKPOINT_EVERY = 40;

  static final Schema SCHEMA = schema();

  private LoadingChild() {}

  private static Schema schema() {
    List<Field> fields = new ArrayList<>(Rows.SCHEMA.fields());
    Field lists = Field.of("marks", new Type.ListOf(Scalar.INT));
    Type order = new Type.ObjectType(List.of(Field.of("sku", Scalar.STRING), lists));
    fields.add(Field.of("orders", new Type.ListOf(order)));
    return new Schema(fields);
  }

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    PrintStream out = System.out;
    try (Store store =
        Store.exists(folder)
            ? Store.open(folder)
            : Store.create(folder, SCHEMA, Clock.systemUTC())) {
      for (int batch = batches(store.count()); ; batch++) {
        store.upsert(Trees.batch(SCHEMA.fields(), rows(batch)));
        out.println(batch + 1);
        out.flush();
        if (batch % CHECKPOINT_EVERY == 0) {
          store.checkpoint();
        }
      }
    }
  }

  /** How many batches lead to a count of profiles. */
  static int batches(int count) {
    return count == 0 ? 0 : (count - ROWS) / STEP + 1;
  }

  static int count(int batches) {
    return batches == 0 ? 0 : (batches - 1) * STEP + ROWS;
  }

  private static List<Map<String, Object>> rows(int batch) {
    return IntStream.range(batch * STEP, batch * STEP + ROWS).mapToObj(i -> row(i, batch)).toList();
  }

  private static Map<String, Object> row(int i, int batch) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", "key" + i);
    row.put("email", "m" + i + "@x.org");
    row.put("city", "city" + (i + batch) % 50);
    row.put("year", (long) i * (batch % 9));
    row.put("score", batch / 8.0);
    List<Map<String, Object>> orders = new ArrayList<>();
    for (long n = 0; n < (i + batch) % 5; n++) {
      Map<String, Object> order = new LinkedHashMap<>();
      order.put("sku", "sku" + (i + n) % 70);
      order.put("marks", n == 2 ? null : List.of(Trees.item((long) i), Trees.item(n * batch)));
      orders.add(order);
    }
    row.put("orders", i % 7 == 0 ? null : orders);
    return row;
  }

  /** A profile as the last of so many batches left it. */
  static Map<String, Object> expected(int i, int batches) {
    return row(i, Math.min(i / STEP, batches - 1));
  }
}
