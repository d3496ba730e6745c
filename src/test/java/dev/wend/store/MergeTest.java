package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.AudienceWriter.Mode;
import dev.wend.store.Outcomes.Outcome;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import dev.wend.value.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Rows that make one profile of two. */
class MergeTest {
  private static final Field PHONE = Rows.unique("phone", Scalar.INT, false);
  private static final Field TAGS = Field.of("tags", new Type.ListOf(Scalar.STRING));
  private static final List<Field> FIELDS =
      List.of(Rows.ID, Rows.EMAIL, PHONE, Rows.CITY, Rows.YEAR, TAGS);
  private static final Schema SCHEMA = new Schema(FIELDS);
  private static final Field HOME =
      Field.of(
          "home",
          new Type.ObjectType(
              List.of(Field.of("town", Scalar.STRING), Field.of("street", Scalar.STRING))));
  private static final Field PLAN =
      new Field("plan", Scalar.STRING, false, Optional.empty(), Optional.of("free"));
  private static final Schema WIDE =
      new Schema(List.of(Rows.ID, Rows.EMAIL, Rows.CITY, Rows.YEAR, TAGS, PLAN, HOME));
  private static final Set<String> BY_EMAIL = Set.of("email");

  /** The work on one folder. */
  private interface Work {
    void on(Path folder);
  }

  private static void inFolder(Work work) throws IOException {
    Path root = Files.createTempDirectory("wend-merge");
    try {
      work.on(root.resolve("s"));
    } finally {
      try (var folders = Files.list(root)) {
        folders.forEach(Crash::delete);
      }
      Files.delete(root);
    }
  }

  private static Store create(Path folder) {
    return Store.create(folder, SCHEMA, Clock.systemUTC());
  }

