package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.StoreException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no store, or not a whole one, is refused with a reason. */
class RefusalTest {
  private static final int ROWS = 500;

  /** A place in an extent's file after Chronicle's own, among the first blocks. */
  private static final int INSIDE = 16 << 10;

  @TempDir Path root;
  private Path folder;

  @BeforeEach
  void fill() {
    folder = root.resolve("s");
    try (Store store = Store.create(folder, Rows.SCHEMA, Clock.systemUTC())) {
      store.upsert(batch(0));
    }
  }

  private static Batch batch(int from) {
    Object[][] rows = new Object[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = Rows.row("k" + (from + i), "m" + (from + i), "c" + i % 9, (long) i, null);
    }
    return Rows.batch(Rows.SCHEMA.fields(), rows);
  }

  private void change(String file, long at) throws IOException {
    try (RandomAccessFile f = new RandomAccessFile(folder.resolve(file).toFile(), "rw")) {
      f.seek(at < 0 ? f.length() + at : at);
      int old = f.read();
      f.seek(at < 0 ? f.length() + at : at);
      f.write(old ^ 1);
    }
  }

  private StoreException refused() {
    return assertThrows(StoreException.class, () -> Store.open(folder).close());
  }

  @Test
  void anotherVersion() throws IOException {
    change("control", 9);
    StoreException e = refused();
    assertEquals(Kind.VERSION, e.kind());
    assertEquals("The store has format 262; this program reads formats 3 to 6.", e.getMessage());
  }

  @Test
  void aDamagedControlFile() throws IOException {
    change("control", -9);
    assertEquals(Kind.DAMAGED, refused().kind());
    Files.write(folder.resolve("control"), new byte[3]);
    assertEquals(Kind.DAMAGED, refused().kind());
  }

  @Test
  void aMissingFile() throws IOException {
    Files.delete(folder.resolve("slabs-0001.extent"));
    StoreException e = refused();
    assertEquals(Kind.DAMAGED, e.kind());
    assertTrue(e.getMessage().contains("slabs-0001.extent"), e.getMessage());
  }

  @Test
  void aShortFile() throws IOException {
    try (RandomAccessFile f =
        new RandomAccessFile(folder.resolve("planes-0001.extent").toFile(), "rw")) {
      f.setLength(100_000);
    }
    assertEquals(Kind.DAMAGED, refused().kind());
  }

  @Test
  void aFileWithoutItsHeadIsNotWaitedFor() throws IOException {
    for (String file : List.of("planes-0001.extent", "slabs-0001.extent")) {
      Path extent = folder.resolve(file);
      byte[] whole = Files.readAllBytes(extent);
      Files.write(extent, new byte[whole.length]);
      StoreException e = assertTimeoutPreemptively(Duration.ofSeconds(20), this::refused);
      assertEquals(Kind.DAMAGED, e.kind());
      assertTrue(e.getMessage().contains(file), e.getMessage());
      Files.write(extent, whole);
    }
  }

  @Test
  void aRecoveryThatWasKilledIsDoneAgain() throws IOException {
    Path copy = root.resolve("copy");
    try (Store store = Store.open(folder)) {
      store.upsert(batch(ROWS));
      Crash.copy(folder, copy, Crash.extents(folder), new java.util.Random(1));
    }
    for (String file : List.of("planes-0001.extent", "slabs-0001.extent")) {
      try (RandomAccessFile f = new RandomAccessFile(copy.resolve(file).toFile(), "rw")) {
        f.seek(11); // the top byte of the size of Chronicle's header
        f.write(0x80);
      }
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          try (Store store = Store.open(copy)) {
            assertEquals(2 * ROWS, store.count());
            assertEquals(List.of(), store.check());
          }
        });
  }

  @Test
  void aDamagedPageIsNotRead() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("planes-0001.extent"));
    int at = INSIDE;
    while (before[at] == 0) {
      at++;
    }
    change("planes-0001.extent", at);
    try (Store store = Store.open(folder)) {
      int refusals = 0;
      for (var field : Rows.SCHEMA.fields()) {
        try {
          assertTrue(store.column(field.name()).isPresent());
        } catch (StoreException e) {
          assertEquals(Kind.DAMAGED, e.kind());
          refusals++;
        }
      }
      assertEquals(1, refusals);
      assertEquals(1, store.check().size());
    }
  }

  @Test
  void aTornJournalEndsAtItsLastWholeRecord() throws IOException {
    Path copy = root.resolve("copy");
    try (Store store = Store.open(folder)) {
      store.upsert(batch(ROWS));
      store.upsert(batch(2 * ROWS));
      Crash.copy(folder, copy, Crash.extents(folder), new java.util.Random(1));
    }
    folder = copy;
    Path journal =
        Crash.files(folder).stream()
            .filter(f -> f.toString().contains("journal-"))
            .findFirst()
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(journal);
    int end = bytes.length - 1;
    while (bytes[end] == 0) {
      end--;
    }
    change(String.valueOf(journal.getFileName()), end);
    try (Store store = Store.open(folder)) {
      assertEquals(2 * ROWS, store.count());
      store.upsert(batch(2 * ROWS));
      assertEquals(3 * ROWS, store.count());
    }
    try (Store store = Store.open(folder)) {
      assertEquals(3 * ROWS, store.count());
    }
  }

  @Test
  void aJournalBrokenBeforeItsEndIsNotCutShort() throws IOException {
    Path copy = root.resolve("copy");
    try (Store store = Store.open(folder)) {
      store.upsert(batch(ROWS));
      store.upsert(batch(2 * ROWS));
      Crash.copy(folder, copy, Crash.extents(folder), new java.util.Random(1));
    }
    folder = copy;
    String journal =
        Crash.files(folder).stream()
            .map(f -> String.valueOf(f.getFileName()))
            .filter(name -> name.startsWith("journal-"))
            .findFirst()
            .orElseThrow();
    change(journal, Journal.HEADER + 20);
    StoreException e = refused();
    assertEquals(Kind.DAMAGED, e.kind());
    assertTrue(e.getMessage().contains("the journal is broken at byte 0"), e.getMessage());
  }

  @Test
  void aFolderOfOtherThings() throws IOException {
    Path other = Files.createDirectories(root.resolve("photos"));
    Files.writeString(other.resolve("a.txt"), "a");
    StoreException e =
        assertThrows(
            StoreException.class,
            () -> Store.create(other, Rows.SCHEMA, Clock.systemUTC()).close());
    assertEquals(Kind.NOT_A_STORE, e.kind());
    assertEquals(1, Crash.files(other).size());
    e = assertThrows(StoreException.class, () -> Store.open(other).close());
    assertEquals(Kind.NOT_A_STORE, e.kind());
    e = assertThrows(StoreException.class, () -> Store.open(root.resolve("none")).close());
    assertEquals(Kind.NOT_A_STORE, e.kind());
    assertFalse(Files.exists(root.resolve("none")));
  }
}
