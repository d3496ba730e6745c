package dev.wend.store;

import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Measures append alone: events of a text, a decimal and a text, of profiles by their e-mail. */
final class EventMeasure {
  private static final int BATCH = Batch.MOST_ROWS;
  private static final long START = 1_700_000_000_000L;
  private static final long YEAR = 365L * 24 * 3600 * 1000;

  private EventMeasure() {}

  /**
   * @param args a folder, millions of events, thousands of profiles, and {@code random} for times
   *     in no order
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int events = (int) (Double.parseDouble(args[1]) * 1_000_000);
    int profiles = Integer.parseInt(args[2]) * 1000;
    boolean isRandom = args.length > 3 && args[3].equals("random");
    if (Files.exists(folder)) {
      Crash.delete(folder);
    }
    Field product = Field.of("product", Scalar.STRING);
    Field price = Field.of("price", new Type.Decimal(2));
    Field channel = Field.of("channel", Scalar.STRING);
    EventType type =
        new EventType(
            "Buy", List.of(product, price, channel), Optional.of("email"), OptionalLong.empty());
    PrintStream out = System.out;
    Schema schema = new Schema(List.of(Rows.ID, Rows.EMAIL));
    try (Store store = Store.create(folder, schema, Map.of(), List.of(type), Clock.systemUTC())) {
      profiles(store, profiles);
      store.checkpoint();
      append(store, type, events, profiles, isRandom, out);
      StoreInfo.EventInfo info = store.info().events().get(0);
      out.printf("%.1f bytes an event in use%n", info.bytesPerEvent());
      read(store, "cold", out);
      read(store, "warm", out);
      read(store, "warm", out);
    }
    long start = System.nanoTime();
    try (Store store = Store.open(folder)) {
      out.printf("open %d ms%n", (System.nanoTime() - start) / 1_000_000);
      start = System.nanoTime();
      out.print(store.events("Buy").isPresent() ? "" : "gone");
      out.printf("checksums %d ms%n", (System.nanoTime() - start) / 1_000_000);
      out.printf("%.1f bytes of files an event%n", (double) store.info().fileBytes() / events);
    }
  }

  private static void profiles(Store store, int profiles) {
    Batch batch = new Batch(List.of(Rows.ID, Rows.EMAIL), BATCH);
    for (int i = 0; i < profiles; ) {
      batch.clear();
      for (int r = 0; r < BATCH && i < profiles; r++, i++) {
        set(batch, 0, "C" + i);
        set(batch, 1, "user." + i + "@example.org");
        batch.endRow(i);
      }
      store.upsert(batch);
    }
  }

  private static void set(Batch batch, int field, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    batch.set(field, utf8, 0, utf8.length);
  }

  private static void append(
      Store store, EventType type, int events, int profiles, boolean isRandom, PrintStream out) {
    Batch batch =
        new Batch(
            "Buy",
            List.of(
                Field.of(EventType.WHOSE, Scalar.STRING),
                Field.of(EventType.TIME, Scalar.DATETIME),
                type.fields().get(0),
                type.fields().get(1),
                type.fields().get(2)),
            BATCH);
    Random random = new Random(1);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long spent = 0;
    long busy = 0;
    for (int i = 0; i < events; ) {
      batch.clear();
      for (int r = 0; r < BATCH && i < events; r++, i++) {
        set(batch, 0, "user." + random.nextInt(profiles) + "@example.org");
        batch.set(1, START + (isRandom ? (long) (random.nextDouble() * YEAR) : YEAR / events * i));
        set(batch, 2, "product" + random.nextInt(1000));
        batch.set(3, random.nextInt(50_000));
        set(batch, 4, "channel" + random.nextInt(7));
        batch.endRow(i);
      }
      long start = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      store.append(batch);
      busy += threads.getCurrentThreadCpuTime() - cpu;
      spent += System.nanoTime() - start;
    }
    out.printf("%d ns an event in append (processor %d)%n", spent / events, busy / events);
  }

  private static void read(Store store, String what, PrintStream out) {
    Events events = store.events("Buy").orElseThrow();
    long[] values = new long[Profiles.PAGE];
    int[] times = new int[Profiles.PAGE];
    short[] owners = new short[Profiles.PAGE];
    long start = System.nanoTime();
    long sum = 0;
    for (int page = 0; page < store.pages(); page++) {
      for (int p : events.pages(page)) {
        events.owners(p, owners);
        if (events.isNarrow(p)) {
          events.times(p, times);
        } else {
          events.times(p, values);
        }
        sum += owners[1] + times[3];
      }
    }
    long middle = System.nanoTime();
    for (int page = 0; page < store.pages(); page++) {
      for (int p : events.pages(page)) {
        events.values("price", p, values);
        sum += values[5];
      }
    }
    out.printf(
        "%s: owners and times %d ms, prices %d ms (%d)%n",
        what, (middle - start) / 1_000_000, (System.nanoTime() - middle) / 1_000_000, sum % 7);
  }
}
