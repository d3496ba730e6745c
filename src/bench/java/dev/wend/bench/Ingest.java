package dev.wend.bench;

import dev.wend.code.Verified;
import dev.wend.live.Definition;
import dev.wend.live.Follower;
import dev.wend.store.Batch;
import dev.wend.store.Store;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import dev.wend.vm.Scan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes events of people by their e-mail addresses, durably, and keeps audiences up to date: a
 * process of its own. Behind a history of some days comes a peak of a few seconds; a round is some
 * batches, then one look of the follower.
 */
final class Ingest {
  /** Rounds of a day each that are there before anybody is followed. */
  private static final int HISTORY = 8;

  private static final int WARM = 6;

  /** Events of a batch. */
  private static final int ROWS = Batch.MOST_ROWS;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long HOUR = 3_600_000;
  private static final int PRODUCTS = 1000;

  /** By type: batches a round. */
  private static final Map<String, Integer> SHARES =
      Map.of("View", 3, "Opened", 2, "AddToCart", 1, "Clicked", 1, "Purchase", 1);

  private static final List<String> TYPES =
      List.of("View", "AddToCart", "Purchase", "Opened", "Clicked");

  private static final String SCRIPT =
      """
      profile { crmId: string key, email: string identity, points: int }
      event View identified by email { product: string, price: decimal(2) }
      event AddToCart identified by email { product: string, price: decimal(2) }
      event Purchase identified by email { product: string, price: decimal(2) }
      event Opened identified by email { product: string, price: decimal(2) }
      event Clicked identified by email { product: string, price: decimal(2) }
      """;

  private static final List<String> AUDIENCES =
      List.of(
          "profiles where count(Purchase in last 90 days where price > 50) >= 3",
          "profiles where sum(Purchase.price in last 30 days) > 200",
          "profiles where any Purchase and no Purchase in last 14 days",
          "profiles where any AddToCart in last 1 day and no Purchase in last 1 day",
          "profiles where sequence(AddToCart then no Purchase within 1 day) in last 7 days",
          "profiles where sequence(View then AddToCart then Purchase within 2 days) in last 30 days",
          "profiles where count(View in last 7 days) >= 5",
          "profiles where count(View in last 30 days) >= 10 and no AddToCart in last 30 days",
          "profiles where any Opened in last 7 days and any Clicked in last 7 days",
          "profiles where count(Opened in last 30 days) >= 3 and no Clicked in last 30 days",
          "profiles where any Clicked in last 3 days and no Purchase in last 3 days",
          "profiles where any Clicked in last 7 days and any AddToCart in last 7 days",
          "profiles where max(Purchase.price in last 60 days) > 150",
          "profiles where points > 500 and any Purchase in last 7 days",
          "profiles where count(View in last 1 day) >= 3 or count(AddToCart in last 1 day) >= 2",
          "profiles where any Opened in last 2 days and no View in last 2 days",
          "profiles where sequence(Opened then Clicked within 1 day then Purchase within 3 days) in last 14 days",
          "profiles where any View in last 14 days where product = \"P7\"",
          "profiles where no Opened in last 30 days and no View in last 30 days and any Purchase",
          "profiles where count(AddToCart in last 14 days where price > 100) >= 2");

  /** Three of many that read purchases; the others read something else. */
  private static final List<String> PURCHASES =
      List.of(
          "profiles where count(Purchase in last 30 days where price > 50) >= 2",
          "profiles where any Purchase in last 7 days where price > 150",
          "profiles where sum(Purchase.price in last 30 days) > 200");

  private final Store store;
  private final int people;
  private final List<EventType> types = TYPES.stream().map(Ingest::declared).toList();
  private long events;

  private Ingest(Path folder, int people) {
    this.people = people;
    Field key = new Field("crmId", Scalar.STRING, true, Optional.of("crmId"), Optional.empty());
    Field email = new Field("email", Scalar.STRING, false, Optional.of("email"), Optional.empty());
    List<Field> fields = List.of(key, email, Field.of("points", Scalar.INT));
    Clock clock = Clock.fixed(START, ZoneOffset.UTC);
    store = Store.create(folder, new Schema(fields), Map.of(), types, clock);
    Batch batch = new Batch(fields, ROWS);
    for (int person = 0; person < people; person++) {
      text(batch, 0, "C-" + person);
      text(batch, 1, "user." + person + "@example.org");
      batch.set(2, (long) (People.share(person, 40) * 1000));
      batch.endRow(person);
      if (batch.isFull() || person == people - 1) {
        store.upsert(batch);
        batch.clear();
      }
    }
    store.checkpoint();
  }

