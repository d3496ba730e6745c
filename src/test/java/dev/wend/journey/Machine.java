package dev.wend.journey;

import dev.wend.channel.Outbox;
import dev.wend.channel.PackedSends;
import dev.wend.channel.Reaction;
import dev.wend.channel.Send;
import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Journey;
import dev.wend.code.JourneyPlan;
import dev.wend.code.LowerJourney;
import dev.wend.code.LowerMessage;
import dev.wend.step.Message;
import dev.wend.store.Batch;
import dev.wend.store.Store;
import dev.wend.store.Writes;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.value.Lane;
import dev.wend.value.Text;
import dev.wend.walker.Calls;
import dev.wend.walker.Happening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An engine over a store of its own, which goes on over the same store after a stop. */
final class Machine implements AutoCloseable {
  private final Case of;
  private final Writes writes;
  private Path folder;
  private int restarts;
  private final Outbox outbox;
  private final List<JourneyPlan> plans;

  /** By journey as it stands in a script. */
  private final IdentityHashMap<Journey, JourneyPlan> written = new IdentityHashMap<>();

  /** By name: the one that is activated. */
  private final Map<String, JourneyPlan> newest = new LinkedHashMap<>();

  /** All that the engine was told of, in this order. */
  private final List<JourneyPlan> versions = new ArrayList<>();

  private Store store;
  private Engine engine;
  private Runnable toldOfWrites = () -> {};

  /** A new store with the people of a case. */
  Machine(Case of, Path folder, Outbox outbox) {
    this(of, folder, outbox, Writes.AT_ONCE);
  }

  Machine(Case of, Path folder, Outbox outbox, Writes writes) {
    this.of = of;
    this.writes = writes;
    this.folder = folder;
    this.outbox = outbox;
    of.checked().journeys().values().forEach(journey -> version(journey, of.checked()));
    plans = List.copyOf(versions);
    List<EventType> types = new ArrayList<>(Notes.ALL);
    of.checked().catalog().events().values().forEach(e -> types.add(e.type()));
    of.checked()
        .catalog()
        .endpoints()
        .forEach(
            (endpoint, has) ->
                has.actions()
                    .forEach(
                        (action, is) ->
                            types.add(EventType.answer(endpoint, action, is.results()))));
    Clock clock = Clock.systemUTC();
    store = Store.create(folder, of.checked().profile(), Map.of(), types, clock, writes);
    for (Map<String, Object> person : of.people()) {
      write(List.copyOf(person.keySet()), person);
    }
    engine = new Engine(setting(), Case.BEGIN);
    plans.forEach(engine::change);
  }

  private JourneyPlan version(Journey journey, Checked script) {
    JourneyPlan plan = LowerJourney.of(journey, script);
    written.put(journey, plan);
    if (!plan.equals(newest.put(plan.name(), plan))) {
      versions.add(plan);
    }
    return plan;
  }

  /** The plan of a journey that is known. */
  JourneyPlan plan(Journey journey) {
    return written.get(journey);
  }

  private Engine.Setting setting() {
    Checked script = of.checked();
    Map<String, Message> messages = new LinkedHashMap<>();
    script.catalog().messages().forEach((n, m) -> messages.put(n, LowerMessage.message(m)));
    List<Catalog.Policy> policies = script.catalog().policies();
    return new Engine.Setting(
        store,
        script.zone(),
        messages,
        policies.stream().flatMap(p -> p.caps().stream()).toList(),
        policies.stream().flatMap(p -> p.quiet().stream()).toList(),
        new Failing(of, new OutboxOutlet(outbox)),
        this::answer,
        (plan, at) -> store);
  }

