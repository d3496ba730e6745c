package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.AudienceWriter.Mode;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved audiences: replaced and appended to as a whole, or not at all. */
class AudienceTest {
  private static final int ROWS = Profiles.PAGE + 3000;
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Field SPENT = Field.of("spent", Scalar.DOUBLE);
  private static final Field WHY = Field.of("why", Scalar.STRING);
  private static final Schema HOUSEHOLD =
      new Schema(List.of(Rows.unique("h", Scalar.INT, true), Rows.CITY));

  @TempDir Path root;

  private Store create() {
    Store store =
        Store.create(
            root.resolve("s"),
            Rows.SCHEMA,
            Map.of("Household", HOUSEHOLD),
            List.of(),
            Clock.systemUTC());
    Object[][] rows = new Object[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = Rows.row("k" + i, null, null, (long) i, null);
    }
    store.upsert(Rows.batch(Rows.SCHEMA.fields(), rows));
    return store;
  }

  /** What an audience of a step-th profile holds: slot to reason; each spent its slot. */
  private static Map<Integer, String> every(int step, String why) {
    Map<Integer, String> members = new TreeMap<>();
    for (int slot = 0; slot < ROWS; slot += step) {
      members.put(slot, slot % 9 == 0 ? null : why + slot % 50);
    }
    return members;
  }

  private static void add(AudienceWriter writer, Map<Integer, String> members) {
    for (int page = 0; page * Profiles.PAGE < ROWS; page++) {
      long[] mask = new long[Profiles.WORDS];
      Batch values = new Batch(List.of(SPENT, WHY), Profiles.PAGE);
      for (Map.Entry<Integer, String> member : members.entrySet()) {
        int at = member.getKey() - page * Profiles.PAGE;
        if (at >= 0 && at < Profiles.PAGE) {
          mask[at / 64] |= 1L << at;
          values.set(0, Double.doubleToRawLongBits(member.getKey()));
          if (member.getValue() == null) {
            values.setMissing(1);
          } else {
            byte[] utf8 = member.getValue().getBytes(StandardCharsets.UTF_8);
            values.set(1, utf8, 0, utf8.length);
          }
          values.endRow(0);
        }
      }
      writer.add(page, mask, values);
    }
  }

  private static void save(Store store, Mode mode, Map<Integer, String> members) {
    try (AudienceWriter writer =
        store.audience("Big", SavedAudience.PROFILE, List.of(SPENT, WHY), mode)) {
      add(writer, members);
      writer.publish(NOW);
    }
  }

  private static void assertHolds(Store store, Map<Integer, String> members) {
    Optional<Column> in = store.column("@Big");
    Optional<Column> spent = store.column("@Big.spent");
    Optional<Column> why = store.column("@Big.why");
    for (int slot = 0; slot < store.count(); slot++) {
      boolean isMember = members.containsKey(slot);
      assertEquals(isMember ? 1L : null, Rows.value(in, slot));
      assertEquals(isMember ? (double) slot : null, Rows.value(spent, slot));
      assertEquals(members.get(slot), Rows.value(why, slot));
    }
    List<SavedAudience> audiences = store.audiences();
    assertEquals(
        List.of(
            new SavedAudience(
                "Big", SavedAudience.PROFILE, List.of(SPENT, WHY), members.size(), NOW)),
        audiences);
    assertEquals(List.of(), store.check());
  }

  @Test
  void replaceForgetsWhoWasThere() {
    try (Store store = create()) {
      save(store, Mode.REPLACE, every(3, "a"));
      assertHolds(store, every(3, "a"));
      save(store, Mode.REPLACE, every(5, "b"));
      assertHolds(store, every(5, "b"));
    }
    try (Store store = Store.open(root.resolve("s"))) {
      assertHolds(store, every(5, "b"));
    }
  }

  @Test
  void appendKeepsWhoWasThereAndTakesNewValues() {
    Map<Integer, String> both = every(3, "a");
    both.putAll(every(5, "b"));
    try (Store store = create()) {
      save(store, Mode.APPEND, every(3, "a"));
      save(store, Mode.APPEND, every(5, "b"));
      assertHolds(store, both);
      save(store, Mode.APPEND, every(5, "b"));
      assertHolds(store, both);
      save(store, Mode.APPEND, Map.of());
      try (AudienceWriter writer =
          store.audience("Big", SavedAudience.PROFILE, List.of(), Mode.APPEND)) {
        writer.publish(NOW);
      }
      assertHolds(store, both);
      store.upsert(Rows.batch(List.of(Rows.ID), Rows.row("new")));
      assertNull(Rows.value(store, "@Big", ROWS));
      assertTrue(store.column("@Big").orElseThrow().someMissing(1));
    }
    try (Store store = Store.open(root.resolve("s"))) {
      assertHolds(store, both);
    }
  }

