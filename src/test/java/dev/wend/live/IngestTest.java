package dev.wend.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.code.Lower;
import dev.wend.code.Refusal;
import dev.wend.code.Verify;
import dev.wend.diag.Source;
import dev.wend.store.Batch;
import dev.wend.store.Store;
import dev.wend.syntax.Parse;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Audiences are kept up to date while events and profiles arrive. */
class IngestTest {
  private static final int PEOPLE = 40;
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant END = BEGIN.plus(Duration.ofDays(25));
  private static final Field KEY =
      new Field("crmId", Scalar.STRING, true, Optional.of("crmId"), Optional.empty());
  private static final Field POINTS = Field.of("points", Scalar.INT);

  private static final String SCRIPT =
      """
      profile { crmId: string key, points: int }
      event View identified by crmId { n: int }
      event Buy identified by crmId { n: int }
      audience A0 = profiles where any Buy in last 7 days
      audience A1 = profiles where any View and no Buy in last 3 days
      audience A2 = profiles where count(View in last 10 days where n > 3) >= 2
      audience A3 = profiles where sequence(View then no Buy within 1 day) in last 5 days
      audience A4 = profiles where sequence(View then Buy within 2 days)
      audience A5 = profiles where sum(Buy.n in last 7 days) > 9 or points > 8
      audience A6 = profiles where days since last Buy < 3
      audience A7 = A0 where points > 4 and not (in audience A1)
      audience A8 = profiles where count(Buy in last 1 month) = 1
      audience A9 = profiles where sequence(View as v then Buy where n = v.n) in last 7 days
      """;

  private record Happening(boolean isBuy, int who, Instant at, int n) {}

  private record Change(long at, int who, int audience, boolean entered) {}

  private final List<Definition> definitions = definitions();

  private static List<Definition> definitions() {
    Checked script = Checker.check(Parse.script(new Source("s.wend", SCRIPT)).tree());
    assertEquals(List.of(), script.problems().stream().filter(p -> p.isError()).toList());
    List<Definition> all = new ArrayList<>();
    script
        .audiences()
        .forEach(
            (name, audience) -> {
              Lower lower = new Lower(script.audiences(), script.zone());
              lower.population(name, audience.population());
              try {
                all.add(Definition.of(name, Verify.verify(lower.program())));
              } catch (Refusal e) {
                throw new AssertionError(e);
              }
            });
    return all;
  }