  private Caller.Answer answer(Caller.Question question) {
    Calls.Answer answer = of.answer(question.action(), question.arguments());
    return switch (answer.kind()) {
      case FAILED -> new Caller.Answer.Failed("the case has it fail");
      case LATE -> new Caller.Answer.Late();
      case ODD -> new Caller.Answer.Given("{\"level\": \"high\"}");
      case GIVEN -> {
        String fields =
            answer.values().entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\": " + json(e.getValue()))
                .collect(Collectors.joining(", "));
        yield new Caller.Answer.Given("{" + fields + "}");
      }
    };
  }

  private static String json(Object value) {
    return value instanceof Long ? value.toString() : "\"" + value + "\"";
  }

  /** Fails where the case says so. */
  private record Failing(Case of, Outlet outlet) implements Outlet {
    @Override
    public Optional<String> take(Send send) {
      return of.fails(send.message(), send.profile(), send.at().toEpochMilli())
          ? Optional.of("the case has it fail")
          : outlet.take(send);
    }

    @Override
    public boolean takesAll() {
      return of.failing().isEmpty() && outlet.takesAll();
    }

    @Override
    public void keep(PackedSends taken) {
      outlet.keep(taken);
    }
  }

  /** Has somebody told of each write of the engine to the store. */
  void writes(Runnable told) {
    toldOfWrites = told;
    engine.written(told);
  }

  Engine engine() {
    return engine;
  }

  List<JourneyPlan> plans() {
    return plans;
  }

  /** Goes on from a state with another engine, over the store that was closed and opened again. */
  void restart(State from) {
    store.close();
    store = Store.open(folder);
    restored(from);
  }

  /** Goes on after a stop, from what is in the files then. */
  void restart(KeptState from) throws IOException {
    Path copy = folder.resolveSibling(++restarts + Store.SCRATCH);
    Files.createDirectory(copy);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    store.close();
    folder = copy;
    store = Store.open(folder, writes);
    restored(from.of(store));
  }

  private void restored(State from) {
    engine = new Engine(setting(), Instant.EPOCH);
    engine.written(toldOfWrites);
    engine.restore(from, versions);
  }

  // ---- what happens

  void all(List<Happening> happenings) {
    happenings.forEach(this::take);
  }

  void take(Happening happening) {
    engine.advance(Instant.ofEpochMilli(happening.at()));
    if (happening instanceof Happening.Came came) {
      load(came);
      engine.arrived();
    } else if (happening instanceof Happening.Updated updated) {
      write(updated);
      engine.updated();
    } else if (happening instanceof Happening.Merged merged) {
      merge(merged);
      engine.merged();
    } else if (happening instanceof Happening.Reacts reacts) {
      engine.reacts(slot(reacts.who()), reacts.message(), reaction(reacts.kind()));
    } else if (happening instanceof Happening.Changed changed) {
      Journey journey = changed.script().journeys().get(changed.journey());
      engine.change(version(journey, changed.script()));
    } else {
      life((Happening.Life) happening);
    }
  }

  private static Reaction reaction(Reaction.Kind kind) {
    return switch (kind) {
      case DELIVERED -> new Reaction.Delivered();
      case BOUNCED -> new Reaction.Bounced(true, "");
      case OPENED -> new Reaction.Opened();
      case CLICKED -> new Reaction.Clicked("");
      case COMPLAINED -> new Reaction.Complained();
      case UNSUBSCRIBED -> new Reaction.Unsubscribed();
    };
  }

  private void life(Happening.Life life) {
    String name = life.journey();
    if (life.kind() == Happening.Kind.ACTIVATE) {
      engine.activate(List.of(newest.get(name)));
    } else if (engine.isActive(name)) {
      switch (life.kind()) {
        case PAUSE -> engine.pause(name);
        case RESUME -> engine.resume(name);
        default -> engine.stop(name);
      }
    }
  }

  // ---- the store

  int slot(int who) {
    return store.find(Text.of(Case.key(who)));
  }

  /** Two profiles are one from now on, but the engine is not told. */
  void merge(Happening.Merged merged) {
    if (slot(merged.who()) != slot(merged.into())) {
      store.merge(slot(merged.who()), slot(merged.into()));
    }
  }

  void write(Happening.Updated updated) {
    Map<String, Object> values = new LinkedHashMap<>(updated.values());
    List<String> fields = new ArrayList<>(updated.fields());
    fields.add("crmId");
    values.put("crmId", Case.key(updated.who()));
    write(fields, values);
  }

  private void write(List<String> names, Map<String, Object> values) {
    TableSchema table = TableSchema.of(of.checked().profile());
    List<Field> fields = table.columns().stream().filter(f -> names.contains(f.name())).toList();
    Batch batch = new Batch(fields, 1);
    for (int f = 0; f < fields.size(); f++) {
      give(batch, f, Optional.ofNullable(values.get(fields.get(f).name())));
    }
    batch.endRow(0);
    store.upsert(batch);
  }

  private static void give(Batch batch, int f, Optional<Object> value) {
    if (value.isEmpty()) {
      batch.setMissing(f);
    } else if (value.get() instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      batch.set(f, utf8, 0, utf8.length);
    } else {
      batch.set(f, Lane.of(batch.fields().get(f).type(), value.get()));
    }
  }

  /** Events are in the store from now on, but the engine is not told. */
  void load(Happening.Came came) {
    for (Happening.Told event : came.events()) {
      EventType type = of.checked().catalog().events().get(event.type()).type();
      List<Field> fields = new ArrayList<>(type.fields());
      fields.add(Field.of(EventType.TIME, Scalar.DATETIME));
      if (!type.isBusiness()) {
        fields.add(Field.of(EventType.WHOSE, Scalar.STRING));
      }
      Batch batch = new Batch(type.name(), fields, 1);
      Map<String, Object> values = new LinkedHashMap<>(event.values());
      values.put(EventType.WHOSE, Case.key(event.who()));
      for (int f = 0; f < fields.size(); f++) {
        give(batch, f, Optional.ofNullable(values.get(fields.get(f).name())));
      }
      batch.endRow(batch.rows());
      store.append(batch);
    }
  }

  // ---- what is seen

  /** What is noted of everybody, a line each; of one person in order. */
  List<String> history() {
    List<String> lines = new ArrayList<>();
    History history = new History(store);
    for (int who = 0; who < of.people().size(); who++) {
      int slot = slot(who);
      for (History.Moved m : history.moves(slot)) {
        String run = m.journey() + " v" + m.version() + " " + m.each() + "#" + m.run();
        String due = m.due().map(d -> " due " + Instant.ofEpochMilli(d)).orElse("");
        String rest = " " + m.path() + m.act().map(a -> " at " + a).orElse("") + due;
        lines.add(
            line(who, m.at(), run + " " + m.move() + " (" + m.why() + ")" + rest + m.called()));
      }
      for (History.Sending s : history.sends(slot)) {
        String run = s.journey() + " " + s.each() + "#" + s.run() + " at " + s.act();
        String what = s.message() + " " + s.outcome() + " (" + s.reason() + ") " + s.id();
        lines.add(line(who, s.at(), run + " " + what));
      }
      for (History.Reacted r : history.reactions(slot)) {
        lines.add(line(who, r.at(), r.reaction() + " " + r.message() + " " + r.send()));
      }
    }
    return lines;
  }

  /** The moves of one person, in order. */
  List<History.Moved> moves(int who) {
    return new History(store).moves(slot(who));
  }

  /** The moves and sends of one person, as the walker tells them, by journey. */
  Map<String, List<String>> told(int who) {
    Map<String, List<String>> told = new LinkedHashMap<>();
    History history = new History(store);
    for (History.Moved m : history.moves(slot(who))) {
      if (m.move().begins() || m.move().ends() || m.move() == Move.NOT_ENTERED) {
        boolean isSaid = m.move() == Move.NOT_ENTERED;
        String text = m.move() + (isSaid ? " " + m.why() : "");
        told.computeIfAbsent("moves " + m.journey(), j -> new ArrayList<>())
            .add(Instant.ofEpochMilli(m.at()) + " " + m.each() + " " + text);
      }
    }
    for (History.Sending s : history.sends(slot(who))) {
      String text = s.message() + " " + s.outcome() + " " + s.reason();
      told.computeIfAbsent("sends " + s.journey(), j -> new ArrayList<>())
          .add(Instant.ofEpochMilli(s.at()) + " " + s.each() + " " + text);
    }
    return told;
  }

  private static String line(int who, long at, String text) {
    return Case.key(who) + " " + Instant.ofEpochMilli(at) + " " + text;
  }

  @Override
  public void close() {
    store.close();
  }
}
