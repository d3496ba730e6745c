package dev.wend.store;

import static dev.wend.store.Trees.entry;
import static dev.wend.store.Trees.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.Outcomes.Outcome;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists, maps and objects in a store. */
class ListsTest {
  private static final Field ADDRESS =
      Field.of("address", new Type.ObjectType(List.of(Rows.CITY, Field.of("zip", Scalar.INT))));
  private static final Field TAGS = Field.of("tags", new Type.ListOf(Scalar.STRING));
  private static final Field CONSENTS = Field.of("consents", new Type.MapOf(Scalar.INT));
  private static final Field LINES = lines(List.of(Field.of("sku", Scalar.STRING)));
  private static final Schema SCHEMA =
      new Schema(List.of(Rows.ID, ADDRESS, TAGS, CONSENTS, LINES, Rows.YEAR));

  @TempDir Path folder;

  private static Field lines(List<Field> more) {
    List<Field> fields = new ArrayList<>(more);
    fields.add(Field.of("price", Scalar.DOUBLE));
    fields.add(Field.of("marks", new Type.ListOf(Scalar.INT)));
    return Field.of("lines", new Type.ListOf(new Type.ObjectType(fields)));
  }

  private Store create() {
    return Store.create(folder.resolve("s"), SCHEMA, Clock.systemUTC());
  }

  private Store open() {
    return Store.open(folder.resolve("s"));
  }

