package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.store.Batch;
import dev.wend.store.Profiles;
import dev.wend.store.Store;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Rows of neighbours are read many at once, and never as they were before a write. */
class NeighboursTest {
  private static final Field KEY =
      new Field("k", Scalar.STRING, true, Optional.of("k"), Optional.empty());
  private static final Field NUMBER = Field.of("n", Scalar.INT);
  private static final Field NAME = Field.of("name", Scalar.STRING);

  /** Up to the middle of a word, behind a page. */
  private static final int ROWS = Profiles.PAGE + 700;

  private final Long[] numbers = new Long[ROWS];
  private final String[] names = new String[ROWS];

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void whatIsReadIsWhatWasWrittenLast(@ForAll Random random) throws IOException {
    Path root = Files.createTempDirectory("wend-neighbours");
    try (Store store =
        Store.create(
            root.resolve("s"), new Schema(List.of(KEY, NUMBER, NAME)), Clock.systemUTC())) {
      write(store, 0, ROWS, random);
      SlotRow row = new SlotRow(store, List.of(NUMBER, NAME));
      for (int step = 0; step < 40; step++) {
        int from = random.nextInt(ROWS);
        int to = Math.min(ROWS, from + 1 + random.nextInt(1500));
        int stride = random.nextInt(4) == 0 ? 1 + random.nextInt(90) : 1;
        for (int slot = from; slot < to; slot += stride) {
          if (random.nextInt(200) == 0) {
            int first = Math.max(0, slot - random.nextInt(3));
            write(store, first, Math.min(ROWS, first + 1 + random.nextInt(5)), random);
          }
          check(row.at(slot), slot);
        }
      }
    } finally {
      delete(root);
    }
  }

  private void check(SlotRow row, int slot) {
    assertEquals(numbers[slot] != null, row.present(0));
    assertEquals(names[slot] != null, row.present(1));
    if (numbers[slot] != null) {
      assertEquals(numbers[slot], row.number(0));
    }
    if (names[slot] != null) {
      assertEquals(names[slot], row.text(1).toString());
    }
  }

  private void write(Store store, int from, int to, Random random) {
    Batch batch = new Batch(List.of(KEY, NUMBER, NAME), to - from);
    for (int slot = from; slot < to; slot++) {
      set(batch, 0, "k" + slot);
      numbers[slot] =
          random.nextInt(4) == 0 ? null : (long) random.nextInt(1 << random.nextInt(30));
      names[slot] = random.nextInt(4) == 0 ? null : "n" + random.nextInt(50);
      if (numbers[slot] == null) {
        batch.setMissing(1);
      } else {
        batch.set(1, numbers[slot]);
      }
      if (names[slot] == null) {
        batch.setMissing(2);
      } else {
        set(batch, 2, names[slot]);
      }
      batch.endRow(slot);
    }
    store.upsert(batch);
  }

  private static void set(Batch batch, int field, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    batch.set(field, utf8, 0, utf8.length);
  }

  private static void delete(Path root) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
