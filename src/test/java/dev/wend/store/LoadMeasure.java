package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Measures upsert alone: rows of 8 columns, a text key and an e-mail identity. */
final class LoadMeasure {
  private static final int BATCH = Batch.MOST_ROWS;

  /** Prime to all numbers of rows. */
  private static final long PRIME = 1_000_003;

  private LoadMeasure() {}

  /**
   * @param args a folder, and millions of rows
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int rows = Integer.parseInt(args[1]) * 1_000_000;
    if (Files.exists(folder)) {
      Crash.delete(folder);
    }
    List<Field> fields =
        List.of(
            Rows.ID,
            Rows.EMAIL,
            Rows.CITY,
            Rows.YEAR,
            Field.of("segment", Scalar.STRING),
            Field.of("visits", Scalar.INT),
            Field.of("since", Scalar.DATE),
            Rows.SCORE);
    PrintStream out = System.out;
    try (Store store = Store.create(folder, new Schema(fields), Clock.systemUTC())) {
      run(store, fields, rows, "first", LoadMeasure::fill, out);
      run(store, fields, rows, "again", LoadMeasure::fill, out);
      List<Field> some = List.of(Rows.ID, Rows.YEAR, Field.of("visits", Scalar.INT));
      run(store, some, rows, "changed in order", LoadMeasure::change, out);
      Filler anywhere = (batch, i, text) -> change(batch, (int) (i * PRIME % rows), text);
      run(store, some, rows, "changed in any order", anywhere, out);
      StoreInfo info = store.info();
      out.printf("%.1f bytes a profile before close%n", info.bytesPerProfile());
      info.columns().forEach(c -> out.println(c));
    }
    long start = System.nanoTime();
    try (Store store = Store.open(folder)) {
      out.printf("open %d ms%n", (System.nanoTime() - start) / 1_000_000);
      StoreInfo info = store.info();
      out.printf("%.1f bytes a profile%n", info.bytesPerProfile());
      start = System.nanoTime();
      for (Field f : fields) {
        out.print(store.column(f.name()).isPresent() ? "" : "gone");
      }
      out.printf("checksums of all columns %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }
  }

  /** Fills a row of a batch; the text is a buffer. */
  private interface Filler {
    void fill(Batch batch, int row, byte[] text);
  }

  private static void run(
      Store store, List<Field> fields, int rows, String what, Filler filler, PrintStream out) {
    Batch batch = new Batch(fields, BATCH);
    byte[] text = new byte[64];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long spent = 0;
    long busy = 0;
    long begin = System.nanoTime();
    for (int i = 0; i < rows; ) {
      batch.clear();
      for (int r = 0; r < BATCH && i < rows; r++, i++) {
        filler.fill(batch, i, text);
      }
      long start = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      store.upsert(batch);
      busy += threads.getCurrentThreadCpuTime() - cpu;
      spent += System.nanoTime() - start;
    }
    long all = System.nanoTime() - begin;
    out.printf(
        "%s: %d ns a row in upsert (processor %d), %d in all%n",
        what, spent / rows, busy / rows, all / rows);
  }

  /** Other values than a row has. */
  private static void change(Batch batch, int i, byte[] text) {
    set(batch, 0, "C", i + 10_000_000, "", text);
    batch.set(1, 1900 + batch.rows() % 30);
    batch.set(2, 400 + batch.rows() % 300);
    batch.endRow(i);
  }

  private static void fill(Batch batch, int i, byte[] text) {
    int random = (i * 0x9E3779B9) >>> 1;
    set(batch, 0, "C", i + 10_000_000, "", text);
    set(batch, 1, "user.", i, "@example.org", text);
    set(batch, 2, "city", random % 100, "", text);
    batch.set(3, 1940 + random % 70);
    set(batch, 4, "segment", random % 7, "", text);
    batch.set(5, random % 365);
    batch.set(6, 15_000 + random % 4000);
    batch.set(7, Double.doubleToRawLongBits(random % 1000 / 8.0));
    batch.endRow(i);
  }

  private static void set(Batch batch, int field, String before, int n, String after, byte[] text) {
    int at = put(before, text, 0);
    int digits = Integer.toString(n).length();
    int rest = n;
    for (int d = digits - 1; d >= 0; d--) {
      text[at + d] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    at = put(after, text, at + digits);
    batch.set(field, text, 0, at);
  }

  private static int put(String s, byte[] text, int at) {
    byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, text, at, utf8.length);
    return at + utf8.length;
  }
}
