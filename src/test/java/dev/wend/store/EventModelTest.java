package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Events appended, merged, forgotten, and power cuts between: what the model says is there. */
class EventModelTest {
  private static final Field PRICE = Field.of("price", new Type.Decimal(2));
  private static final Field PRODUCT = Field.of("product", Scalar.STRING);
  private static final Field SCORE = Field.of("score", Scalar.DOUBLE);
  private static final Field LINES =
      Field.of(
          "lines",
          new Type.ListOf(
              new Type.ObjectType(
                  List.of(
                      Field.of("sku", Scalar.STRING),
                      Field.of("marks", new Type.ListOf(Scalar.INT))))));

  private static EventType buy(Field... fields) {
    return new EventType("Buy", List.of(fields), Optional.of("id"), OptionalLong.empty());
  }

  @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
  void holdsWhatTheModelHolds(
      @ForAll @Size(min = 3, max = 14) List<@IntRange(max = 11) Integer> steps, @ForAll long seed)
      throws IOException {
    Path root = Files.createTempDirectory("wend-events");
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
    private final EventModel model = new EventModel("Buy");
    private final boolean isLarge;
    private final boolean isOrdered;
    private Path folder;
    private Store store;
    private Map<String, byte[]> atCheckpoint;
    private int folders;
    private long clock = 1_600_000_000_000L;

    Run(Path root, Random random) {
      this.root = root;
      this.random = random;
      isLarge = random.nextInt(12) == 0;
      isOrdered = random.nextBoolean();
      folder = root.resolve("0");
      List<EventType> types = List.of(buy(PRODUCT, PRICE));
      store = Store.create(folder, Rows.SCHEMA, Map.of(), types, Clock.systemUTC());
      upsert(isLarge ? 17_000 : 5);
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
        case 5 -> {
          upsert(1 + random.nextInt(9));
          erase();
        }
        case 6, 7 -> merge();
        default -> append();
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
      EventType now = random.nextBoolean() ? buy(SCORE) : buy(LINES, SCORE);
      store.extend(store.schema(), Map.of(), List.of(now));
      atCheckpoint = Crash.extents(folder);
    }

    private void upsert(int more) {
      Object[][] rows = new Object[more][];
      for (int i = 0; i < more; i++) {
        int n = store.count() + i;
        rows[i] = Rows.row("k" + n, "m" + n);
      }
      store.upsert(Rows.batch(List.of(Rows.ID, Rows.EMAIL), rows));
    }

    private void erase() {
      int slot = store.find(Text.of("k" + someProfile()));
      if (slot >= 0) {
        store.erase(slot);
        model.erase(slot);
      }
      atCheckpoint = Crash.extents(folder);
    }

    /** Gives some profiles the e-mail of others. */
    private void merge() {
      List<Integer> before = survivors();
      List<Object[]> some = new ArrayList<>();
      for (int left = 1 + random.nextInt(3); left > 0; left--) {
        int slot = random.nextInt(store.count());
        if (before.get(slot) >= 0) {
          some.add(Rows.row("k" + slot, "m" + someProfile()));
        }
      }
      Object[][] rows = some.toArray(Object[][]::new);
      store.upsert(Rows.batch(List.of(Rows.ID, Rows.EMAIL), rows), Set.of("email"));
      List<Integer> after = survivors();
      for (int slot = 0; slot < after.size(); slot++) {
        if (before.get(slot) == slot && after.get(slot) != slot) {
          model.move(slot, after.get(slot));
        }
      }
    }

    private int someProfile() {
      return random.nextInt(random.nextBoolean() ? Math.min(9, store.count()) : store.count());
    }

    private List<Integer> survivors() {
      List<Integer> survivors = new ArrayList<>();
      for (int slot = 0; slot < store.count(); slot++) {
        survivors.add(store.find(Text.of("k" + slot)));
      }
      return survivors;
    }

    private void append() {
      EventType type = store.eventTypes().get(0);
      List<Field> fields = new ArrayList<>();
      for (Field field : type.schema().fields()) {
        if (field.name().equals(EventType.TIME) || random.nextInt(4) > 0) {
          fields.add(field);
        }
      }
      fields.add(random.nextInt(fields.size()), Field.of(EventType.WHOSE, Scalar.STRING));
      boolean areMany = isLarge ? random.nextInt(3) == 0 : random.nextInt(40) == 0;
      int count = 1 + random.nextInt(areMany ? 20_000 : random.nextBoolean() ? 5 : 300);
      int scale = 1 + random.nextInt(62);
      List<Map<String, Object>> rows = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        rows.add(row(fields, scale, count > 300));
      }
      Outcomes outcomes = store.append(Trees.batch("Buy", fields, rows));
      for (int r = 0; r < rows.size(); r++) {
        assertEquals(model.append(store, rows.get(r)), outcomes.of(r), "row " + r + rows.get(r));
      }
    }

    private Map<String, Object> row(List<Field> fields, int scale, boolean areMany) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (Field field : fields) {
        row.put(field.name(), value(field, scale, areMany));
      }
      return row;
    }

    private Object value(Field field, int scale, boolean areMany) {
      String name = field.name();
      if (name.equals(EventType.WHOSE)) {
        int n = areMany && isLarge ? random.nextInt(store.count()) : someProfile();
        return random.nextInt(30) == 0 ? null : "k" + (random.nextInt(30) == 0 ? 99_999 : n);
      } else if (name.equals(EventType.TIME)) {
        boolean isLate = !isOrdered && random.nextInt(20) == 0;
        clock += random.nextInt(3) == 0 ? random.nextInt(1 << random.nextInt(28)) : 0;
        return random.nextInt(40) == 0 ? null : (Long) (clock - (isLate ? random.nextInt() : 0L));
      } else if (random.nextInt(8) == 0) {
        return null;
      } else if (name.equals(EventType.ID)) {
        return "i" + random.nextInt(areMany ? 100_000 : 500);
      } else if (field.equals(LINES)) {
        return lines();
      } else if (field.type().equals(Scalar.STRING)) {
        return "p" + random.nextInt(areMany ? 70_000 : 20);
      }
      long bits = random.nextLong() >> scale;
      return field.type().equals(Scalar.DOUBLE) ? (Object) (double) bits : (Object) bits;
    }

    private List<Map<String, Object>> lines() {
      List<Map<String, Object>> lines = new ArrayList<>();
      for (int left = random.nextInt(3); left > 0; left--) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("sku", random.nextInt(4) == 0 ? null : "s" + random.nextInt(30));
        line.put("marks", random.nextBoolean() ? null : List.of(Trees.item((long) left)));
        lines.add(line);
      }
      return lines;
    }

    void compare() {
      model.assertHeldBy(store, Long.MIN_VALUE);
      assertEquals(List.of(), store.check());
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
