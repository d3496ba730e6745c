package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wend.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up, at one step of the work after another; needs the right to mount one. */
class FullDiskTest {
  private static final int SMALLEST_KB = 64;
  private static final int LARGEST_KB = 24 << 10;
  private static final int ROWS = 2000;
  private static final int MOST_BATCHES = 60;

  @TempDir Path root;
  private Path disk;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    disk = Files.createDirectories(root.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64m", "wend", disk.toString()),
        "no right to mount");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    run("umount", disk.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  private void resize(int kilobytes) throws IOException, InterruptedException {
    assertTrue(run("mount", "-o", "remount,size=" + kilobytes + "k", disk.toString()));
  }

  private static Batch batch(int number) {
    return Rows.batch(
        Rows.SCHEMA.fields(),
        IntStream.range(number * ROWS, (number + 1) * ROWS)
            .mapToObj(FullDiskTest::row)
            .toArray(Object[][]::new));
  }

  private static Object[] row(int i) {
    return Rows.row("key" + i, "m" + i + "@x.org", "city" + i % 90, (long) i * i, i / 4.0);
  }

  @Test
  void whatWasAcknowledgedStays() throws IOException, InterruptedException {
    for (int size = SMALLEST_KB; size < LARGEST_KB; size += size / 3) {
      resize(size);
      Path folder = disk.resolve("s" + size);
      int taken = fill(folder);
      resize(64 << 10);
      goOn(folder, taken);
      Crash.delete(folder);
    }
  }

  /** Loads until the disk is full; makes room, and tries the same again with the same store. */
  private int fill(Path folder) throws IOException, InterruptedException {
    int taken = 0;
    try (Store store = Store.create(folder, Rows.SCHEMA, Clock.systemUTC())) {
      try {
        while (taken < MOST_BATCHES) {
          store.upsert(batch(taken));
          taken++;
          if (taken % 7 == 0) {
            store.checkpoint();
          }
        }
      } catch (StoreException e) {
        assertFull(e);
        assertEquals(taken * ROWS, store.count());
        resize(64 << 10);
        store.upsert(batch(taken));
        taken++;
        assertEquals(List.of(), store.check());
      }
    } catch (StoreException e) {
      assertFull(e);
    }
    return taken;
  }

  private static void assertFull(StoreException e) {
    if (e.kind() != Kind.FULL) {
      throw e;
    }
    assertTrue(e.getMessage().startsWith("The disk is full: "), e.getMessage());
  }

  private static void goOn(Path folder, int taken) {
    try (Store store =
        Store.exists(folder)
            ? Store.open(folder)
            : Store.create(folder, Rows.SCHEMA, Clock.systemUTC())) {
      assertEquals(taken * ROWS, store.count());
      store.upsert(batch(taken));
      for (int i = 0; i < store.count(); i++) {
        assertEquals(row(i)[0], Rows.value(store, "id", i));
        assertEquals(row(i)[3], Rows.value(store, "year", i));
      }
      assertEquals(List.of(), store.check());
    }
  }
}