  private static List<Happening> happenings(Random random) {
    List<Happening> all = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      long millis = (long) (random.nextDouble() * Duration.ofDays(22).toMillis()) + 1;
      long at = random.nextBoolean() ? millis : millis / 3_600_000 * 3_600_000 + 3_600_000;
      all.add(
          new Happening(
              random.nextInt(3) == 0,
              random.nextInt(PEOPLE),
              BEGIN.plusMillis(at),
              random.nextInt(7)));
    }
    return all;
  }

  // ---- a store

  private static Store store(Path folder) {
    Field n = Field.of("n", Scalar.INT);
    List<EventType> types =
        Stream.of("View", "Buy")
            .map(t -> new EventType(t, List.of(n), Optional.of("crmId"), OptionalLong.empty()))
            .toList();
    Schema schema = new Schema(List.of(KEY, POINTS));
    Store store = Store.create(folder, schema, Map.of(), types, Clock.systemUTC());
    people(store, 0, PEOPLE, new Random(3));
    return store;
  }

  private static void people(Store store, int from, int until, Random random) {
    Batch batch = new Batch(List.of(KEY, POINTS), 2 * PEOPLE);
    for (int i = from; i < until; i++) {
      text(batch, 0, "C" + i);
      batch.set(1, random.nextInt(10));
      batch.endRow(i);
    }
    store.upsert(batch);
  }

  private static void text(Batch batch, int field, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    batch.set(field, utf8, 0, utf8.length);
  }

  private static void append(Store store, List<Happening> events) {
    for (boolean isBuy : new boolean[] {false, true}) {
      List<Field> fields =
          List.of(
              Field.of(EventType.WHOSE, Scalar.STRING),
              Field.of(EventType.TIME, Scalar.DATETIME),
              Field.of("n", Scalar.INT));
      Batch batch = new Batch(isBuy ? "Buy" : "View", fields, 1000);
      for (Happening event : events) {
        if (event.isBuy == isBuy) {
          text(batch, 0, "C" + event.who);
          batch.set(1, event.at.toEpochMilli());
          batch.set(2, event.n);
          batch.endRow(batch.rows());
        }
      }
      store.append(batch);
    }
  }

  private interface Use {
    void of(Store store);
  }

  private static void with(Use use) throws IOException {
    Path made = Files.createTempDirectory("live-");
    Path folder = made.resolve("s" + Store.SCRATCH);
    try (Store store = store(folder)) {
      use.of(store);
    }
    try (Stream<Path> all = Files.walk(made)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Watcher into(List<Change> changes) {
    return (at, who, audience, entered) -> changes.add(new Change(at, who, audience, entered));
  }

  private void agree(Store store, Follower follower) {
    Follower fresh = new Follower(definitions, store, follower.until(), 1);
    for (int d = 0; d < definitions.size(); d++) {
      for (int who = 0; who < store.count(); who++) {
        assertEquals(fresh.isIn(d, who), follower.isIn(d, who), d + " of " + who);
      }
      assertEquals(fresh.size(d), follower.size(d));
    }
  }

  // ---- the properties

  /** In one batch, in any split, and replayed from the store: the same changes. */
  @Property(tries = 8)
  void anySplitTellsTheSame(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Happening> events = happenings(random);
    events.sort(Comparator.comparing(Happening::at));
    List<Change> atOnce = new ArrayList<>();
    List<Change> replayed = new ArrayList<>();
    with(
        store -> {
          Follower follower = new Follower(definitions, store, BEGIN, 2);
          append(store, events);
          follower.follow(END, into(atOnce));
          agree(store, follower);
          Follower again = new Follower(definitions, store, BEGIN, 1);
          for (int hour = 0; hour < 24 * 25; hour += 1 + random.nextInt(60)) {
            again.follow(BEGIN.plus(Duration.ofHours(hour)), into(replayed));
          }
          again.follow(END, into(replayed));
        });
    assertEquals(atOnce, replayed, "replayed");
    List<Change> split = new ArrayList<>();
    with(
        store -> {
          Follower follower = new Follower(definitions, store, BEGIN, 1);
          for (int from = 0; from < events.size(); ) {
            int until = Math.min(events.size(), from + 1 + random.nextInt(80));
            Instant last = events.get(until - 1).at();
            while (until < events.size() && events.get(until).at().equals(last)) {
              until++;
            }
            append(store, events.subList(from, until));
            follower.follow(last, into(split));
            from = until;
          }
          follower.follow(END, into(split));
        });
    assertEquals(atOnce, split, "in parts");
  }

  /** Late events, later people, and written fields: whoever is in an audience now is followed. */
  @Property(tries = 8)
  void membersAreThoseOfNow(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Happening> events = happenings(random);
    Collections.shuffle(events, random);
    with(
        store -> {
          Follower follower = new Follower(definitions, store, BEGIN, 1 + random.nextInt(2));
          boolean[][] in = new boolean[definitions.size()][2 * PEOPLE];
          for (int d = 0; d < in.length; d++) {
            for (int who = 0; who < PEOPLE; who++) {
              in[d][who] = follower.isIn(d, who);
            }
          }
          List<Change> changes = new ArrayList<>();
          for (int i = 0; i < 10; i++) {
            append(store, events.subList(i * 25, (i + 1) * 25));
            if (random.nextInt(3) == 0) {
              people(store, 0, PEOPLE + 3 * i, random);
              follower.updated(List.of("points"), into(changes));
            }
            follower.follow(BEGIN.plus(Duration.ofHours(60L * i)), into(changes));
            agree(store, follower);
          }
          changes.forEach(change -> in[change.audience][change.who] = change.entered);
          for (int d = 0; d < in.length; d++) {
            for (int who = 0; who < store.count(); who++) {
              assertEquals(follower.isIn(d, who), in[d][who], d + " of " + who);
            }
          }
        });
  }
}
