package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Given;
import dev.wend.check.TestStep;
import dev.wend.check.Typed;
import dev.wend.code.Lower;
import dev.wend.code.Verified;
import dev.wend.store.Batch;
import dev.wend.store.Store;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Text;
import dev.wend.vm.Row;
import dev.wend.vm.SingleRun;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of a test. */
final class TestEvents {
  private final Store store;
  private final Catalog catalog;
  private final TestPeople people;

  TestEvents(Store store, Catalog catalog, TestPeople people) {
    this.store = store;
    this.catalog = catalog;
    this.people = people;
  }

  /** Appends an event; why it was refused, or nothing. */
  Optional<String> occur(TestStep.Occur step, Instant now) {
    Catalog.Event event = catalog.events().get(step.event());
    Optional<String> whose = Optional.empty();
    if (step.from().isPresent()) {
      String namespace = event.type().namespace().orElseThrow();
      whose = people.identity(step.from().get(), namespace);
      if (whose.isEmpty()) {
        return Optional.of("`" + step.from().get() + "` has no `" + namespace + "`");
      }
    }
    TestBatch given = new TestBatch(step.values(), catalog, now);
    Batch batch = batch(event, step, given, whose);
    time(batch, step, now);
    if (event.type().isBusiness()) {
      batch.endRow(0);
      return TestPeople.refusal(store.append(batch));
    }
    if (whose.isEmpty()) {
      whose = ofEvent(event, batch);
    }
    if (whose.isEmpty()) {
      return Optional.of("nothing says whose the event is: write `from` and a profile");
    }
    text(batch, EventType.WHOSE, whose.get());
    batch.endRow(1);
    return TestPeople.refusal(store.append(batch));
  }

  private static boolean gives(TestStep.Occur step, String field) {
    return step.values().stream().map(Given::field).anyMatch(f -> f.name().equals(field));
  }

  /** The event's own values; the field of the name of the namespace is filled by {@code from}. */
  private static Batch batch(
      Catalog.Event event, TestStep.Occur step, TestBatch given, Optional<String> whose) {
    List<Field> fields = new ArrayList<>(given.fields());
    if (!gives(step, EventType.TIME)) {
      fields.add(Field.of(EventType.TIME, Scalar.DATETIME));
    }
    String namespace = event.type().namespace().orElse("");
    boolean fills =
        whose.isPresent()
            && !gives(step, namespace)
            && event.type().schema().field(namespace).filter(TestEvents::isText).isPresent();
    if (fills) {
      fields.add(Field.of(namespace, Scalar.STRING));
    }
    if (!event.type().isBusiness()) {
      fields.add(Field.of(EventType.WHOSE, Scalar.STRING));
    }
    Batch batch = new Batch(event.name(), fields, 1);
    given.give(batch, 1);
    if (fills) {
      text(batch, namespace, whose.get());
    }
    return batch;
  }

  private static boolean isText(Field field) {
    return field.type() == Scalar.STRING;
  }

  private void time(Batch batch, TestStep.Occur step, Instant now) {
    Instant at = step.at().map(value -> instant(value, now)).orElse(now);
    if (step.at().isPresent() || !gives(step, EventType.TIME)) {
      batch.set(batch.field(EventType.TIME), at.toEpochMilli());
    }
  }

  private Instant instant(Typed value, Instant now) {
    Lower lower = new Lower(Map.of(), catalog.zone()).value("time", value);
    SingleRun run = new SingleRun(Evaluation.verify(lower.program()), now);
    run.run(TestRow.NOBODY);
    return Instant.ofEpochMilli(run.number(0));
  }

  private static void text(Batch batch, String field, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    batch.set(batch.field(field), utf8, 0, utf8.length);
  }

  /** The identity that an event's own values give. */
  private Optional<String> ofEvent(Catalog.Event event, Batch batch) {
    String namespace = event.type().namespace().orElseThrow();
    Typed whose =
        event
            .whose()
            .orElseGet(
                () ->
                    new Typed.FieldRead(
                        Field.of(namespace, Scalar.STRING), new dev.wend.diag.Span(0, 0)));
    Lower lower = new Lower(Map.of(), catalog.zone()).value("whose", whose);
    Verified program = Evaluation.verify(lower.program());
    SingleRun run = new SingleRun(program, Instant.EPOCH);
    run.run(new Written(batch, program.program().columns()));
    return run.outside(0).map(String::valueOf);
  }

  /** The values of the row of a batch that is not ended. */
  private record Written(Batch batch, List<Field> columns) implements Row {
    private int place(int column) {
      return batch.field(columns.get(column).name());
    }

    @Override
    public boolean present(int column) {
      return place(column) >= 0 && batch.isPresent(place(column), 0);
    }

    @Override
    public long number(int column) {
      return batch.lane(place(column), 0);
    }

    @Override
    public Text text(int column) {
      int start = batch.textStart(place(column), 0);
      int length = batch.textEnd(place(column), 0) - start;
      return new Text().set(batch.textBytes(place(column)), start, length);
    }
  }
}
