package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
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
          Field.of("extra3", Scalar.DOUBLE));

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void holdsWhatTheModelHolds(
      @ForAll @Size(min = 3, max = 14) List<@IntRange(max = 9) Integer> steps, @ForAll long seed)
      throws IOException {
    Path root = Files.createTempDirectory("wend-model");
    try (Run run = new Run(root, new Random(seed))) {
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
    private final Model model = new Model();
    private Path folder;
    private Store store;
    private Map<String, byte[]> atCheckpoint;
    private int folders;
    private int extras;

    Run(Path root, Random random) {
      this.root = root;
      this.random = random;
      folder = root.resolve("0");
      store = Store.create(folder, Rows.SCHEMA, Clock.systemUTC());
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
        default -> upsert();
      }
    }

    private void reopen() {
      store.close();
      store = Store.open(folder);
      atCheckpoint = Crash.extents(folder);
    }

    private void crash() {
      Path next = root.resolve(Integer.toString(++folders));
      Crash.copy(folder, next, atCheckpoint, random);
      store.close();
      folder = next;
      store = Store.open(folder);
    }

    private void extend() {
      if (extras < EXTRA.size()) {
        store.extend(new Schema(List.of(EXTRA.get(extras++))));
        atCheckpoint = Crash.extents(folder);
      }
    }

    private void upsert() {
      List<Field> fields = new ArrayList<>(List.of(Rows.ID));
      for (Field field : store.schema().fields().subList(1, store.schema().fields().size())) {
        if (random.nextInt(4) > 0) {
          fields.add(field);
        }
      }
      Object[][] rows = new Object[1 + random.nextInt(random.nextBoolean() ? 4 : 300)][];
      int scale = 1 + random.nextInt(62);
      for (int r = 0; r < rows.length; r++) {
        rows[r] = fields.stream().map(f -> value(f, scale)).toArray();
      }
      Outcomes outcomes = store.upsert(Rows.batch(fields, rows));
      for (int r = 0; r < rows.length; r++) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int f = 0; f < fields.size(); f++) {
          row.put(fields.get(f).name(), rows[r][f]);
        }
        assertEquals(model.upsert(row), outcomes.of(r), "row " + r + " " + row);
      }
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
      assertEquals(model.profiles.size(), store.count());
      for (Field field : store.schema().fields()) {
        for (int slot = 0; slot < store.count(); slot++) {
          Object expected = model.profiles.get(slot).get(field.name());
          assertEquals(expected, Rows.value(store, field.name(), slot), field.name() + slot);
          bounds(field, slot, expected);
        }
      }
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
