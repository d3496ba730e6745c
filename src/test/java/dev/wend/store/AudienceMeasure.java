package dev.wend.store;

import dev.wend.store.AudienceWriter.Mode;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Measures saving an audience of a fifth of all profiles, with two columns. */
final class AudienceMeasure {
  private static final Field SPENT = Field.of("spent", Scalar.DOUBLE);
  private static final Field WHY = Field.of("why", Scalar.STRING);
  private static final List<Field> FIELDS = List.of(Rows.unique("n", Scalar.INT, true), Rows.YEAR);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private AudienceMeasure() {}

  /**
   * @param args a folder, and millions of rows
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int rows = Integer.parseInt(args[1]) * 1_000_000;
    if (Files.exists(folder)) {
      Crash.delete(folder);
    }
    PrintStream out = System.out;
    try (Store store = Store.create(folder, new Schema(FIELDS), Clock.systemUTC())) {
      Batch batch = new Batch(FIELDS, Batch.MOST_ROWS);
      for (int i = 0; i < rows; i++) {
        batch.set(0, i);
        batch.set(1, i % 70);
        batch.endRow(0);
        if (batch.isFull() || i == rows - 1) {
          store.upsert(batch);
          batch.clear();
        }
      }
    }
    try (Store store = Store.open(folder)) {
      for (Mode mode : List.of(Mode.REPLACE, Mode.REPLACE, Mode.APPEND, Mode.REPLACE)) {
        long start = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long written = save(store, mode);
        out.printf(
            "%s: %d ms, of which %d publish (processor %d ms)%n",
            mode,
            (System.nanoTime() - start) / 1_000_000,
            (System.nanoTime() - written) / 1_000_000,
            (THREADS.getCurrentThreadCpuTime() - cpu) / 1_000_000);
      }
      out.println(store.audiences());
    }
  }

  /** Returns when all was written and only the publishing was left. */
  private static long save(Store store, Mode mode) {
    byte[] text = {'w', '0'};
    Batch values = new Batch(List.of(SPENT, WHY), Profiles.PAGE);
    long[] mask = new long[Profiles.WORDS];
    try (AudienceWriter writer =
        store.audience("Big", SavedAudience.PROFILE, List.of(SPENT, WHY), mode)) {
      for (int page = 0; page < store.pages(); page++) {
        java.util.Arrays.fill(mask, 0);
        values.clear();
        int count = Math.min(Profiles.PAGE, store.count() - page * Profiles.PAGE);
        for (int slot = 0; slot < count; slot += 5) {
          mask[slot / 64] |= 1L << slot;
          values.set(0, Double.doubleToRawLongBits(slot * 1.25));
          text[1] = (byte) ('0' + slot % 10);
          values.set(1, text, 0, 2);
          values.endRow(0);
        }
        writer.add(page, mask, values);
      }
      long written = System.nanoTime();
      writer.publish(Instant.EPOCH);
      return written;
    }
  }
}
