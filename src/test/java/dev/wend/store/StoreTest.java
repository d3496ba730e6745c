package dev.wend.store;

import static dev.wend.store.Rows.batch;
import static dev.wend.store.Rows.row;
import static dev.wend.store.Rows.value;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.Outcomes.Outcome;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final List<Field> FIELDS = Rows.SCHEMA.fields();

  @TempDir Path folder;

  private Store create() {
    return Store.create(folder.resolve("s"), Rows.SCHEMA, Clock.systemUTC());
  }

  private Store open() {
    return Store.open(folder.resolve("s"));
  }

  @Test
  void keepsWhatItWasGiven() {
    try (Store store = create()) {
      Outcomes outcomes =
          store.upsert(
              batch(
                  FIELDS,
                  row("a", "a@x", "Rome", 1980L, 1.5),
                  row("b", "b@x", null, -5L, -2.5),
                  row("c", "", "Rome", null, null)));
      assertEquals(3, outcomes.count(Outcome.CREATED));
    }
    try (Store store = open()) {
      assertEquals(3, store.count());
      assertEquals("a@x", value(store, "email", 0));
      assertEquals("Rome", value(store, "city", 2));
      assertNull(value(store, "city", 1));
      assertEquals(-5L, value(store, "year", 1));
      assertEquals(1.5, value(store, "score", 0));
      assertEquals(-2.5, value(store, "score", 1));
      assertNull(value(store, "email", 2));
      assertEquals(1, store.column("city").orElseThrow().dictionary().orElseThrow().size());
    }
  }

  @Test
  void copiesRunsOfTexts() {
    Object[][] rows = new Object[9_000][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("k" + i, "m" + i, "c".repeat(i % 700) + i, (long) i, null);
    }
    try (Store store = create()) {
      store.upsert(batch(FIELDS, rows));
      Dictionary texts = store.column("city").orElseThrow().dictionary().orElseThrow();
      byte[] bytes = new byte[Dictionary.RUN];
      int[] starts = new int[500];
      int[] lengths = new int[500];
      int runs = 0;
      for (int done = 3; done < texts.size(); runs++) {
        int most = Math.min(starts.length, texts.size() - done);
        int run = texts.copyRun(done, most, bytes, starts, lengths);
        for (int i = 0; i < run; i++, done++) {
          byte[] text = new byte[texts.length(done)];
          texts.copy(done, text, 0);
          assertArrayEquals(
              text, Arrays.copyOfRange(bytes, starts[i], starts[i] + lengths[i]), "code " + done);
        }
      }
      assertTrue(runs > 40, "of three megabytes a run has 64 KB at most");
    }
  }

  @Test
  void loadingAgainChangesNothing() {
    Object[][] rows = new Object[40_000][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("k" + i, "mail" + i + "@example.org", "city" + i % 10, (long) i, i / 8.0);
    }
    try (Store store = create()) {
      assertEquals(rows.length, store.upsert(batch(FIELDS, rows)).count(Outcome.CREATED));
      assertEquals(rows.length, store.upsert(batch(FIELDS, rows)).count(Outcome.UNCHANGED));
    }
    try (Store store = open()) {
      assertEquals(rows.length, store.upsert(batch(FIELDS, rows)).count(Outcome.UNCHANGED));
      for (int i = 0; i < rows.length; i += 97) {
        for (int f = 0; f < FIELDS.size(); f++) {
          assertEquals(rows[i][f], value(store, FIELDS.get(f).name(), i));
        }
      }
    }
  }

  @Test
  void anIdentityBelongsToOneProfile() {
    try (Store store = create()) {
      store.upsert(batch(FIELDS, row("a", "a@x", null, 1L, null)));
      Outcomes outcomes =
          store.upsert(
              batch(
                  FIELDS,
                  row("b", "a@x", null, 1L, null),
                  row(null, "a@x", null, 2L, null),
                  row(null, "z@x", null, 2L, null),
                  row("a", "new@x", null, 2L, null),
                  row("b", "a@x", null, 1L, null)));
      assertEquals(Outcome.REFUSED, outcomes.of(0));
      assertEquals("the `email` belongs to another profile", outcomes.refusals().get(0).text());
      assertEquals(Outcome.UPDATED, outcomes.of(1));
      assertEquals(Outcome.REFUSED, outcomes.of(2));
      assertEquals(Outcome.UPDATED, outcomes.of(3));
      assertEquals(Outcome.CREATED, outcomes.of(4));
      assertEquals("a", value(store, "id", 0));
      assertEquals("new@x", value(store, "email", 0));
      assertEquals("a@x", value(store, "email", 1));
    }
  }

  @Test
  void aNumberCanBeTheKey() {
    Schema schema = new Schema(List.of(Rows.unique("n", Scalar.INT, true), Rows.YEAR));
    try (Store store = Store.create(folder.resolve("s"), schema, Clock.systemUTC())) {
      store.upsert(batch(schema.fields(), row(7L, 1L), row(-8L, 2L), row(7L, 3L)));
      assertEquals(2, store.count());
      assertEquals(3L, value(store, "year", 0));
    }
    try (Store store = open()) {
      Outcomes outcomes = store.upsert(batch(schema.fields(), row(7L, 3L), row(-8L, 4L)));
      assertEquals(Outcome.UNCHANGED, outcomes.of(0));
      assertEquals(Outcome.UPDATED, outcomes.of(1));
    }
  }

  @Test
  void newFieldsAndDefaults() {
    Field tier = new Field("tier", Rows.TIER, false, Optional.empty(), Optional.of("basic"));
    Field land = new Field("land", Scalar.STRING, false, Optional.empty(), Optional.of("IT"));
    try (Store store = create()) {
      store.upsert(batch(FIELDS, row("a", "a@x", null, 1L, null)));
      store.extend(new Schema(List.of(Rows.ID, tier, land)));
      store.upsert(batch(FIELDS, row("b", "b@x", null, 1L, null)));
      assertNull(value(store, "tier", 0));
      assertEquals(2L, value(store, "tier", 1));
      assertEquals("IT", value(store, "land", 1));
      assertTrue(store.column("tier").orElseThrow().someMissing(0));
    }
    try (Store store = open()) {
      assertEquals(7, store.schema().fields().size());
      Schema other = new Schema(List.of(Field.of("year", Scalar.STRING)));
      StoreException e = assertThrows(StoreException.class, () -> store.extend(other));
      assertEquals(StoreException.Kind.SCHEMA, e.kind());
    }
  }

  @Test
  void oneAtATime() {
    try (Store store = create()) {
      StoreException e = assertThrows(StoreException.class, this::open);
      assertEquals(StoreException.Kind.HELD, e.kind());
      assertEquals(0, store.count());
    }
  }
}
