package dev.wend.bench;

import dev.wend.store.Batch;
import dev.wend.store.Store;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.duckdb.DuckDBAppender;

/**
 * What people did in a year: views, carts and purchases, 20 for each of them; event {@code i} is a
 * pure function of {@code i}. They arrive in order of time, no two at one instant.
 */
final class Happened {
  static final int EACH = 20;
  static final String SCRIPT =
      """
      profile { crmId: string key }
      event View identified by crmId { product: string }
      event AddToCart identified by crmId { product: string }
      event Purchase identified by crmId { product: string, price: decimal(2) }
      """;

  private static final List<String> TYPES = List.of("View", "AddToCart", "Purchase");
  private static final Instant FIRST = Wend.NOW.minusSeconds(365L * 86_400);
  private static final int PRODUCTS = 1000;

  private Happened() {}

  static int people() {
    return Integer.getInteger("bench.events", 20_000_000) / EACH;
  }

  private static long events() {
    return (long) people() * EACH;
  }

  private static int person(long event) {
    return (int) (People.share(event, 60) * people());
  }

  /** Of four events one is a purchase, one a cart. */
  private static int type(long event) {
    return Math.max(0, (int) (People.share(event, 61) * 4) - 1);
  }

  private static int product(long event) {
    double u = People.share(event, 62);
    return (int) (u * u * PRODUCTS);
  }

  private static long cents(long event) {
    double u = People.share(event, 63);
    return (long) (u * u * 20_000) + 99;
  }

  private static long time(long event) {
    long year = 365L * 86_400_000;
    return FIRST.toEpochMilli() + (long) ((event + 1) * (double) year / (events() + 1));
  }

  // Wend

  private static EventType declared(String name) {
    Field product = Field.of("product", Scalar.STRING);
    List<Field> fields =
        name.equals("Purchase")
            ? List.of(product, Field.of("price", new Type.Decimal(2)))
            : List.of(product);
    return new EventType(name, fields, Optional.of("crmId"), OptionalLong.empty());
  }

  /** The folder of a store of all, made unless it is there. */
  static Path store(Path folder) throws IOException {
    Path place = folder.resolve("events-" + events() + ".wend");
    if (!Files.exists(place)) {
      Path half = folder.resolve("events-" + events() + ".wend.half");
      Fixture.delete(half);
      List<EventType> types = TYPES.stream().map(Happened::declared).toList();
      Field key = new Field("crmId", Scalar.STRING, true, Optional.of("crmId"), Optional.empty());
      Clock clock = Clock.fixed(Wend.NOW, ZoneOffset.UTC);
      try (Store store = Store.create(half, new Schema(List.of(key)), Map.of(), types, clock)) {
        Batch people = new Batch(List.of(key), Batch.MOST_ROWS);
        for (int person = 0; person < people(); person++) {
          text(people, 0, "C-" + person);
          people.endRow(person);
          if (people.isFull() || person == people() - 1) {
            store.upsert(people);
            people.clear();
          }
        }
        append(store, types);
        store.checkpoint();
      }
      Files.move(half, place);
    }
    return place;
  }

  private static void append(Store store, List<EventType> types) {
    Map<String, Batch> batches = new LinkedHashMap<>();
    for (EventType type : types) {
      List<Field> fields = new java.util.ArrayList<>();
      fields.add(Field.of(EventType.WHOSE, Scalar.STRING));
      fields.add(Field.of(EventType.TIME, Scalar.DATETIME));
      fields.addAll(type.fields());
      batches.put(type.name(), new Batch(type.name(), fields, Batch.MOST_ROWS));
    }
    for (long event = 0; event < events(); event++) {
      String type = TYPES.get(type(event));
      Batch batch = batches.get(type);
      text(batch, 0, "C-" + person(event));
      batch.set(1, time(event));
      text(batch, 2, "P" + product(event));
      if (type.equals("Purchase")) {
        batch.set(3, cents(event));
      }
      batch.endRow(event);
      if (batch.isFull()) {
        store.append(batch);
        batch.clear();
      }
    }
    batches.values().stream().filter(b -> b.rows() > 0).forEach(store::append);
  }

  private static void text(Batch batch, int field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    batch.set(field, bytes, 0, bytes.length);
  }

  // DuckDB

  /** A database of all, a table a type, made unless it is there, and open. */
  static Duck duck(Path folder, int threads) throws SQLException, IOException {
    Path file = folder.resolve("events-" + events() + ".duckdb");
    if (!Files.exists(file)) {
      Path half = folder.resolve("events-" + events() + ".duckdb.half");
      Files.deleteIfExists(half);
      try (Duck duck = Duck.open(half, 2)) {
        duck.run(
            "CREATE TABLE raw (type INTEGER, person INTEGER, ms BIGINT, product INTEGER, cents BIGINT)");
        try (DuckDBAppender to = duck.appender("raw")) {
          for (long event = 0; event < events(); event++) {
            to.beginRow();
            to.append(type(event));
            to.append(person(event));
            to.append(time(event));
            to.append(product(event));
            to.append(cents(event));
            to.endRow();
          }
        }
        for (int type = 0; type < TYPES.size(); type++) {
          duck.run(
              "CREATE TABLE "
                  + TYPES.get(type)
                  + " AS SELECT person, make_timestamp(ms * 1000) AS time, 'P' || product AS product"
                  + (type == 2 ? ", (cents / 100.0)::DECIMAL(9, 2) AS price" : "")
                  + " FROM raw WHERE type = "
                  + type);
        }
        duck.run("DROP TABLE raw");
        duck.run("CHECKPOINT");
      }
      Files.move(half, file);
    }
    return Duck.open(file, threads);
  }
}
