package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.Outcomes.Outcome;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import dev.wend.value.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is erased is in no file. All that is only Ada's has the word "ada" in it. */
class ErasingTest {
  private static final Field PHONE = Rows.unique("phone", Scalar.INT, false);
  private static final Field TAGS = Field.of("tags", new Type.ListOf(Scalar.STRING));
  static final Field WHY = Field.of("why", Scalar.STRING);
  private static final List<Field> FIELDS =
      List.of(Rows.ID, Rows.EMAIL, PHONE, Rows.CITY, Rows.YEAR, TAGS);
  private static final List<Field> EVENT =
      List.of(
          Field.of(EventType.WHOSE, Scalar.STRING),
          Field.of(EventType.TIME, Scalar.DATETIME),
          Field.of(EventType.ID, Scalar.STRING),
          WHY,
          TAGS);
  private static final EventType BUY =
      new EventType("Buy", List.of(WHY, TAGS), Optional.of("id"), OptionalLong.empty());
  private static final long PHONE_OF_ADA = 0x6164614144414a4aL;

  @TempDir Path root;

  private static List<Map<String, Object>> tags(String... tags) {
    return java.util.Arrays.stream(tags).map(Trees::item).toList();
  }

  private static Map<String, Object> person(
      String id, String email, Long phone, String city, Long year, String... tags) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("email", email);
    row.put("phone", phone);
    row.put("city", city);
    row.put("year", year);
    row.put("tags", tags(tags));
    return row;
  }

  private static Map<String, Object> buy(String whose, String id, String why, String... tags) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(EventType.WHOSE, whose);
    row.put(EventType.TIME, 5L);
    row.put(EventType.ID, id);
    row.put("why", why);
    row.put("tags", tags(tags));
    return row;
  }

  private static Outcomes load(Store store, List<Map<String, Object>> rows) {
    return store.upsert(Trees.batch(FIELDS, rows), Set.of("email"));
  }

  private static void save(Store store, String why) {
    try (AudienceWriter writer =
        store.audience("Kept", SavedAudience.PROFILE, List.of(WHY), AudienceWriter.Mode.REPLACE)) {
      long[] members = new long[Profiles.WORDS];
      members[0] = 7;
      writer.add(0, members, whys(why, why, "both"));
      writer.publish(Instant.EPOCH);
    }
  }

  static Batch whys(String... whys) {
    Batch values = new Batch(List.of(WHY), whys.length);
    for (String text : whys) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      values.set(0, utf8, 0, utf8.length);
      values.endRow(0);
    }
    return values;
  }

  private Store filled() {
    return filled(root);
  }

  static Store filled(Path root) {
    Store store =
        Store.create(
            root.resolve("s"), new Schema(FIELDS), Map.of(), List.of(BUY), Clock.systemUTC());
    load(
        store,
        List.of(
            person("ada", "old@ada", PHONE_OF_ADA, "Adaville ada", 1L, "early ada", "shared"),
            person("ada2", "two@ada", null, "Rome", 2L, "second ada"),
            person("bob", "bob@x", 7L, "Oslo", 3L, "shared")));
    store.append(
        Trees.batch(
            "Buy",
            EVENT,
            List.of(
                buy("ada", "e-ada", "a gift of ada", "ada's own", "shared"),
                buy("ada2", "e-ada2", "shared"),
                buy("bob", "e-bob", "shared", "shared"))));
    save(store, "first ada");
    save(store, "later ada");
    load(
        store,
        List.of(person("ada", "new@ada", PHONE_OF_ADA, "New ada", 1L, "late ada", "shared")));
    load(store, List.of(person("ada2", "new@ada", null, null, null)));
    store.checkpoint();
    load(store, List.of(person("ada", "new@ada", PHONE_OF_ADA, "Rome", 1L, "latest ada")));
    return store;
  }

  private boolean isInFiles(String text) {
    return isInFiles(root.resolve("s"), text);
  }

  static boolean isInFiles(Path folder, String text) {
    return Crash.files(folder).stream().anyMatch(file -> Crash.text(file).contains(text));
  }

  static void assertErased(Store store) {
    assertEquals(List.of(), store.check());
    assertEquals(1, store.info().profiles());
    assertEquals(-1, store.find(Text.of("ada")));
    assertEquals(-1, store.find(Text.of("ada2")));
    assertEquals(2, store.find(Text.of("bob")));
    assertEquals("bob@x", Rows.value(store, "email", 2));
    assertEquals("Oslo", Rows.value(store, "city", 2));
    assertEquals("both", Rows.value(store, "@Kept.why", 2));
    assertEquals(1, store.audiences().get(0).size());
    assertEquals(1, store.info().events().get(0).events());
    for (String field : List.of("id", "email", "phone", "city", "year", "@Kept", "@Kept.why")) {
      assertEquals(0, store.column(field).orElseThrow().code(0), field);
      assertEquals(0, store.column(field).orElseThrow().code(1), field);
    }
    assertEquals(3, store.column("year").orElseThrow().least(0));
  }

  @Test
  void nothingIsInTheFiles() throws IOException {
    try (Store store = filled()) {
      assertTrue(isInFiles("ada"));
      store.erase(store.find(Text.of("ada")));
      assertErased(store);
      assertFalse(isInFiles("ada"), "while the store is open");
      assertFalse(isInFiles("JJADAada"), "the number");
    }
    assertFalse(isInFiles("ada"), "when it is closed");
    try (Store store = Store.open(root.resolve("s"))) {
      assertErased(store);
      Outcomes outcomes =
          load(store, List.of(person("ada", "new@ada", PHONE_OF_ADA, "Rome", null, "shared")));
      assertEquals(Outcome.CREATED, outcomes.of(0));
      assertEquals(3, store.find(Text.of("ada")));
      store.append(Trees.batch("Buy", EVENT, List.of(buy("ada", "e-ada", "again"))));
      assertEquals(2, store.info().events().get(0).events());
      assertEquals("Rome", Rows.value(store, "city", 3));
      assertEquals(List.of(), store.check());
      assertTrue(isInFiles("new@ada"));
    }
  }

  /**
   * The process ends when the record is in the journal, or the texts are taken away, or the
   * checkpoint is made; of what it wrote by then some has reached the disk.
   */
  @Test
  void whereverItEndsTheNextOpenErases() {
    filled().close();
    Path folder = root.resolve("s");
    Layout layout = new Layout(folder, Writes.AT_ONCE);
    ChangeLog changes = recover(folder, layout);
    load(layout, changes, person("ada", "newest@ada", PHONE_OF_ADA, "Newest ada", 1L, "ada"));
    Map<String, byte[]> before = Crash.extents(folder);
    changes.commit(new Erasing(layout).of(0));
    assertErasedByOpen("journalled", before);
    new Scrubbing(layout).run();
    assertErasedByOpen("scrubbed", before);
    before = Crash.extents(folder);
    changes.checkpoint();
    assertErasedByOpen("checkpointed", before);
    layout.close();
    changes.close();
  }

  /** Opens the parts of a store, which is closed; copies of its folder are of one in use. */
  private static ChangeLog recover(Path folder, Layout layout) {
    write(folder.resolve("OWNER"), "another process".getBytes(StandardCharsets.UTF_8));
    Control.Marks marks = Control.read(folder, layout, false);
    BitSet planes = new BitSet();
    BitSet slabs = new BitSet();
    layout.parts().use(planes, slabs);
    layout.planes().keepOnly(planes);
    layout.slabs().keepOnly(slabs);
    return ChangeLog.recover(folder, layout, marks);
  }

  private static void load(Layout layout, ChangeLog changes, Map<String, Object> person) {
    Batch batch = Trees.batch(FIELDS, List.of(person));
    changes.commit(new Upsert(layout, batch, Set.of("email")).run());
  }

  private void assertErasedByOpen(String stage, Map<String, byte[]> before) {
    int left = 0;
    for (int seed = 0; seed < 20; seed++) {
      Path copy = root.resolve(stage + seed);
      Crash.copy(root.resolve("s"), copy, before, new Random(seed));
      left += isInFiles(copy, "ada") ? 1 : 0;
      try (Store store = Store.open(copy)) {
        assertFalse(isInFiles(copy, "ada"), stage + seed);
        assertFalse(isInFiles(copy, "JJADAada"), stage + seed);
        assertErased(store);
      }
      try (Store store = Store.open(copy)) {
        assertErased(store);
      }
      Crash.delete(copy);
    }
    assertTrue(left > 0, stage + ": nothing was left to do");
  }

  @Test
  void whatIsNotWholeInTheJournalErasesNothing() throws IOException {
    filled().close();
    Path folder = root.resolve("s");
    Layout layout = new Layout(folder, Writes.AT_ONCE);
    ChangeLog changes = recover(folder, layout);
    Map<String, byte[]> before = Crash.extents(folder);
    changes.commit(new Erasing(layout).of(0));
    Path copy = root.resolve("copy");
    Crash.copy(folder, copy, before, new Random(1));
    before.forEach((name, bytes) -> write(copy.resolve(name), bytes));
    Path journal = Journal.file(copy, changes.marks().journal());
    byte[] record = Files.readAllBytes(journal);
    write(journal, java.util.Arrays.copyOf(record, (int) changes.journal().bytes() - 1));
    try (Store store = Store.open(copy)) {
      assertEquals(0, store.find(Text.of("ada")));
      assertEquals("new@ada", Rows.value(store, "email", 0));
      assertEquals("Rome", Rows.value(store, "city", 0));
      assertEquals(List.of(), store.check());
    }
    layout.close();
    changes.close();
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aCheckpointThatFailedIsMadeUpFor() throws IOException {
    Path folder = root.resolve("s");
    Path obstacle = folder.resolve("control.new");
    try (Store store = filled()) {
      Files.createDirectories(obstacle.resolve("in the way"));
      assertThrows(StoreException.class, () -> store.erase(store.find(Text.of("ada"))));
      assertErased(store);
      assertTrue(isInFiles(folder, "ada"));
      assertThrows(StoreException.class, store::checkpoint);
      Files.delete(obstacle.resolve("in the way"));
      Files.delete(obstacle);
    }
    assertFalse(isInFiles(folder, "ada"));
    try (Store store = Store.open(folder)) {
      assertErased(store);
    }
  }

  @Test
  void idsOfEventsThatWereForgottenGoToo() {
    int many = Profiles.PAGE + 1;
    EventType kept =
        new EventType("Buy", List.of(WHY, TAGS), Optional.of("id"), OptionalLong.of(1000));
    Path folder = root.resolve("s");
    try (Store store =
        Store.create(folder, new Schema(FIELDS), Map.of(), List.of(kept), Clock.systemUTC())) {
      load(
          store,
          List.of(person("ada", "m@ada", null, null, 1L), person("bob", "b", null, "x", 2L)));
      List<Map<String, Object>> rows = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        rows.add(buy(i % 2 == 0 ? "ada" : "bob", "of " + (i % 2 == 0 ? "ada" : "bob") + i, "why"));
      }
      rows.add(buy("bob", "last", "why"));
      store.append(Trees.batch("Buy", EVENT, rows));
      store.forget(Instant.ofEpochMilli(5000));
      assertEquals(2, store.info().events().get(0).events());
      assertTrue(isInFiles(folder, "of ada0"));
      store.erase(store.find(Text.of("ada")));
      assertFalse(isInFiles(folder, "ada"));
      Outcomes again = store.append(Trees.batch("Buy", EVENT, List.of(buy("bob", "last", "why"))));
      assertEquals(Outcome.UNCHANGED, again.of(0));
      assertEquals(List.of(), store.check());
    }
  }

  /** A redo puts the entries that were taken out into the index again. */
  @Test
  void aRedoFindsRoomInTheIndex() {
    int many = 6_500;
    Path folder = root.resolve("s");
    try (Store store = Store.create(folder, Rows.SCHEMA, Clock.systemUTC())) {
      store.checkpoint();
    }
    Layout layout = new Layout(folder, Writes.AT_ONCE);
    ChangeLog changes = recover(folder, layout);
    for (String city : List.of("c", "only")) {
      List<Object[]> rows = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        rows.add(Rows.row("k" + i, "e" + i, city.equals("c") ? city + i : city, 1L, null));
      }
      Batch batch = Rows.batch(Rows.SCHEMA.fields(), rows.toArray(Object[][]::new));
      changes.commit(new Upsert(layout, batch, Set.of()).run());
    }
    changes.commit(new Erasing(layout).of(0));
    new Scrubbing(layout).run();
    for (int redo = 0; redo < 3; redo++) {
      Path copy = root.resolve("copy" + redo);
      Crash.copy(folder, copy, Map.of(), new Random(redo));
      try (Store store = Store.open(copy)) {
        assertEquals(List.of(), store.check());
        assertEquals(many - 1, store.info().profiles());
        assertEquals("only", Rows.value(store, "city", 1));
        assertFalse(isInFiles(copy, "c77"));
      }
    }
    layout.close();
    changes.close();
  }

  @Test
  void theIndexFindsAllOthers() {
    int many = 9_000;
    try (Store store = Store.create(root.resolve("s"), Rows.SCHEMA, Clock.systemUTC())) {
      add(store, 0, many);
      for (int i = 0; i < 20; i++) {
        store.erase(store.find(Text.of("k" + i * 7)));
      }
      // Segments are split, and what was taken out is left behind.
      add(store, many, 4 * many);
      add(store, 0, many);
      assertEquals(List.of(), store.check());
      assertEquals(4 * many, store.info().profiles());
      assertEquals(4 * many + 1, store.find(Text.of("k7")));
    }
  }

  private static void add(Store store, int from, int to) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(Rows.row("k" + i, "e" + i, "c" + i % 1000, (long) i, null));
    }
    store.upsert(Rows.batch(Rows.SCHEMA.fields(), rows.toArray(Object[][]::new)));
  }
}
