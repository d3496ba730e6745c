package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any sequence of changes, new fields, closings and power cuts leaves what the model says. */
class ModelTest {
  private static final List<Field> EXTRA =
      List.of(
          Field.of("extra1", Scalar.INT),
          Field.of("extra2", Scalar.STRING),
          Field.of("extra3", Scalar.DOUBLE),
          Field.of("tags", new Type.ListOf(Scalar.STRING)),
          Field.of("extra4", new Type.ObjectType(List.of(Rows.YEAR, Rows.CITY))),
          Field.of("visits", new Type.ListOf(new Type.ObjectType(List.of(Rows.YEAR)))));

  private static final Field MARKS = Field.of("marks", new Type.MapOf(Scalar.INT));
  private static final Field ORDERS =
      Field.of(
          "orders",
          new Type.ListOf(
              new Type.ObjectType(
                  List.of(
                      Field.of("sku", Scalar.STRING),
                      Field.of("price", Scalar.DOUBLE),
                      Field.of("counts", new Type.ListOf(Scalar.INT))))));
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    List<Field> fields = new ArrayList<>(Rows.SCHEMA.fields());
    fields.add(MARKS);
    fields.add(ORDERS);
    return new Schema(fields);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void holdsWhatTheModelHolds(
      @ForAll @Size(min = 3, max = 14) List<@IntRange(max = 9) Integer> steps, @ForAll long seed)
      throws IOException {
    holds(steps, seed, Writes.AT_ONCE);
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void holdsItWhereChangesLastTogether(
      @ForAll @Size(min = 3, max = 14) List<@IntRange(max = 9) Integer> steps, @ForAll long seed)
      throws IOException {
    holds(steps, seed, Writes.IN_GROUPS);
  }

  private static void holds(List<Integer> steps, long seed, Writes writes) throws IOException {
    Path root = Files.createTempDirectory("wend-model");
    try (Run run = new Run(root, new Random(seed), writes)) {
      for (int step : steps) {
        run.step(step);
        run.compare();
      }
    } finally {
      Crash.files(root).forEach(Crash::delete);
      Files.delete(root);
    }
  }

  private static final class Run implements AutoCloseable {
    private final Path root;
    private final Random random;
    private final Writes writes;
    private final Model model = new Model();
    private Path folder;
    private Store store;
    private Map<String, byte[]> atCheckpoint;
    private int folders;
    private int extras;

    Run(Path root, Random random, Writes writes) {
      this.root = root;
      this.random = random;
      this.writes = writes;
      folder = root.resolve("0");
      Clock clock = Clock.systemUTC();
      store = Store.create(folder, SCHEMA, Map.of(), List.of(), clock, writes);
      atCheckpoint = Crash.extents(folder);
    }

    void step(int step) {
      switch (step) {
        case 0 -> reopen();
        case 1 -> {
          store.checkpoint();
          atCheckpoint = Crash.extents(folder);
        }
        case 2, 3 -> crash();
        case 4 -> extend();
        default -> change();
      }
    }

    private void change() {
      if (writes == Writes.AT_ONCE || random.nextInt(4) == 0) {
        upsert();
        return;
      }
      store.group().begin();
      for (int left = random.nextInt(4); left > 0; left--) {
        upsert();
        compare();
      }
      store.group().end();
    }

    private void reopen() {
      store.close();
      store = Store.open(folder, writes);
      atCheckpoint = Crash.extents(folder);
    }

    private void crash() {
      Path next = root.resolve(Integer.toString(++folders));
      if (writes == Writes.IN_GROUPS && random.nextBoolean()) {
        store.group().begin();
        store.upsert(batch().rows());
      }
      Crash.copy(folder, next, atCheckpoint, random);
      store.close();
      folder = next;
      store = Store.open(folder, writes);
    }

    private void extend() {
      if (extras < EXTRA.size()) {
        store.extend(new Schema(List.of(EXTRA.get(extras++))));
        atCheckpoint = Crash.extents(folder);
      }
    }

    /** Rows, and what the store takes of them. */
    private record Made(List<Map<String, Object>> of, Batch rows) {}

    private void upsert() {
      Made made = batch();
      Outcomes outcomes = store.upsert(made.rows());
      for (int r = 0; r < made.of().size(); r++) {
        Map<String, Object> row = made.of().get(r);
        assertEquals(model.upsert(row), outcomes.of(r), "row " + r + " " + row);
      }
    }

    private Made batch() {
      List<Field> fields = new ArrayList<>(List.of(Rows.ID));
      for (Field field : store.schema().fields().subList(1, store.schema().fields().size())) {
        if (random.nextInt(4) > 0) {
          fields.add(field);
        }
      }
      TableSchema schema = TableSchema.of(new Schema(fields));
      List<Map<String, Object>> rows = new ArrayList<>();
      int scale = 1 + random.nextInt(62);
      for (int left = 1 + random.nextInt(random.nextBoolean() ? 4 : 300); left > 0; left--) {
        rows.add(row(schema, scale));
      }
      return new Made(rows, Trees.batch(fields, rows));
    }

    private Map<String, Object> row(TableSchema schema, int scale) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (Field field : schema.columns()) {
        row.put(field.name(), value(field, scale));
      }
      for (TableSchema list : schema.lists()) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int left = random.nextInt(random.nextInt(9) == 0 ? 60 : 3); left > 0; left--) {
          items.add(row(list, scale));
        }
        row.put(list.name(), random.nextInt(5) == 0 ? null : items);
      }
      return row;
    }

    private Object value(Field field, int scale) {
      if (random.nextInt(8) == 0) {
        return null;
      }
      if (field.unique()) {
        return field.name() + random.nextInt(400);
      } else if (field.type().equals(Scalar.STRING)) {
        return "é".repeat(random.nextInt(random.nextInt(50) == 0 ? 3000 : 9));
      }
      long bits = random.nextLong() >> scale;
      return field.type().equals(Scalar.DOUBLE) ? (Object) (double) bits : (Object) bits;
    }

    void compare() {
      TableSchema schema = TableSchema.of(store.schema());
      assertEquals(model.profiles.size(), store.count());
      for (int slot = 0; slot < store.count(); slot++) {
        Map<String, Object> found = Trees.read(schema, store, slot);
        for (Map.Entry<String, Object> field : found.entrySet()) {
          Object expected = model.profiles.get(slot).get(field.getKey());
          assertEquals(expected, field.getValue(), field.getKey() + slot);
        }
        for (Field field : schema.columns()) {
          bounds(field, slot, found.get(field.name()));
        }
      }
      for (TableSchema list : schema.lists()) {
        Items items = store.items(list.name()).orElseThrow();
        long expected =
            model.profiles.stream().mapToInt(p -> Trees.items(p.get(list.name())).size()).sum();
        assertEquals(
            expected, Trees.scan(items, store.column(list.name()), store.pages()), list.name());
      }
      assertEquals(List.of(), store.check());
    }

    private void bounds(Field field, int slot, Object value) {
      Column column = store.column(field.name()).orElseThrow();
      int page = slot / Profiles.PAGE;
      if (value == null) {
        assertEquals(true, column.someMissing(page));
      } else if (value instanceof Long n) {
        assertEquals(true, column.least(page) <= n && n <= column.greatest(page));
      }
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
