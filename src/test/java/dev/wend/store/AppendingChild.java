package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A process that appends events batch after batch until it is killed. How many batches there are is
 * told by how far their file is taken.
 */
final class AppendingChild {
  static final int EVENTS = 60;
  private static final int PROFILES = 100;
  private static final int CHECKPOINT_EVERY = 40;
  private static final Field PRICE = Field.of("price", Scalar.INT);
  private static final Field TAGS = Field.of("tags", new Type.ListOf(Scalar.STRING));

  static final EventType TYPE =
      new EventType("Buy", List.of(PRICE, TAGS), Optional.of("id"), OptionalLong.empty());

  private AppendingChild() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    PrintStream out = System.out;
    try (Store store = Store.exists(folder) ? Store.open(folder) : create(folder)) {
      profiles(store);
      for (int batch = batches(store); ; batch++) {
        store.append(
            batch(batch), new Taken("Buys", "f", batch + 1, "digest" + batch, LineSet.NONE));
        out.println(batch + 1);
        out.flush();
        if (batch % CHECKPOINT_EVERY == 0) {
          store.checkpoint();
        }
      }
    }
  }

  private static Store create(Path folder) {
    return Store.create(folder, Rows.SCHEMA, Map.of(), List.of(TYPE), Clock.systemUTC());
  }

  private static void profiles(Store store) {
    store.upsert(
        Rows.batch(
            List.of(Rows.ID),
            IntStream.range(0, PROFILES)
                .mapToObj(i -> Rows.row("k" + i))
                .toArray(Object[][]::new)));
  }

  static int batches(Store store) {
    List<Taken> taken = store.taken("Buys");
    return taken.isEmpty() ? 0 : (int) taken.get(0).bytes();
  }

  static Batch batch(int number) {
    List<Field> fields = new ArrayList<>(TYPE.schema().fields());
    fields.add(Field.of(EventType.WHOSE, Scalar.STRING));
    return Trees.batch(
        "Buy", fields, IntStream.range(0, EVENTS).mapToObj(i -> row(number, i)).toList());
  }

  private static Map<String, Object> row(int batch, int i) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(EventType.TIME, batch * 100_000_000L + i);
    row.put(EventType.ID, batch + "/" + i);
    row.put("price", i % 5 == 0 ? null : (Long) ((long) batch << i % 40));
    row.put("tags", i % 3 == 0 ? null : List.of(Trees.item("t" + i), Trees.item("u" + batch % 9)));
    row.put(EventType.WHOSE, "k" + owner(batch, i));
    return row;
  }

  private static int owner(int batch, int i) {
    return (batch * 13 + i) % PROFILES;
  }

  /** All events of so many batches are there, and no others. */
  static void verify(Store store, int batches) {
    Events events = store.events("Buy").orElseThrow();
    int[] next = IntStream.range(0, PROFILES).map(events::last).toArray();
    for (int batch = batches - 1; batch >= 0; batch--) {
      for (int i = EVENTS - 1; i >= 0; i--) {
        int owner = owner(batch, i);
        Map<String, Object> expected = row(batch, i);
        expected.remove(EventType.WHOSE);
        int slot = events.slot(0, next[owner]);
        assertEquals(expected, Trees.readItem(TYPE.table(), events, slot));
        next[owner] = events.previous(0, next[owner]);
      }
    }
    for (int at : next) {
      assertEquals(-1, at);
    }
  }
}
