package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single rules of events in a store. */
class EventsTest {
  private static final Field NUMBER = Rows.unique("number", Scalar.INT, false);
  private static final Field PRICE = Field.of("price", Scalar.INT);
  private static final Field TAGS = Field.of("tags", new Type.ListOf(Scalar.STRING));
  private static final Schema SCHEMA = new Schema(List.of(Rows.ID, Rows.EMAIL, NUMBER));
  private static final long DAY = 86_400_000L;

  @TempDir Path folder;

  private static EventType type(String name, String namespace, OptionalLong kept) {
    return new EventType(name, List.of(PRICE, TAGS), Optional.ofNullable(namespace), kept);
  }

  private Store create(EventType... types) {
    Store store =
        Store.create(folder.resolve("s"), SCHEMA, Map.of(), List.of(types), Clock.systemUTC());
    store.upsert(
        Rows.batch(
            SCHEMA.fields(),
            Rows.row("a", "a@x", 1L),
            Rows.row("b", "b@x", 2L),
            Rows.row("c", null, 3L)));
    return store;
  }

  private static Map<String, Object> row(String whose, Long time, String id, Long price) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(EventType.WHOSE, whose);
    row.put(EventType.TIME, time);
    row.put(EventType.ID, id);
    row.put("price", price);
    row.put("tags", price == null ? null : List.of(Trees.item("t" + price)));
    return row;
  }

  @SafeVarargs
  private static Batch batch(String type, Map<String, Object>... rows) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      all.add(row);
    }
    return batchOf(type, all);
  }

  private static Batch batchOf(String type, List<Map<String, Object>> rows) {
    List<Field> fields =
        List.of(
            Field.of(EventType.WHOSE, Scalar.STRING),
            Field.of(EventType.TIME, Scalar.DATETIME),
            Field.of(EventType.ID, Scalar.STRING),
            PRICE,
            TAGS);
    return Trees.batch(type, fields, rows);
  }

  /** The prices of a profile's events, the last that arrived first. */
  private static List<Object> prices(Store store, String type, int profile) {
    Events events = store.events(type).orElseThrow();
    List<Object> prices = new ArrayList<>();
    for (int at = events.last(profile); at >= 0; at = events.previous(0, at)) {
      prices.add(Rows.value(events.column("price"), events.slot(0, at)));
    }
    return prices;
  }

  @Test
  void whatIsRefusedSaysWhy() {
    try (Store store = create(type("Buy", "email", OptionalLong.empty()))) {
      Outcomes outcomes =
          store.append(
              batch(
                  "Buy",
                  row("a@x", 5L, null, 1L),
                  row("z@x", 5L, null, 2L),
                  row(null, 5L, null, 3L),
                  row("", 5L, null, 3L),
                  row("a@x", null, null, 4L)));
      List<String> why = outcomes.refusals().stream().map(Refusal::text).toList();
      String untold = "it does not tell whose it is: `email` is missing";
      assertEquals(
          List.of(
              "nobody has this `email`", untold, untold, "`time` is missing, or cannot be read"),
          why);
      assertEquals(List.of(1L), prices(store, "Buy", 0));
      StoreException e = assertThrows(StoreException.class, () -> store.append(batch("No")));
      assertEquals("The store has no events `No`.", e.getMessage());
    }
  }

  @Test
  void anIdCountsOnceInItsType() {
    EventType buy = type("Buy", "email", OptionalLong.empty());
    try (Store store = create(buy, type("View", "email", OptionalLong.empty()))) {
      Batch batch =
          batch(
              "Buy",
              row("z@x", 5L, "i", 0L),
              row("a@x", 5L, "i", 1L),
              row("b@x", 6L, "i", 2L),
              row("a@x", 7L, null, 3L),
              row("a@x", 7L, null, 3L));
      assertEquals(3, store.append(batch).count(Outcome.CREATED));
      assertEquals(1, store.append(batch("View", row("a@x", 1L, "i", 1L))).count(Outcome.CREATED));
    }
    try (Store store = Store.open(folder.resolve("s"))) {
      Outcomes again = store.append(batch("Buy", row("b@x", 9L, "i", 9L)));
      assertEquals(Outcome.UNCHANGED, again.of(0));
      assertEquals(List.of(3L, 3L, 1L), prices(store, "Buy", 0));
      assertEquals(List.of(), store.check());
    }
  }

  @Test
  void aNumberTellsWhose() {
    try (Store store = create(type("Buy", "number", OptionalLong.empty()))) {
      Outcomes outcomes =
          store.append(batch("Buy", row("2", 5L, null, 1L), row("2x", 5L, null, 2L)));
      assertEquals(List.of(1L), prices(store, "Buy", 1));
      assertEquals(Outcome.REFUSED, outcomes.of(1));
    }
  }

  @Test
  void businessEventsAreNobodys() {
    try (Store store =
        Store.create(
            folder.resolve("s"),
            SCHEMA,
            Map.of(),
            List.of(type("Stock", null, OptionalLong.empty())),
            Clock.systemUTC())) {
      store.append(batch("Stock", row(null, 5L, null, 1L), row(null, 4L, "i", 2L)));
      store.append(batch("Stock", row(null, 4L, "i", 3L)));
      assertEquals(List.of(2L, 1L), prices(store, "Stock", 0));
      assertFalse(store.events("Stock").orElseThrow().isOrdered(0));
      assertEquals(List.of(), store.check());
    }
  }

  @Test
  void aFileIsTakenWithItsBatch() {
    try (Store store = create(type("Buy", "email", OptionalLong.empty()))) {
      Taken file = new Taken("Buys", "f", 10, "aa", LineSet.NONE);
      store.append(batch("Buy", row("a@x", 5L, null, 1L), row("z@x", 5L, null, 1L)), file);
      Taken known = store.taken("Buys").get(0);
      assertTrue(known.lines().contains(1) && !known.lines().contains(2));
      store.append(batch("Buy"), new Taken("Buys", "f", 30, "bb", known.lines()));
      store.append(batch("Buy"), new Taken("Buys", "g", 7, "cc", LineSet.NONE));
      assertEquals(List.of(), store.taken("Views"));
    }
    try (Store store = Store.open(folder.resolve("s"))) {
      List<Taken> files = store.taken("Buys");
      assertEquals(2, files.size());
      assertEquals(30, files.get(0).bytes());
      assertTrue(files.get(0).lines().contains(1));
      assertEquals(0, files.get(1).lines().size());
    }
  }

  @Test
  void arrivalIsComparedBetweenTypes() {
    EventType buy = type("Buy", "id", OptionalLong.empty());
    try (Store store = create(buy, type("View", "id", OptionalLong.empty()))) {
      store.append(batch("View", row("b", 5L, null, 1L)));
      store.append(batch("Buy", row("b", 5L, null, 1L)));
      store.append(batch("View", row("b", 5L, null, 2L)));
      store.append(batch("Buy", row("a", 5L, null, 2L)));
      store.upsert(Rows.batch(List.of(Rows.ID, Rows.EMAIL), Rows.row("b", "a@x")), Set.of("email"));
      Events buys = store.events("Buy").orElseThrow();
      Events views = store.events("View").orElseThrow();
      assertEquals(List.of(1L, 2L), prices(store, "Buy", 0));
      assertEquals(List.of(2L, 1L), prices(store, "View", 0));
      int last = views.last(0);
      int middle = buys.arrival(0, buys.last(0));
      assertTrue(middle < views.arrival(0, last));
      assertTrue(views.arrival(0, views.previous(0, last)) < middle);
      assertEquals(-1, buys.last(1));
    }
  }

  @Test
  void whatIsTooOldIsForgottenByPages() {
    int many = Profiles.PAGE + 10;
    try (Store store = create(type("Buy", "id", OptionalLong.of(10 * DAY)))) {
      for (int half = 0; half < 2; half++) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = half * many / 2; i < (half + 1) * many / 2; i++) {
          rows.add(row(i % 2 == 0 ? "a" : "b", 100 * DAY + i, null, (long) i));
        }
        store.append(batchOf("Buy", rows));
      }
      Events events = store.events("Buy").orElseThrow();
      store.forget(Instant.ofEpochMilli(109 * DAY));
      assertEquals(2, events.pages(0).length);
      store.forget(Instant.ofEpochMilli(110 * DAY + many));
      assertEquals(1, events.pages(0).length);
      assertEquals(5, prices(store, "Buy", 0).size());
      assertEquals(10, store.info().events().get(0).events());
      store.append(batch("Buy", row("a", 111 * DAY, null, 7L)));
      assertEquals(List.of(), store.check());
    }
    try (Store store = Store.open(folder.resolve("s"))) {
      assertEquals(7L, prices(store, "Buy", 0).get(0));
      assertEquals(6, prices(store, "Buy", 0).size());
      assertEquals(List.of(), store.check());
    }
  }

  @Test
  void erasedEventsLeaveZeros() {
    try (Store store = create(type("Buy", "id", OptionalLong.empty()))) {
      store.append(
          batch("Buy", row("a", 5L, "x", 11L), row("b", 6L, "y", 12L), row("a", 7L, "z", 13L)));
      Events events = store.events("Buy").orElseThrow();
      int page = events.pages(0)[0];
      store.erase(0);
      assertEquals(List.of(), prices(store, "Buy", 0));
      assertEquals(List.of(12L), prices(store, "Buy", 1));
      long[] live = new long[Profiles.WORDS];
      events.live(page, live);
      assertEquals(2, live[0]);
      long[] values = new long[Profiles.PAGE];
      events.values("price", page, values);
      assertTrue(values[0] != 11 && values[2] != 13);
      Items tags = events.items("tags").orElseThrow();
      tags.live(tags.pages(page)[0], live);
      assertEquals(2, live[0]);
      assertEquals(0, tags.column("value").orElseThrow().code(tags.pages(page)[0] * Profiles.PAGE));
      assertEquals(List.of(), store.check());
    }
  }

  @Test
  void valuesOfAnyWidth() {
    long[] all = {0, 255, 256, 65_535, 65_536, -1, Integer.MAX_VALUE, Long.MAX_VALUE, -1L << 62};
    try (Store store = create(type("Buy", "id", OptionalLong.empty()))) {
      for (long value : all) {
        store.append(batch("Buy", row("a", value, null, value)));
      }
      Events events = store.events("Buy").orElseThrow();
      long[] values = new long[Profiles.PAGE];
      events.values("price", events.pages(0)[0], values);
      assertArrayEquals(all, java.util.Arrays.copyOf(values, all.length));
      events.times(events.pages(0)[0], values);
      assertArrayEquals(all, java.util.Arrays.copyOf(values, all.length));
      assertFalse(events.isNarrow(events.pages(0)[0]));
    }
  }

  @Test
  void aBusinessTypeStaysOne() {
    try (Store store = create(type("Buy", "id", OptionalLong.empty()))) {
      List<EventType> now = List.of(type("Buy", null, OptionalLong.empty()));
      StoreException e =
          assertThrows(StoreException.class, () -> store.extend(SCHEMA, Map.of(), now));
      assertEquals(
          "The events `Buy` are of profiles in the store and nobody's in the script.",
          e.getMessage());
    }
  }
}
