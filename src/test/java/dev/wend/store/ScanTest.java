package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A scan beside a writer sees each page as it was before a write or after it. */
class ScanTest {
  private static final Field A = Field.of("a", Scalar.INT);
  private static final Field B = Field.of("b", Scalar.INT);
  private static final Field LIST = Field.of("list", new Type.ListOf(Scalar.INT));
  private static final int PROFILES = 2_000;
  private static final int SCANS = 300;
  private static final int CHANGES = 5;

  @TempDir Path folder;

  @Test
  @Timeout(60)
  void seesWholePages() throws InterruptedException {
    besideAWriter(List.of(Rows.ID, A, B), ScanTest::state, ScanTest::scan);
  }

  @Test
  @Timeout(60)
  void seesWholeLists() throws InterruptedException {
    besideAWriter(List.of(Rows.ID, LIST), ScanTest::lists, ScanTest::scanLists);
  }

  /** Each batch has one event of each profile. */
  @Test
  @Timeout(60)
  void seesWholeEvents() throws InterruptedException {
    EventType type =
        new EventType("E", List.of(A), Optional.of("id"), java.util.OptionalLong.empty());
    Schema schema = new Schema(List.of(Rows.ID));
    try (Store store =
        Store.create(folder.resolve("s"), schema, Map.of(), List.of(type), Clock.systemUTC())) {
      store.upsert(keys());
      AtomicBoolean done = new AtomicBoolean();
      Thread writer =
          new Thread(
              () -> {
                for (int n = 0; !done.get() && n < SCANS; n++) {
                  store.append(events(n));
                }
              });
      writer.start();
      int seen = scanEvents(store);
      done.set(true);
      writer.join();
      assertTrue(seen > 1, "the writer was seen at work");
    }
  }

  private static Batch keys() {
    Object[][] rows = new Object[PROFILES][];
    java.util.Arrays.setAll(rows, i -> Rows.row("k" + i));
    return Rows.batch(List.of(Rows.ID), rows);
  }

