package dev.wend.session;

import dev.wend.channel.FileOutbox;
import dev.wend.check.Checked;
import dev.wend.check.Journey;
import dev.wend.code.LowerJourney;
import dev.wend.journey.Caller;
import dev.wend.journey.Engine;
import dev.wend.journey.Notes;
import dev.wend.journey.OutboxOutlet;
import dev.wend.load.Progress;
import dev.wend.session.RunAnswer.JourneyCounts;
import dev.wend.session.RunAnswer.MessageCounts;
import dev.wend.step.Act;
import dev.wend.step.Schedule;
import dev.wend.store.Store;
import dev.wend.store.Writes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The journeys of a run of a script, if it has any: they go on where they were in the store. */
final class JourneyRun implements AutoCloseable {
  /** The folder of the sends in that of the store. */
  static final String OUTBOX = "outbox";

  private final Checked script;
  private final Store store;
  private final JourneyFile file;
  private final Optional<FileOutbox> outbox;
  private final Caller caller;
  private Optional<Journeys> journeys = Optional.empty();
  private LongSupplier sends = () -> 0;

  private JourneyRun(
      Checked script, Store store, JourneyFile file, Optional<FileOutbox> outbox, Caller caller) {
    this.script = script;
    this.store = store;
    this.file = file;
    this.outbox = outbox;
    this.caller = caller;
  }

  /**
   * @param folder the store's
   * @param kind how sends are kept from now on; as they were without it
   * @param caller who asks endpoints
   */
  static JourneyRun open(
      Checked script, Store store, Path folder, Optional<FileOutbox.Kind> kind, Caller caller)
      throws SessionException {
    JourneyFile file = new JourneyFile(folder);
    if (script.journeys().isEmpty()) {
      return new JourneyRun(script, store, file, Optional.empty(), caller);
    }
    FileOutbox outbox = new FileOutbox(folder.resolve(OUTBOX), kind);
    JourneyRun run = new JourneyRun(script, store, file, Optional.of(outbox), caller);
    if (file.exists()) {
      run.begin(Instant.EPOCH);
      run.journeys.orElseThrow().finish(outbox.lastSends().values());
    } else if (isNoted(store)) {
      outbox.close();
      throw file.lost();
    }
    return run;
  }

  /** How a store is to be opened: what journeys write one by one is to last many at a time. */
  static Writes writes(Checked script) {
    boolean isWritten =
        script.journeys().values().stream()
            .flatMap(journey -> LowerJourney.of(journey, script).flow().acts().stream())
            .anyMatch(act -> act instanceof Act.Write || act instanceof Act.Save);
    return isWritten ? Writes.IN_GROUPS : Writes.AT_ONCE;
  }

  /** Whether journeys have been run in a folder. */
  static boolean isBegun(Path folder) {
    return new JourneyFile(folder).exists();
  }

  /** Whether people of a store have been in journeys. */
  private static boolean isNoted(Store store) {
    return store.info().events().stream()
        .anyMatch(e -> e.name().equals(Notes.MOVE.name()) && e.events() > 0);
  }

  /** When journeys read an audience that do so a single time. */
  private Map<String, Instant> readings() {
    Map<String, Instant> readings = new LinkedHashMap<>();
    script
        .journeys()
        .forEach(
            (name, journey) -> {
              if (journey.way() instanceof Journey.Way.Read way
                  && way.read().schedule() instanceof Schedule.Once once) {
                readings.put(name, once.at());
              }
            });
    return readings;
  }

  private void begin(Instant at) throws SessionException {
    OutboxOutlet outlet = new OutboxOutlet(outbox.orElseThrow());
    sends = outlet::sends;
    journeys = Optional.of(new Journeys(script, store, at, outlet, caller, Optional.of(file)));
  }

  /**
   * Runs time forward, once the sources are loaded.
   *
   * @param now the time on the clock
   * @return the course that it was
   */
  Course run(RunRequest request, Instant now, Progress progress) throws SessionException {
    Course planned = Course.of(request, script.zone(), store, readings().values(), now);
    if (outbox.isEmpty()) {
      return planned;
    }
    Course course = planned;
    if (journeys.isPresent()) {
      course = planned.from(journeys.get().engine().clock(), request, script.zone());
      journeys.get().loaded();
    } else {
      begin(course.at());
    }
    Engine engine = journeys.get().engine();
    TimeProgress told =
        new TimeProgress(engine::clock, sends, course.until(), script.zone(), progress);
    Optional<String> endless;
    try {
      endless = journeys.get().run(course.until(), request.until().isPresent());
    } finally {
      told.close();
    }
    Course was =
        endless.isPresent() ? course.endedBefore(endless.get()) : course.through(engine.clock());
    Map<String, Long> active = engine.state().active();
    for (Map.Entry<String, Instant> reading : readings().entrySet()) {
      if (reading.getValue().toEpochMilli() < active.get(reading.getKey())) {
        was = was.begunBehind(reading.getKey(), reading.getValue(), script.zone());
      }
    }
    return was;
  }

  Map<String, JourneyCounts> counts() {
    return journeys.map(Journeys::counts).orElse(Map.of());
  }

  Map<String, MessageCounts> messages() {
    return journeys.map(Journeys::messageCounts).orElse(Map.of());
  }

  @Override
  public void close() {
    journeys.ifPresent(of -> of.engine().close());
    outbox.ifPresent(FileOutbox::close);
  }
}
