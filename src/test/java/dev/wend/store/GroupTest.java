package dev.wend.store;

import static dev.wend.store.Rows.batch;
import static dev.wend.store.Rows.row;
import static dev.wend.store.Rows.value;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.AudienceWriter.Mode;
import dev.wend.type.Field;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that last together, and people who are put into a saved audience as it is. */
class GroupTest {
  private static final List<Field> FIELDS = List.of(Rows.ID, Rows.YEAR);
  private static final Instant NOW = Instant.ofEpochMilli(5_000);

  @TempDir Path root;
  private int copies;

  private Store create(Writes writes) {
    Path folder = root.resolve("s");
    return Store.create(folder, Rows.SCHEMA, Map.of(), List.of(), Clock.systemUTC(), writes);
  }

  private static void give(Store store, String id, long year) {
    store.upsert(batch(FIELDS, row(id, year)));
  }

  /** The store as the next process finds it if this one is killed now. */
  private Store killed() {
    Path copy = root.resolve("copy" + ++copies);
    Crash.copy(root.resolve("s"), copy, Map.of(), new Random(1));
    return Store.open(copy);
  }

  @Test
  void allOrNothingLasts() {
    try (Store store = create(Writes.IN_GROUPS)) {
      give(store, "a", 1);
      long before = store.group().number();
      store.group().begin();
      give(store, "a", 2);
      give(store, "b", 3);
      assertEquals(2L, value(store, "year", 0));
      assertTrue(store.group().isBegun());
      try (Store killed = killed()) {
        assertEquals(1, killed.count());
        assertEquals(1L, value(killed, "year", 0));
        assertEquals(before, killed.group().number());
      }
      store.group().end();
      assertFalse(store.group().isBegun());
      assertEquals(before + 1, store.group().number());
      try (Store killed = killed()) {
        assertEquals(2L, value(killed, "year", 0));
        assertEquals(3L, value(killed, "year", 1));
        assertEquals(before + 1, killed.group().number());
        assertEquals(List.of(), killed.check());
      }
      give(store, "c", 4);
      store.checkpoint();
      try (Store killed = killed()) {
        assertEquals(before + 1, killed.group().number(), "of groups only");
      }
    }
  }

  @Test
  void theFilesHaveNothingOfItBeforeACheckpoint() {
    try (Store store = create(Writes.IN_GROUPS)) {
      give(store, "a", 1);
      store.checkpoint();
      Map<String, byte[]> before = Crash.extents(root.resolve("s"));
      give(store, "b", 2);
      store.group().begin();
      give(store, "a", 70_000);
      store.group().end();
      Map<String, byte[]> after = Crash.extents(root.resolve("s"));
      before.forEach((file, bytes) -> assertArrayEquals(bytes, after.get(file), file));
      store.checkpoint();
      assertFalse(
          before.entrySet().stream()
              .allMatch(
                  e ->
                      Arrays.equals(
                          e.getValue(), Crash.extents(root.resolve("s")).get(e.getKey()))));
      try (Store killed = killed()) {
        assertEquals(70_000L, value(killed, "year", 0));
        assertEquals(List.of(), killed.check());
      }
    }
  }

  @Test
  void whatIsNotEndedGoes() {
    try (Store store = create(Writes.IN_GROUPS)) {
      give(store, "a", 1);
      store.group().begin();
      give(store, "a", 2);
      assertThrows(IllegalStateException.class, store::checkpoint);
    }
    try (Store store = Store.open(root.resolve("s"), Writes.IN_GROUPS)) {
      assertEquals(1L, value(store, "year", 0));
      store.group().begin();
      store.group().end();
      give(store, "a", 3);
    }
    try (Store store = Store.open(root.resolve("s"))) {
      assertEquals(3L, value(store, "year", 0));
      assertFalse(store.group().isPossible());
      assertThrows(IllegalStateException.class, () -> store.group().begin());
    }
  }

  // ---- saved audiences

  private static void save(Store store, int slot, Instant at) {
    try (AudienceWriter writer =
        store.audience("A", SavedAudience.PROFILE, List.of(), Mode.APPEND)) {
      long[] members = new long[Profiles.WORDS];
      members[0] = 1L << slot;
      writer.add(0, members);
      writer.publish(at);
    }
  }

  private static void isSavedAs(Store store, long... since) {
    SavedAudience saved = store.audiences().get(0);
    assertEquals(NOW, saved.saved());
    assertEquals(Arrays.stream(since).filter(s -> s > 0).count(), saved.size());
    for (int slot = 0; slot < since.length; slot++) {
      Object is = value(store, SavedAudience.since("A"), slot);
      assertEquals(since[slot] == 0 ? null : since[slot], is, "slot " + slot);
    }
    assertEquals(List.of(), store.check());
  }

  @Test
  void peopleArePutIntoASavedAudience() {
    try (Store store = create(Writes.AT_ONCE)) {
      for (int i = 0; i < 6; i++) {
        give(store, "p" + i, i);
      }
      assertFalse(store.join("A", new int[] {0}, NOW), "nobody saved it");
      save(store, 1, Instant.ofEpochMilli(1_000));
      store.merge(3, 2);
      store.erase(4);
      assertTrue(store.join("A", new int[] {5, 4, 3, 1, 0}, NOW));
      assertTrue(store.join("A", new int[] {5}, Instant.ofEpochMilli(9_000)), "is in it");
      isSavedAs(store, 5_000, 1_000, 5_000, 0, 0, 5_000);
      try (Store killed = killed()) {
        isSavedAs(killed, 5_000, 1_000, 5_000, 0, 0, 5_000);
      }
    }
    try (Store store = Store.open(root.resolve("s"))) {
      isSavedAs(store, 5_000, 1_000, 5_000, 0, 0, 5_000);
    }
  }

  @Test
  void nobodyIsPutIntoAnAudienceThatIsBeingSaved() {
    try (Store store = create(Writes.AT_ONCE)) {
      give(store, "a", 1);
      give(store, "b", 1);
      save(store, 0, NOW);
      try (AudienceWriter writer =
          store.audience("A", SavedAudience.PROFILE, List.of(), Mode.APPEND)) {
        assertFalse(store.join("A", new int[] {1}, NOW));
        writer.publish(NOW);
      }
      assertTrue(store.join("A", new int[] {1}, NOW));
      isSavedAs(store, 5_000, 5_000);
    }
  }
}
