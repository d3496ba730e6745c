package dev.wend.bench;

import dev.wend.channel.FileOutbox;
import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.code.JourneyPlan;
import dev.wend.code.LowerJourney;
import dev.wend.code.LowerMessage;
import dev.wend.diag.Source;
import dev.wend.journey.Caller;
import dev.wend.journey.Engine;
import dev.wend.journey.Notes;
import dev.wend.journey.OutboxOutlet;
import dev.wend.step.Message;
import dev.wend.store.Batch;
import dev.wend.store.Store;
import dev.wend.store.StoreInfo;
import dev.wend.syntax.Parse;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes people through a journey, durably, in a process of its own: all of them enter, get a
 * message and wait; the deadline comes, they get another one; each does something by which they
 * enter a second journey and get a third.
 */
final class Travel {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final int ROWS = Batch.MOST_ROWS;

  private static final String SCRIPT =
      """
      profile {
        crmId: string key
        email: string identity
        firstName: string
        city: string
      }
      event Purchase identified by email { product: string }
      surface Mail: email { from: "news@shop.example" }
      message First on Mail {
        subject: "Hello {{firstName}}"
        text: "Our new store in {{city}} is open."
        track opens
      }
      message Second on Mail { subject: "Did you miss it?", text: "It is still open." }
      message Thanks on Mail { subject: "Thank you, {{firstName}}", text: "Enjoy it." }
      audience All = profiles where city = "Seattle"
      journey Opening {
        enter from audience All by email
        send First
        await opened First within 1 day { } else { send Second }
      }
      journey Buyers {
        enter on Purchase where product = "lamp" by email
        send Thanks
      }
      """;

  private final Checked script = Checker.check(Parse.script(new Source("travel", SCRIPT)).tree());
  private final Store store;
  private final int people;

  private Travel(Path folder, int people) {
    this.people = people;
    List<EventType> types = new ArrayList<>(Notes.ALL);
    script.catalog().events().values().forEach(event -> types.add(event.type()));
    Clock clock = Clock.fixed(START, ZoneOffset.UTC);
    store = Store.create(folder, script.profile(), Map.of(), types, clock);
    List<Field> fields =
        List.of("crmId", "email", "firstName", "city").stream()
            .map(name -> script.profile().field(name).orElseThrow())
            .toList();
    Batch batch = new Batch(fields, ROWS);
    for (int person = 0; person < people; person++) {
      text(batch, 0, "C-" + person);
      text(batch, 1, address(person));
      text(batch, 2, "Name" + person % 1000);
      text(batch, 3, "Seattle");
      batch.endRow(person);
      if (batch.isFull() || person == people - 1) {
        store.upsert(batch);
        batch.clear();
      }
    }
    store.checkpoint();
  }

  private static String address(int person) {
    return "user." + person + "@example.org";
  }

  private static void text(Batch batch, int field, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    batch.set(field, bytes, 0, bytes.length);
  }

  /**
   * Prints a line for each time: seconds, seconds, bytes, events a second.
   *
   * @param args how many people, how many times
   */
  public static void main(String[] args) throws IOException {
    for (int time = 0; time < Integer.parseInt(args[1]); time++) {
      travel(Integer.parseInt(args[0]));
    }
  }

  private static void travel(int people) throws IOException {
    Path folder = Files.createTempDirectory(Fixture.folder(), "travel-");
    Path outbox = Files.createTempDirectory(Fixture.folder(), "outbox-");
    Files.delete(folder);
    Travel travel = new Travel(folder, people);
    try (FileOutbox sends = new FileOutbox(outbox, Optional.of(FileOutbox.Kind.BINARY))) {
      travel.run(sends);
    } finally {
      travel.store.close();
      Fixture.delete(folder);
      Fixture.delete(outbox);
    }
  }

  private void run(FileOutbox outbox) {
    Map<String, Message> messages = new HashMap<>();
    script.catalog().messages().forEach((n, m) -> messages.put(n, LowerMessage.message(m)));
    Engine engine =
        new Engine(
            new Engine.Setting(
                store,
                script.zone(),
                messages,
                List.of(),
                List.of(),
                new OutboxOutlet(outbox),
                question -> new Caller.Answer.Failed("no endpoint"),
                (plan, at) -> store),
            START);
    Map<String, JourneyPlan> plans = new HashMap<>();
    LowerJourney.all(script).forEach(plan -> plans.put(plan.name(), plan));
    long start = System.nanoTime();
    engine.activate(List.of(plans.get("Opening")));
    long entered = System.nanoTime();
    double bytes = bytesAPerson();
    long waited = System.nanoTime();
    engine.advance(START.plus(Duration.ofDays(2)));
    long late = System.nanoTime();
    engine.activate(List.of(plans.get("Buyers")));
    long known = System.nanoTime();
    purchases(engine.clock().plusSeconds(1));
    engine.advance(START.plus(Duration.ofDays(3)));
    long thanked = System.nanoTime();
    long sent = engine.reports().message("Thanks").targeted();
    Fixture.agree("people and thanks", people, sent);
    System.out.printf(
        Locale.ROOT,
        "%.3f %.3f %.1f %.0f%n",
        (entered - start) / 1e9,
        (late - waited) / 1e9,
        bytes,
        people * 1e9 / (thanked - known));
  }

  /** What a person costs who waits: the note of where they are. */
  private double bytesAPerson() {
    return store.info().events().stream()
        .filter(e -> e.name().equals(Notes.MOVE.name()))
        .mapToDouble(StoreInfo.EventInfo::bytesPerEvent)
        .sum();
  }

  private void purchases(Instant at) {
    List<Field> fields =
        List.of(
            script.catalog().events().get("Purchase").type().fields().get(0),
            Field.of(EventType.TIME, Scalar.DATETIME),
            Field.of(EventType.WHOSE, Scalar.STRING));
    Batch batch = new Batch("Purchase", fields, ROWS);
    for (int person = 0; person < people; person++) {
      text(batch, 0, "lamp");
      batch.set(1, at.toEpochMilli() + person);
      text(batch, 2, address(person));
      batch.endRow(person);
      if (batch.isFull() || person == people - 1) {
        store.append(batch);
        batch.clear();
      }
    }
  }
}