  @Test
  void whatIsNotPublishedLeavesNothing() {
    Path copy = root.resolve("copy");
    try (Store store = create()) {
      save(store, Mode.REPLACE, every(3, "a"));
      for (int i = 0; i < 3; i++) {
        Map<String, byte[]> before = Crash.extents(root.resolve("s"));
        try (AudienceWriter writer =
            store.audience("Big", SavedAudience.PROFILE, List.of(WHY), Mode.REPLACE)) {
          add(writer, every(2, "lost"));
          store.upsert(Rows.batch(List.of(Rows.ID), Rows.row("new" + i)));
          if (i == 2) {
            Crash.copy(root.resolve("s"), copy, before, new Random(i));
          }
        }
        assertHolds(store, every(3, "a"));
        store.checkpoint();
      }
      long bytes = store.info().planeBytes();
      for (int i = 0; i < 20; i++) {
        save(store, Mode.REPLACE, every(3, "a"));
      }
      assertTrue(store.info().planeBytes() <= 4 * bytes, "blocks are used again");
    }
    try (Store store = Store.open(copy)) {
      assertEquals(ROWS + 3, store.count());
      assertHolds(store, every(3, "a"));
    }
  }

  @Test
  void dropAndRefusals() {
    try (Store store = create()) {
      save(store, Mode.REPLACE, every(3, "a"));
      StoreException e =
          assertThrows(
              StoreException.class,
              () -> store.audience("Big", "Household", List.of(), Mode.APPEND).close());
      assertEquals(
          "The saved audience `Big` is of profiles, and what is appended of `Household`.",
          e.getMessage());
      Field other = Field.of("spent", Scalar.INT);
      assertThrows(
          StoreException.class,
          () -> store.audience("Big", SavedAudience.PROFILE, List.of(other), Mode.APPEND).close());
      try (AudienceWriter writer = store.audience("Big", "Household", List.of(), Mode.REPLACE)) {
        store.upsert(household(1, 2, 3));
        writer.add(0, mask(0b101));
        writer.publish(NOW);
      }
      assertTrue(store.column("@Big").isEmpty());
      assertEquals("Household", store.audiences().get(0).dimension());
      assertEquals(2, store.audiences().get(0).size());
      assertTrue(store.drop("Big"));
      assertFalse(store.drop("Big"));
      assertTrue(store.entity("Household").orElseThrow().column("@Big").isEmpty());
    }
    try (Store store = Store.open(root.resolve("s"))) {
      assertEquals(List.of(), store.audiences());
    }
  }

  private static long[] mask(long first) {
    long[] mask = new long[Profiles.WORDS];
    mask[0] = first;
    return mask;
  }

  private static Batch household(long... keys) {
    Batch batch = new Batch("Household", HOUSEHOLD.fields(), 10);
    for (long key : keys) {
      batch.set(0, key);
      batch.setMissing(1);
      batch.endRow(0);
    }
    return batch;
  }

  @Test
  void entitiesHaveAudiencesToo() {
    try (Store store = create()) {
      store.upsert(household(7, 8, 9));
      try (AudienceWriter writer =
          store.audience("Some", "Household", List.of(SPENT), Mode.REPLACE)) {
        Batch values = new Batch(List.of(SPENT), 10);
        values.set(0, Double.doubleToRawLongBits(2.5));
        values.endRow(0);
        writer.add(0, mask(0b010), values);
        writer.publish(NOW);
      }
    }
    try (Store store = Store.open(root.resolve("s"))) {
      Profiles households = store.entity("Household").orElseThrow();
      assertEquals(3, households.count());
      assertEquals(8L, Rows.value(households, "h", 1));
      assertEquals(1, households.find(dev.wend.value.Text.of("8")));
      assertEquals(-1, households.find(dev.wend.value.Text.of("8x")));
      assertEquals(2.5, Rows.value(households, "@Some.spent", 1));
      assertNull(Rows.value(households, "@Some", 2));
      assertEquals(3, store.find(dev.wend.value.Text.of("k3")));
      assertTrue(store.entity("Nothing").isEmpty());
      assertEquals(List.of(), store.check());
    }
  }
}
