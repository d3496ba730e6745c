package dev.wend.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.type.Schema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of the formats before this one. */
class FormatsTest {
  private static final int FORMAT_AT = 8;
  private static final int CRC_AT = 12;
  private static final int BODY_AT = 16;

  @TempDir Path root;

  /** Makes the control file of a store that is closed one of an earlier format. */
  private static void age(Path folder, int format) throws IOException {
    byte[] control = Files.readAllBytes(folder.resolve("control"));
    Layout layout = new Layout(folder, Writes.AT_ONCE);
    Control.read(folder, layout, false);
    Encoder times = new Encoder();
    layout.profiles().stamps().orElseThrow().write(layout.profiles().table(), times);
    Encoder plurals = new Encoder();
    plurals.i32(layout.plurals().size());
    layout
        .plurals()
        .forEach(
            (name, plural) -> {
              plurals.text(name);
              plurals.text(plural);
            });
    layout.close();
    byte[] old = without(control, times);
    old = format < 4 ? without(old, plurals) : old;
    CRC32C crc = new CRC32C();
    crc.update(old, BODY_AT, old.length - BODY_AT);
    ByteBuffer header = ByteBuffer.wrap(old).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(FORMAT_AT, format).putInt(CRC_AT, (int) crc.getValue());
    Files.write(folder.resolve("control"), old);
  }

  private static byte[] without(byte[] control, Encoder part) {
    String bytes = new String(part.bytes(), 0, part.size(), ISO_8859_1);
    int at = new String(control, ISO_8859_1).lastIndexOf(bytes);
    byte[] rest = Arrays.copyOf(control, control.length - part.size());
    System.arraycopy(control, at + part.size(), rest, at, rest.length - at);
    return rest;
  }

  @Test
  void whoDoesNotKnowGroupsDoesNotReadAJournalWithSome() throws IOException {
    Path folder = root.resolve("s");
    Store.create(folder, Rows.SCHEMA, Clock.systemUTC()).close();
    byte[] control = Files.readAllBytes(folder.resolve("control"));
    ByteBuffer header = ByteBuffer.wrap(control).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(FORMAT_AT, 5);
    Files.write(folder.resolve("control"), control);
    Store.open(folder).close();
    assertEquals(5, format(folder), "nothing of it is another way");
    try (Store store = Store.open(folder, Writes.IN_GROUPS)) {
      store.group().begin();
      store.upsert(Rows.batch(List.of(Rows.ID), Rows.row("a")));
      store.group().end();
      assertEquals(Control.FORMAT, format(folder));
    }
  }

  private static int format(Path folder) throws IOException {
    byte[] control = Files.readAllBytes(folder.resolve("control"));
    return ByteBuffer.wrap(control).order(ByteOrder.LITTLE_ENDIAN).getInt(FORMAT_AT);
  }

  @Test
  void aStoreWithoutPluralsIsRead() throws IOException {
    Path folder = root.resolve("s");
    Schema rows = new Schema(List.of(Rows.ID));
    try (Store store =
        Store.create(folder, Rows.SCHEMA, Map.of("Category", rows), List.of(), Clock.systemUTC())) {
      store.call(Map.of("Category", "categories"));
    }
    try (Store store = Store.open(folder)) {
      assertEquals(Map.of("Category", "categories"), store.plurals());
    }
    age(folder, 3);
    try (Store store = Store.open(folder)) {
      assertEquals(Map.of("Category", rows), store.entities());
      assertEquals(Map.of(), store.plurals());
    }
  }

  @Test
  void valuesWithoutTimesAreOlderThanAllAndInTheOrderOfTheirProfiles() throws IOException {
    Path folder = root.resolve("s");
    try (Store store = Store.create(folder, Rows.SCHEMA, Clock.systemUTC())) {
      store.upsert(
          Rows.batch(
              Rows.SCHEMA.fields(),
              Rows.row("a", "a@x", "Rome", 1L, null),
              Rows.row("b", "b@x", "Oslo", 2L, null),
              Rows.row("c", "c@x", "Bern", null, 3.0)));
    }
    age(folder, 4);
    Path copy = root.resolve("copy");
    try (Store store = Store.open(folder)) {
      Map<String, byte[]> before = Crash.extents(folder);
      store.upsert(Rows.batch(List.of(Rows.ID, Rows.CITY), Rows.row("a", "Turin")));
      store.merge(0, 1);
      store.upsert(Rows.batch(List.of(Rows.ID, Rows.YEAR), Rows.row("b", 7L)));
      Crash.copy(folder, copy, before, new Random(1));
    }
    for (Path each : List.of(copy, folder)) {
      try (Store store = Store.open(each)) {
        store.merge(2, 0);
        assertEquals(List.of(), store.check());
        assertEquals("c@x", Rows.value(store, "email", 0));
        assertEquals("Turin", Rows.value(store, "city", 0));
        assertEquals(7L, Rows.value(store, "year", 0));
        assertEquals(3.0, Rows.value(store, "score", 0));
      }
    }
  }
}