  private static Batch events(int n) {
    List<Field> fields =
        List.of(
            Field.of(EventType.WHOSE, Scalar.STRING), Field.of(EventType.TIME, Scalar.DATETIME), A);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < PROFILES; i++) {
      rows.add(Map.of(EventType.WHOSE, "k" + i, EventType.TIME, (long) n, "a", number(n)));
    }
    return Trees.batch("E", fields, rows);
  }

  private static int scanEvents(Store store) {
    Events events = store.events("E").orElseThrow();
    int last = -1;
    int changes = 0;
    for (int whole = 0; whole < SCANS || changes < CHANGES; ) {
      int version = store.version(0);
      int each = eachHas(events);
      if (version % 2 == 0 && store.version(0) == version) {
        assertTrue(each >= 0, "all profiles have as many events");
        changes += each == last ? 0 : 1;
        last = each;
        whole++;
      }
      Thread.onSpinWait();
    }
    return changes;
  }

  /** How many events each profile has, if it is as many for all and they are right; else -1. */
  private static int eachHas(Events events) {
    short[] owners = new short[Profiles.PAGE];
    long[] times = new long[Profiles.PAGE];
    long[] values = new long[Profiles.PAGE];
    int[] counts = new int[Profiles.PAGE];
    for (int page : events.pages(0)) {
      int size = events.size(page);
      events.owners(page, owners);
      events.times(page, times);
      events.values("a", page, values);
      for (int i = 0; i < size; i++) {
        if (times[i] != counts[owners[i]]++ || values[i] != number((int) times[i])) {
          return -1;
        }
      }
    }
    for (int i = 0; i < PROFILES; i++) {
      if (counts[i] != counts[0]) {
        return -1;
      }
    }
    return counts[0];
  }

  private void besideAWriter(
      List<Field> fields, IntFunction<Batch> states, ToIntFunction<Store> scan)
      throws InterruptedException {
    Schema schema = new Schema(fields);
    try (Store store = Store.create(folder.resolve("s"), schema, Clock.systemUTC())) {
      store.upsert(states.apply(0));
      AtomicBoolean done = new AtomicBoolean();
      AtomicReference<Throwable> trouble = new AtomicReference<>();
      Thread writer =
          new Thread(
              () -> {
                for (int n = 1; !done.get(); n++) {
                  store.upsert(states.apply(n));
                }
              });
      writer.setUncaughtExceptionHandler((t, e) -> trouble.set(e));
      writer.start();
      int seen = scan.applyAsInt(store);
      done.set(true);
      writer.join();
      assertEquals(null, trouble.get());
      assertTrue(seen > 1, "the writer was seen at work");
    }
  }

  /** All profiles have the same numbers, and they move far enough for pages to be written anew. */
  private static Batch state(int n) {
    Object[][] rows = new Object[PROFILES][];
    for (int i = 0; i < PROFILES; i++) {
      rows[i] = Rows.row("k" + i, number(n), -number(n));
    }
    return Rows.batch(List.of(Rows.ID, A, B), rows);
  }

  private static long number(int n) {
    return (n % 7 - 3) * (1L << (n % 5 * 9));
  }

  private static int scan(Store store) {
    Column a = store.column("a").orElseThrow();
    Column b = store.column("b").orElseThrow();
    long last = Long.MAX_VALUE;
    int changes = 0;
    for (int whole = 0; whole < SCANS || changes < CHANGES; ) {
      int version = store.version(0);
      long one = same(a);
      long two = same(b);
      if (version % 2 == 0 && store.version(0) == version) {
        assertTrue(one != PlaneColumn.MISSING, "all profiles have the same number");
        assertEquals(one, -two);
        changes += one == last ? 0 : 1;
        last = one;
        whole++;
      }
      Thread.onSpinWait();
    }
    return changes;
  }

  /** The value that all profiles have, read as a scan does, or MISSING when they differ. */
  private static long same(Column column) {
    long[] plane = new long[Profiles.WORDS];
    long base = column.base(0);
    int width = column.width(0);
    long code = 0;
    boolean same = true;
    for (int b = 0; b < width; b++) {
      column.plane(0, b, plane);
      long first = plane[0] & 1;
      code |= first << b;
      for (int w = 0; w < PROFILES / 64; w++) {
        same &= plane[w] == -first;
      }
    }
    return same ? code - 1 + base : PlaneColumn.MISSING;
  }

  /** All profiles have the same list: so many times the same number. */
  private static Batch lists(int n) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < PROFILES; i++) {
      List<Map<String, Object>> items = Collections.nCopies(n % 4, Trees.item((long) n % 4));
      rows.add(Map.of("id", "k" + i, "list", items));
    }
    return Trees.batch(List.of(Rows.ID, LIST), rows);
  }

  private static int scanLists(Store store) {
    Items items = store.items("list").orElseThrow();
    Column numbers = items.column("value").orElseThrow();
    long last = -1;
    int changes = 0;
    for (int whole = 0; whole < SCANS || changes < CHANGES; ) {
      int version = store.version(0);
      long same = sameLists(items, numbers);
      if (version % 2 == 0 && store.version(0) == version) {
        assertTrue(same >= 0, "all profiles have the same list");
        changes += same == last ? 0 : 1;
        last = same;
        whole++;
      }
      Thread.onSpinWait();
    }
    return changes;
  }

  /** How many items each profile has, if it is as many for all and all are that number; else -1. */
  private static long sameLists(Items items, Column numbers) {
    long[] live = new long[Profiles.WORDS];
    short[] owners = new short[Profiles.PAGE];
    int[] counts = new int[Profiles.PAGE];
    int[] sums = new int[Profiles.PAGE];
    for (int page : items.pages(0)) {
      items.live(page, live);
      items.owners(page, owners);
      for (int i = 0; i < Profiles.PAGE; i++) {
        if ((live[i / 64] >>> (i % 64) & 1) != 0) {
          counts[owners[i]]++;
          sums[owners[i]] +=
              (int) (numbers.code(page * Profiles.PAGE + i) + numbers.base(page) - 1);
        }
      }
    }
    for (int i = 0; i < PROFILES; i++) {
      if (counts[i] != counts[0] || sums[i] != counts[0] * counts[0]) {
        return -1;
      }
    }
    return counts[0];
  }
}