  private static EventType declared(String name) {
    List<Field> fields =
        List.of(Field.of("product", Scalar.STRING), Field.of("price", new Type.Decimal(2)));
    return new EventType(name, fields, Optional.of("email"), OptionalLong.empty());
  }

  private static void text(Batch batch, int field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    batch.set(field, bytes, 0, bytes.length);
  }

  /**
   * @param args {@code live}, {@code plain}, {@code 3} or {@code 1000}; threads; people; rounds
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory(Fixture.folder(), "ingest-");
    Files.delete(folder);
    Ingest ingest = new Ingest(folder, Integer.parseInt(args[2]));
    try {
      ingest.run(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[3]));
    } finally {
      ingest.store.close();
      Fixture.delete(folder);
    }
  }

  private void run(String what, int threads, int rounds) {
    List<String> audiences = audiences(what);
    List<Definition> definitions = new ArrayList<>();
    for (int i = 0; i < audiences.size(); i++) {
      definitions.add(Definition.of("A" + i, Wend.audience(SCRIPT, audiences.get(i))));
    }
    boolean few = !what.equals("live") && !what.equals("plain");
    for (int round = 0; round < HISTORY; round++) {
      round(round, false).forEach(store::append);
    }
    Instant begin = Instant.ofEpochMilli(time(HISTORY));
    Follower follower = new Follower(definitions, store, begin, threads);
    long[] changes = new long[1];
    long appending = 0;
    long following = 0;
    long taken = 0;
    for (int round = HISTORY; round < HISTORY + WARM + rounds; round++) {
      List<Batch> batches = round(round, few);
      long start = System.nanoTime();
      batches.forEach(store::append);
      long appended = System.nanoTime();
      follower.follow(
          Instant.ofEpochMilli(time(round + 1)), (at, who, audience, entered) -> changes[0]++);
      long end = System.nanoTime();
      if (round >= HISTORY + WARM) {
        appending += appended - start;
        following += end - appended;
        taken += batches.stream().mapToInt(Batch::rows).sum();
      }
    }
    agree(definitions, follower);
    System.out.printf(
        Locale.ROOT,
        "%.0f %.0f %d%n",
        (double) appending / taken,
        (double) following / taken,
        changes[0]);
  }

  private static List<String> audiences(String what) {
    if (what.equals("plain")) {
      return List.of();
    } else if (what.equals("live")) {
      return AUDIENCES;
    }
    List<String> all = new ArrayList<>(PURCHASES);
    for (int i = 3; i < Integer.parseInt(what); i++) {
      String type = TYPES.get(i % 2 == 0 ? 0 : 3 + i % 3 % 2);
      all.add("profiles where count(" + type + " in last " + (1 + i % 60) + " days) >= 3");
    }
    return all;
  }

  /** What was followed is what is found. */
  private void agree(List<Definition> definitions, Follower follower) {
    for (int i = 0; i < definitions.size(); i += definitions.size() > 100 ? 97 : 1) {
      Verified program = definitions.get(i).program();
      long size = new Scan(program, store, follower.until()).count(2).count(0);
      Fixture.agree("what was followed and what is found of A" + i, follower.size(i), size);
    }
  }

  // ---- events

  private static long time(int round) {
    long history = Math.min(round, HISTORY) * 24L * HOUR;
    return START.toEpochMilli() + history + Math.max(0, round - HISTORY) * 250L;
  }

  /**
   * @param few whether only one batch, of purchases
   */
  private List<Batch> round(int round, boolean few) {
    List<Batch> batches = new ArrayList<>();
    for (EventType type : types) {
      int share = few ? (type.name().equals("Purchase") ? 1 : 0) : SHARES.get(type.name());
      for (int i = 0; i < share; i++) {
        long from = time(round) + (time(round + 1) - time(round)) * i / share;
        long length = (time(round + 1) - time(round)) / share;
        batches.add(batch(type, from, length));
      }
    }
    return batches;
  }

  private Batch batch(EventType type, long from, long length) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of(EventType.WHOSE, Scalar.STRING));
    fields.add(Field.of(EventType.TIME, Scalar.DATETIME));
    fields.addAll(type.fields());
    Batch batch = new Batch(type.name(), fields, ROWS);
    for (int row = 0; row < ROWS; row++, events++) {
      text(batch, 0, "user." + (int) (People.share(events, 60) * people) + "@example.org");
      batch.set(1, from + length * (row + 1) / (ROWS + 1));
      double u = People.share(events, 62);
      text(batch, 2, "P" + (int) (u * u * PRODUCTS));
      batch.set(3, (long) (People.share(events, 63) * 20_000) + 99);
      batch.endRow(events);
    }
    return batch;
  }
}
