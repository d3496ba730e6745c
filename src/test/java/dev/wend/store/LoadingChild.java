package dev.wend.store;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.IntStream;

/**
 * A process that loads batch after batch until it is killed. Batch {@code b} has the profiles from
 * {@code b * STEP} on; some of them are in the batch before as well.
 */
final class LoadingChild {
  static final int STEP = 80;
  static final int ROWS = 100;
  private static final int CHECKPOINT_EVERY = 40;

  private LoadingChild() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    PrintStream out = System.out;
    try (Store store =
        Store.exists(folder)
            ? Store.open(folder)
            : Store.create(folder, Rows.SCHEMA, Clock.systemUTC())) {
      for (int batch = batches(store.count()); ; batch++) {
        store.upsert(Rows.batch(Rows.SCHEMA.fields(), rows(batch)));
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

  private static Object[][] rows(int batch) {
    return IntStream.range(batch * STEP, batch * STEP + ROWS)
        .mapToObj(i -> row(i, batch))
        .toArray(Object[][]::new);
  }

  private static Object[] row(int i, int batch) {
    return new Object[] {
      "key" + i, "m" + i + "@x.org", "city" + (i + batch) % 50, (long) i * (batch % 9), batch / 8.0
    };
  }

  /** A profile as the last of so many batches left it. */
  static Object[] expected(int i, int batches) {
    return row(i, Math.min(i / STEP, batches - 1));
  }
}