  private static Map<String, Object> row(
      String id, String email, Long phone, String city, Long year, String... tags) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("email", email);
    row.put("phone", phone);
    row.put("city", city);
    row.put("year", year);
    row.put(
        "tags", tags.length == 0 ? null : java.util.Arrays.stream(tags).map(Trees::item).toList());
    return row;
  }

  private static Outcomes load(Store store, List<Field> fields, List<Map<String, Object>> rows) {
    return store.upsert(Trees.batch(fields, rows), BY_EMAIL);
  }

  private static Map<String, Object> read(Store store, int slot) {
    return Trees.read(TableSchema.of(SCHEMA), store, slot);
  }

  private static boolean isLive(Store store, int slot) {
    long[] live = new long[Profiles.WORDS];
    store.live(slot / Profiles.PAGE, live);
    return (live[slot % Profiles.PAGE / 64] >>> (slot % 64) & 1) != 0;
  }

  @Example
  void theOneThatCameFirstSurvivesWithTheNewestOfAll() throws IOException {
    inFolder(
        folder -> {
          try (Store store = create(folder)) {
            load(
                store,
                FIELDS,
                List.of(
                    row("a", "a@x", null, "Rome", 1L, "old", "er"),
                    row("b", "b@x", 5L, "Oslo", null, "b"),
                    row("c", null, null, null, 3L)));
            save(store, 1);
            List<Field> some = List.of(Rows.ID, Rows.EMAIL);
            Outcomes outcomes = load(store, some, List.of(row("b", "a@x", null, null, null)));
            assertEquals(Outcome.MERGED, outcomes.of(0));
          }
          try (Store store = Store.open(folder)) {
            assertEquals(row("a", "a@x", 5L, "Oslo", 1L, "b"), read(store, 0));
            assertEquals(List.of(true, false, true), lives(store));
            assertEquals(0, store.find(Text.of("a")));
            assertEquals(0, store.find(Text.of("b")));
            assertEquals(List.of(), store.check());
            assertEquals(1L, Rows.value(store, "@Some", 0));
            assertEquals(1, store.audiences().get(0).size());
            assertEquals(1, Trees.scan(store.items("tags").orElseThrow(), store.column("tags"), 1));
            List<Field> some = List.of(Rows.ID, Rows.EMAIL);
            Outcomes again = load(store, some, List.of(row("b", "a@x", null, null, null)));
            assertEquals(Outcome.UNCHANGED, again.of(0));
            load(store, List.of(Rows.ID, Rows.YEAR), List.of(row("b", null, null, null, 9L)));
            assertEquals(row("a", "a@x", 5L, "Oslo", 9L, "b"), read(store, 0));
          }
        });
  }

  private static List<Boolean> lives(Store store) {
    return List.of(isLive(store, 0), isLive(store, 1), isLive(store, 2));
  }

  private static void save(Store store, int slot) {
    try (AudienceWriter writer =
        store.audience("Some", SavedAudience.PROFILE, List.of(), Mode.REPLACE)) {
      long[] mask = new long[Profiles.WORDS];
      mask[0] = 1L << slot;
      writer.add(0, mask);
      writer.publish(Instant.EPOCH);
    }
  }

  @Example
  void aConflictOfAnotherNamespaceIsRefused() throws IOException {
    inFolder(
        folder -> {
          try (Store store = create(folder)) {
            load(
                store,
                FIELDS,
                List.of(
                    row("a", "a@x", 1L, null, null),
                    row("b", "b@x", 2L, null, null),
                    row("b", "b@x", 1L, null, null),
                    row("new", "n@x", 1L, null, null),
                    row(null, "a@x", 2L, null, null)));
            assertEquals(row("a", "a@x", 2L, null, null), read(store, 0));
            assertEquals(2, store.count());
            assertEquals(0, store.find(Text.of("b")));
            Batch batch = Trees.batch(FIELDS, List.of(row("b", "b@x", null, null, null)));
            assertEquals(Outcome.UPDATED, store.upsert(batch).of(0));
            assertEquals(List.of(), store.check());
          }
        });
  }

  @Example
  void aNewKeyWithAKnownIdentityIsOneMoreKey() throws IOException {
    inFolder(
        folder -> {
          try (Store store = create(folder)) {
            load(store, FIELDS, List.of(row("a", "a@x", null, "Rome", 1L)));
            List<Map<String, Object>> rows =
                List.of(
                    row("b", "a@x", null, "Rome", 1L),
                    row("c", "c@x", 4L, null, 2L),
                    row("d", "c@x", 4L, null, 2L));
            Outcomes outcomes = load(store, FIELDS, rows);
            assertEquals(Outcome.UPDATED, outcomes.of(0));
            assertEquals(Outcome.UPDATED, outcomes.of(2));
            assertEquals(3, load(store, FIELDS, rows).count(Outcome.UNCHANGED));
            assertEquals(2, store.count());
          }
          try (Store store = Store.open(folder)) {
            assertEquals(0, store.find(Text.of("b")));
            assertEquals(1, store.find(Text.of("d")));
            assertEquals("a", Rows.value(store, "id", 0));
            assertEquals(List.of(), store.check());
          }
        });
  }

  @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
  void holdsTheNewestOfEachField(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    inFolder(
        folder -> {
          MergeModel model = new MergeModel(Map.of("plan", "free"));
          Path at = folder;
          Store store = Store.create(folder, WIDE, Clock.systemUTC());
          try {
            for (int step = 0; step < 14; step++) {
              Map<String, byte[]> before = Crash.extents(at);
              change(store, model, random);
              model.assertHeldBy(store);
              int next = random.nextInt(5);
              if (next == 0) {
                store.checkpoint();
              } else if (next == 1) {
                Path copy = folder.resolveSibling("s" + step);
                Crash.copy(at, copy, before, random);
                store.close();
                at = copy;
                store = Store.open(at);
              } else if (next == 2) {
                store.close();
                store = Store.open(at);
              } else if (next == 3 && random.nextBoolean()) {
                erase(store, model, random);
              }
              model.assertHeldBy(store);
            }
          } finally {
            store.close();
          }
        });
  }

  private static void erase(Store store, MergeModel model, Random random) {
    List<Integer> live = model.live();
    if (!live.isEmpty()) {
      int slot = live.get(random.nextInt(live.size()));
      store.erase(slot);
      model.erase(slot);
    }
  }

  /** Rows of some fields, with and without merging; a merge of two. */
  private static void change(Store store, MergeModel model, Random random) {
    List<Integer> live = model.live();
    int what = live.size() < 2 ? 9 : random.nextInt(10);
    if (what < 2) {
      int one = live.get(random.nextInt(live.size()));
      int other = live.get(random.nextInt(live.size()));
      if (one != other) {
        store.merge(one, other);
        model.merge(one, other);
      }
    } else {
      upsert(store, model, random);
    }
  }

  private static void upsert(Store store, MergeModel model, Random random) {
    List<Field> fields = new ArrayList<>();
    fields.add(Rows.ID);
    for (Field field : WIDE.fields()) {
      if (!field.key() && random.nextInt(3) > 0) {
        fields.add(field);
      }
    }
    Set<String> given = new HashSet<>();
    TableSchema table = TableSchema.of(new Schema(fields));
    table.columns().forEach(f -> given.add(f.name()));
    table.lists().forEach(l -> given.add(l.name()));
    boolean merges = random.nextInt(3) > 0;
    List<Map<String, Object>> rows = rows(random);
    Outcomes outcomes = store.upsert(Trees.batch(fields, rows), merges ? BY_EMAIL : Set.of());
    for (int r = 0; r < rows.size(); r++) {
      String row = "row " + r + " of " + rows + ", " + given + merges;
      assertEquals(model.upsert(rows.get(r), given, merges), outcomes.of(r), row);
    }
  }

  private static List<Map<String, Object>> rows(Random random) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int left = 1 + random.nextInt(9); left > 0; left--) {
      String id = random.nextInt(6) == 0 ? null : "k" + random.nextInt(9);
      String email = random.nextInt(4) == 0 ? null : "m" + random.nextInt(9);
      Long year = random.nextBoolean() ? null : (Long) (long) random.nextInt(5);
      String[] tags = new String[random.nextInt(3)];
      java.util.Arrays.setAll(tags, i -> "t" + random.nextInt(3));
      Map<String, Object> row = row(id, email, null, some(random, "c"), year, tags);
      row.put("plan", random.nextBoolean() ? "free" : some(random, "p"));
      row.put("home.town", some(random, "t"));
      row.put("home.street", some(random, "s"));
      rows.add(row);
    }
    return rows;
  }

  private static String some(Random random, String prefix) {
    return random.nextInt(3) == 0 ? null : prefix + random.nextInt(4);
  }

  @Example
  void withoutMergingItIsRefused() throws IOException {
    inFolder(
        folder -> {
          try (Store store = create(folder)) {
            Batch batch =
                Trees.batch(
                    FIELDS,
                    List.of(
                        row("a", "a@x", null, null, null),
                        row("b", "b@x", null, null, null),
                        row("b", "a@x", null, null, null)));
            assertEquals(Outcome.REFUSED, store.upsert(batch).of(2));
            assertTrue(isLive(store, 1));
            assertNull(Rows.value(store, "year", 1));
          }
        });
  }
}
