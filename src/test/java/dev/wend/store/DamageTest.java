package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.StoreException.Kind;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes of the files are changed: the store refuses, or what it tells is right all the same. */
class DamageTest {
  private static final int ROWS = 300;
  private static final int DAMAGES = Integer.getInteger("wend.damages", 40);

  /** Chronicle's own structures are at the beginning of an extent. */
  private static final int HEAD = 6 << 10;

  private static final Schema SCHEMA = schema();

  @TempDir Path root;
  private Path unclosed;
  private Path closed;

  private static Schema schema() {
    List<Field> fields = new ArrayList<>(Rows.SCHEMA.fields());
    fields.add(Field.of("tags", new Type.ListOf(Scalar.STRING)));
    return new Schema(fields);
  }

  @BeforeEach
  void fill() {
    Path store = root.resolve("store");
    unclosed = root.resolve("unclosed");
    closed = root.resolve("closed");
    try (Store s = Store.create(store, SCHEMA, Map.of(), List.of(TYPE), Clock.systemUTC())) {
      s.upsert(batch(0, 200));
      s.append(events(0, 200));
      s.checkpoint();
      s.upsert(batch(200, ROWS));
      s.append(events(200, ROWS));
      Crash.copy(store, unclosed, Map.of(), new Random(1));
    }
    Crash.copy(store, closed, Map.of(), new Random(1));
  }

  private static final EventType TYPE =
      new EventType("E", List.of(Rows.CITY, Rows.YEAR), Optional.of("id"), OptionalLong.empty());

  private static Batch events(int from, int to) {
    List<Field> fields = new ArrayList<>(TYPE.schema().fields());
    fields.add(Field.of(EventType.WHOSE, Scalar.STRING));
    return Trees.batch("E", fields, IntStream.range(from, to).mapToObj(DamageTest::event).toList());
  }

  private static Map<String, Object> event(int i) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(EventType.TIME, i * 1000L);
    row.put(EventType.ID, "e" + i);
    row.put("city", i % 7 == 0 ? null : "c" + i % 9);
    row.put("year", (long) i % 300);
    row.put(EventType.WHOSE, "k" + i % 200);
    return row;
  }

  private static void eventsAreRight(Store store, String what) {
    Events events = store.events("E").orElseThrow();
    EventRun run = ((EventTable) events).run(0);
    assertTrue(run.used() == ROWS || what.startsWith("journal"), what);
    for (int i = 0; i < run.used(); i++) {
      Map<String, Object> expected = event(i);
      expected.remove(EventType.WHOSE);
      assertEquals(expected, Trees.readItem(TYPE.table(), events, events.slot(0, i)), what);
    }
  }

  private static Map<String, Object> row(int i) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", "k" + i);
    row.put("email", "m" + i);
    row.put("city", i % 7 == 0 ? null : "c" + i % 9);
    row.put("year", (long) i % 50);
    row.put("score", i / 4.0);
    row.put("tags", i % 5 == 0 ? null : List.of(Trees.item("t" + i % 8), Trees.item(null)));
    return row;
  }

  private static Batch batch(int from, int to) {
    return Trees.batch(SCHEMA.fields(), IntStream.range(from, to).mapToObj(i -> row(i)).toList());
  }

  private Path damaged(Path whole, String name, long at, int bits) throws IOException {
    Path folder = root.resolve("damaged");
    if (Files.exists(folder)) {
      Crash.delete(folder);
    }
    Crash.copy(whole, folder, Map.of(), new Random(1));
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    bytes[(int) at] ^= (byte) bits;
    Files.write(folder.resolve(name), bytes);
    return folder;
  }

  @Test
  void oneByte() throws IOException {
    Random random = new Random(20);
    for (int i = 0; i < DAMAGES; i++) {
      Path whole = random.nextInt(3) == 0 ? unclosed : closed;
      List<Path> files = Crash.files(whole).stream().filter(f -> f.toFile().length() > 0).toList();
      Path file = files.get(random.nextInt(files.size()));
      int length = (int) file.toFile().length();
      int at = random.nextInt(random.nextBoolean() ? Math.min(length, HEAD) : length);
      int bits = 1 + random.nextInt(255);
      String name = String.valueOf(file.getFileName());
      refusesOrIsRight(damaged(whole, name, at, bits), name + " at " + at + " ^ " + bits);
    }
  }

  private static void refusesOrIsRight(Path folder, String what) {
    try (Store store = Store.open(folder)) {
      if (!store.check().isEmpty()) {
        return;
      }
      // A record of the journal that is damaged was never written whole, as far as anyone can tell.
      boolean cut = what.startsWith("journal") && store.count() == 200;
      assertEquals(cut ? 200 : ROWS, store.count(), what);
      for (int i = 0; i < store.count(); i++) {
        assertEquals(row(i), Trees.read(TableSchema.of(SCHEMA), store, i), what);
      }
      eventsAreRight(store, what);
    } catch (StoreException e) {
      // The refusal that is wanted.
      return;
    }
  }

  @Test
  void controlFileCutAnywhere() throws IOException {
    byte[] all = Files.readAllBytes(closed.resolve("control"));
    Path folder = damaged(closed, "control", 0, 0);
    for (int length = 0; length < all.length; length += length < 64 ? 1 : 13) {
      Files.write(folder.resolve("control"), java.util.Arrays.copyOf(all, length));
      StoreException e = assertThrows(StoreException.class, () -> Store.open(folder).close());
      assertEquals(Kind.DAMAGED, e.kind());
    }
    Files.write(folder.resolve("control"), all);
    refusesOrIsRight(folder, "whole");
  }
}