  private static Map<String, Object> row(String id, Object tags, Object consents, Object lines) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", id);
    row.put("address.city", "Rome");
    row.put("address.zip", null);
    row.put("year", 7L);
    row.put("tags", tags);
    row.put("consents", consents);
    row.put("lines", lines);
    return row;
  }

  private static Map<String, Object> line(String sku, Double price, Object marks) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("sku", sku);
    line.put("price", price);
    line.put("marks", marks);
    return line;
  }

  private static List<Map<String, Object>> rows(int count, int turn) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Map<String, Object>> tags = new ArrayList<>();
      List<Map<String, Object>> lines = new ArrayList<>();
      for (int n = 0; n < (i + turn) % 4; n++) {
        tags.add(item("tag" + (i + n * turn) % 50));
        Object marks = n == 1 ? null : List.of(item((long) i + turn), item(null));
        lines.add(line("sku" + i % 9, n / 4.0, marks));
      }
      Object consents = i % 3 == 0 ? null : List.of(entry("mail", (long) turn), entry("sms", 2L));
      rows.add(row("k" + i, tags, consents, lines));
    }
    return rows;
  }

  private static void assertHolds(Store store, List<Map<String, Object>> rows, String... lists) {
    TableSchema schema = TableSchema.of(store.schema());
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(rows.get(i), Trees.read(schema, store, i));
    }
    for (String list : lists) {
      int items = rows.stream().mapToInt(r -> Trees.items(r.get(list)).size()).sum();
      Items found = store.items(list).orElseThrow();
      assertEquals(items, Trees.scan(found, store.column(list), store.pages()));
    }
    assertEquals(List.of(), store.check());
  }

  @Test
  void keepsWhatItWasGiven() {
    List<Map<String, Object>> rows =
        List.of(
            row("a", List.of(item("x"), item("y"), item("x")), List.of(entry("mail", 1L)), null),
            row("b", List.of(), null, List.of(line("s", 1.5, List.of(item(1L), item(2L))))),
            row("c", null, List.of(), List.of(line(null, null, null), line("t", 2.0, List.of()))));
    try (Store store = create()) {
      Outcomes outcomes = store.upsert(Trees.batch(SCHEMA.fields(), rows));
      assertEquals(3, outcomes.count(Outcome.CREATED));
      assertHolds(store, rows, "tags", "consents", "lines");
    }
    try (Store store = open()) {
      assertEquals(SCHEMA, store.schema());
      assertHolds(store, rows, "tags", "consents", "lines");
      Outcomes again = store.upsert(Trees.batch(SCHEMA.fields(), rows));
      assertEquals(3, again.count(Outcome.UNCHANGED));
    }
  }

  @Test
  void listsAreReplacedAsAWhole() {
    try (Store store = create()) {
      for (int turn = 1; turn < 12; turn++) {
        List<Map<String, Object>> rows = rows(1500, turn);
        store.upsert(Trees.batch(SCHEMA.fields(), rows));
        assertHolds(store, rows, "tags", "consents", "lines");
        Outcomes again = store.upsert(Trees.batch(SCHEMA.fields(), rows));
        assertEquals(rows.size(), again.count(Outcome.UNCHANGED));
      }
      int used = ((ItemTable) store.items("lines").orElseThrow()).run(0).used();
      assertTrue(used < 3 * 1500 * 2, "dead items were given up: " + used);
    }
    try (Store store = open()) {
      assertHolds(store, rows(1500, 11), "tags", "consents", "lines");
    }
  }

  @Test
  void aListCanBeLongerThanAPage() {
    List<Map<String, Object>> tags = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      tags.add(item("t" + i % 77));
    }
    List<Map<String, Object>> rows =
        List.of(row("a", tags, null, null), row("b", tags.subList(0, 20_000), null, null));
    try (Store store = create()) {
      store.upsert(Trees.batch(SCHEMA.fields(), rows));
      assertHolds(store, rows, "tags");
    }
    try (Store store = open()) {
      store.upsert(Trees.batch(SCHEMA.fields(), List.of(rows.get(1), rows.get(0))));
      assertHolds(store, rows, "tags");
    }
  }

  @Test
  void whatABatchDoesNotGiveStays() {
    List<Map<String, Object>> rows = rows(40, 3);
    try (Store store = create()) {
      store.upsert(Trees.batch(SCHEMA.fields(), rows));
      for (Map<String, Object> row : rows) {
        row.put("year", 8L);
        row.put("tags", List.of(item("new")));
      }
      store.upsert(Trees.batch(List.of(Rows.ID, Rows.YEAR, TAGS), rows));
      assertHolds(store, rows, "tags", "consents", "lines");
      rows.get(5).put("tags", null);
      Outcomes outcomes = store.upsert(Trees.batch(List.of(Rows.ID, TAGS), rows));
      assertEquals(1, outcomes.count(Outcome.UPDATED));
      assertHolds(store, rows, "tags", "consents", "lines");
    }
  }

  @Test
  void itemsMayGetMoreFields() {
    List<Map<String, Object>> rows = rows(40, 3);
    try (Store store = create()) {
      store.upsert(Trees.batch(SCHEMA.fields(), rows));
      Field more = lines(List.of(Field.of("color", Scalar.STRING)));
      store.extend(new Schema(List.of(more)));
      rows.forEach(r -> Trees.items(r.get("lines")).forEach(line -> line.put("color", null)));
      assertHolds(store, rows, "lines");
      Trees.items(rows.get(3).get("lines")).forEach(line -> line.put("color", "red"));
      List<Field> all = store.schema().fields();
      assertEquals(1, store.upsert(Trees.batch(all, rows)).count(Outcome.UPDATED));
      assertHolds(store, rows, "lines");
      Field scalar = Field.of("tags", Scalar.STRING);
      StoreException e =
          assertThrows(StoreException.class, () -> store.extend(new Schema(List.of(scalar))));
      assertEquals(StoreException.Kind.SCHEMA, e.kind());
    }
    try (Store store = open()) {
      assertHolds(store, rows, "lines");
    }
  }

  @Test
  void aTextThatIsTooLongIsRefusedInAnItemToo() {
    try (Store store = create()) {
      Map<String, Object> bad = row("a", List.of(item("x".repeat(60_001))), null, null);
      Map<String, Object> good = row("b", List.of(item("x")), null, null);
      Outcomes outcomes = store.upsert(Trees.batch(SCHEMA.fields(), List.of(bad, good)));
      assertEquals(Outcome.REFUSED, outcomes.of(0));
      assertHolds(store, List.of(good), "tags");
    }
  }
}
