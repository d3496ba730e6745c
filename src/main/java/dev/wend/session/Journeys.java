package dev.wend.session;

import dev.wend.channel.Reaction;
import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Journey;
import dev.wend.check.Population;
import dev.wend.check.Traits;
import dev.wend.code.JourneyPlan;
import dev.wend.code.LowerJourney;
import dev.wend.code.LowerMessage;
import dev.wend.journey.Caller;
import dev.wend.journey.Engine;
import dev.wend.journey.Keeping;
import dev.wend.journey.Notes;
import dev.wend.journey.Outcome;
import dev.wend.journey.Outlet;
import dev.wend.journey.Reports;
import dev.wend.journey.State;
import dev.wend.session.RunAnswer.JourneyCounts;
import dev.wend.session.RunAnswer.MessageCounts;
import dev.wend.step.Cap;
import dev.wend.step.Entry;
import dev.wend.step.Flow;
import dev.wend.step.Message;
import dev.wend.step.Schedule;
import dev.wend.store.Profiles;
import dev.wend.store.Store;
import dev.wend.type.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The journeys of a script over a store, with the engine that runs them. */
final class Journeys {
  /** A run goes on so long after its last event at most, while somebody waits. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Checked script;
  private final Store store;
  private final Engine engine;

  /** By name: what the script says of each now. */
  private final Map<String, JourneyPlan> plans = new LinkedHashMap<>();

  /** What plans were lowered from, by what they do. */
  private final IdentityHashMap<Flow, Journey> written = new IdentityHashMap<>();

  private final VersionBook book;
  private final Optional<JourneyFile> file;

  /** What is kept there. */
  private Optional<State> last = Optional.empty();

  private Map<String, Audience> audiences;

  /**
   * @param at from when on things happen, where nothing is kept
   * @param outlet where sends go
   * @param caller who asks endpoints
   * @param file where it is kept how far the journeys have come; nowhere where it is empty
   */
  Journeys(
      Checked script,
      Store store,
      Instant at,
      Outlet outlet,
      Caller caller,
      Optional<JourneyFile> file)
      throws SessionException {
    Optional<JourneyFile.Kept> kept =
        file.isPresent() ? file.get().goOn(store.group().number()) : Optional.empty();
    this.file = file;
    this.script = script;
    this.store = store;
    this.audiences = script.audiences();
    this.book = VersionBook.of(script, store, kept);
    store.extend(store.schema(), Map.of(), notes());
    engine =
        new Engine(
            new Engine.Setting(
                store, script.zone(), messages(), caps(), quiets(), outlet, caller, this::rows),
            at);
    if (kept.isPresent()) {
      List<JourneyPlan> versions = new ArrayList<>();
      for (VersionBook.Entry entry : book.entries()) {
        versions.add(lowered(entry.journey(), entry.script()));
      }
      engine.restore(kept.get().state(), versions);
    }
    script.journeys().forEach((name, journey) -> plans.put(name, current(journey)));
    kept.ifPresent(k -> last = Optional.of(k.state()));
    if (file.isPresent()) {
      engine.keepBy(new KeptInFile(file.get()));
    }
  }

  /** The plan of a journey as it is now: that of its newest version where that does the same. */
  private JourneyPlan current(Journey journey) {
    JourneyPlan plan = lowered(journey, script);
    return book.isNewest(plan, script.source()) ? engine.newest(journey.name()).orElse(plan) : plan;
  }

  private JourneyPlan lowered(Journey journey, Checked checked) {
    JourneyPlan plan = LowerJourney.of(journey, checked);
    written.put(plan.flow(), journey);
    return plan;
  }

  /** All messages; those of older scripts where this one has them no more. */
  private Map<String, Message> messages() {
    Map<String, Message> messages = new LinkedHashMap<>();
    for (Checked each : book.scripts()) {
      each.catalog().messages().forEach((n, m) -> messages.put(n, LowerMessage.message(m)));
    }
    return messages;
  }

  private List<Cap> caps() {
    return script.catalog().policies().stream().flatMap(p -> p.caps().stream()).toList();
  }

  private List<Flow.Quiet> quiets() {
    return script.catalog().policies().stream().flatMap(p -> p.quiet().stream()).toList();
  }

  /** The types of what is noted of people. */
  private List<EventType> notes() {
    List<EventType> notes = new ArrayList<>(Notes.ALL);
    for (Checked each : book.scripts()) {
      each.catalog()
          .endpoints()
          .forEach(
              (name, endpoint) ->
                  endpoint
                      .actions()
                      .values()
                      .forEach(a -> notes.add(EventType.answer(name, a.name(), a.results()))));
    }
    return notes;
  }

  private Profiles rows(JourneyPlan plan, Instant at) {
    Map<String, Population.Top> wanted = plan.selections();
    return wanted.isEmpty()
        ? store
        : new Evaluation(store, script.catalog(), audiences, at).rows(wanted, Traits.PROFILE);
  }

  /**
   * Lets people in, and runs time forward.
   *
   * @param isEnd whether it ends there, whatever is due later
   * @return a journey because of which it ends there though something is due later
   */
  Optional<String> run(Instant until, boolean isEnd) throws SessionException {
    activate(plans.values());
    engine.advance(until);
    Optional<String> endless = isEnd ? Optional.empty() : engine.endless();
    if (!isEnd && endless.isEmpty()) {
      engine.finish(until.plus(LONGEST));
    }
    keep();
    return endless;
  }

  /**
   * Does to its end what was begun when the machine stopped, before anything more is loaded: with
   * the journeys as they were then.
   *
   * @param sends when the last ones were made, be it noted or not
   */
  void finish(Collection<Instant> sends) throws SessionException {
    Optional<Instant> begun =
        Stream.concat(
                engine.begun().stream(), sends.stream().filter(at -> at.isAfter(engine.clock())))
            .max(Comparator.naturalOrder());
    if (begun.isPresent()) {
      loaded();
      Set<String> names = new LinkedHashSet<>();
      book.entries().forEach(entry -> names.add(entry.journey().name()));
      engine.activate(names.stream().map(name -> engine.newest(name).orElseThrow()).toList());
      engine.advance(begun.get());
      keep();
    }
  }

  /** Sees what came since the journeys ran last: of events and profiles. */
  void loaded() {
    engine.updated();
    engine.arrived();
  }

  /** What became of those who came, by journey. */
  Map<String, JourneyCounts> counts() {
    Map<String, JourneyCounts> counts = new LinkedHashMap<>();
    for (String name : plans.keySet()) {
      Reports.OfJourney of = engine.reports().journey(name);
      long active = engine.active(name);
      counts.put(
          name,
          new JourneyCounts(of.entered(), active, of.completed(), of.exited(), of.refusals()));
    }
    return counts;
  }

  /**
   * What became of messages, by name: of the script's in its order, then of others that people were
   * sent by an earlier script.
   */
  Map<String, MessageCounts> messageCounts() {
    Map<String, MessageCounts> counts = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>(script.catalog().messages().keySet());
    names.addAll(engine.reports().targeted());
    for (String name : names) {
      Reports.OfMessage of = engine.reports().message(name);
      counts.put(
          name,
          new MessageCounts(
              of.targeted(),
              of.count(Outcome.SENT),
              of.count(Reaction.Kind.DELIVERED),
              of.count(Outcome.FAILED),
              of.excluded(),
              of.count(Reaction.Kind.OPENED),
              of.count(Reaction.Kind.CLICKED)));
    }
    return counts;
  }

  /**
   * Lets people into a journey.
   *
   * @return why it cannot be, as a sentence without its end; empty where it is active now
   */
  Optional<String> activate(String journey) throws SessionException {
    JourneyPlan plan = plans.get(journey);
    boolean isPast =
        plan.flow().entry() instanceof Entry.Read read
            && read.schedule() instanceof Schedule.Once once
            && once.at().isBefore(engine.clock());
    if (isPast) {
      return Optional.of("`" + journey + "` takes people in at a time that is past");
    }
    activate(List.of(plan));
    return Optional.empty();
  }

  /** Takes other rules of audiences. */
  void changed(Map<String, Audience> rules) {
    audiences = Map.copyOf(rules);
    Checked changed = script.with(rules);
    IdentityHashMap<JourneyPlan, JourneyPlan> anew = new IdentityHashMap<>();
    engine.renew(plan -> anew.computeIfAbsent(plan, p -> lowered(written.get(p.flow()), changed)));
    plans.replaceAll(
        (name, plan) -> anew.computeIfAbsent(plan, p -> lowered(written.get(p.flow()), changed)));
  }

  /** Lets people into journeys; of those that are active already, takes what they are now. */
  private void activate(Collection<JourneyPlan> some) throws SessionException {
    for (JourneyPlan plan : some) {
      // What does the same as before is the version that is there, with places in its own script.
      if (!engine.newest(plan.name()).equals(Optional.of(plan))) {
        book.add(plan, written.get(plan.flow()), script);
        engine.change(plan);
      }
    }
    keep();
    engine.activate(some);
  }

  /** Keeps how far the journeys have come. */
  private void keep() throws SessionException {
    if (file.isPresent()) {
      State state = engine.state();
      file.get().write(book.kept(state));
      last = Optional.of(state);
    }
  }

  /** Keeps it in a file. */
  private final class KeptInFile implements Keeping {
    private final JourneyFile of;

    KeptInFile(JourneyFile of) {
      this.of = of;
    }

    @Override
    public boolean isTogether() {
      return true;
    }

    @Override
    public void keep(State state) {
      keep(state, () -> of.write(book.kept(state)));
    }

    @Override
    public void keep(State state, long groups) {
      State before = last.orElseThrow();
      keep(state, () -> of.write(book.kept(state), groups, before));
    }

    private void keep(State state, Written written) {
      try {
        written.run();
      } catch (SessionException e) {
        throw new UncheckedIOException(new IOException(e.getMessage(), e));
      }
      last = Optional.of(state);
    }
  }

  /** A write that may fail. */
  @FunctionalInterface
  private interface Written {
    void run() throws SessionException;
  }

  /** Takes another definition of a journey. */
  void change(Journey journey) {
    Checked changed = script.with(audiences);
    JourneyPlan plan = lowered(journey, changed);
    plans.put(journey.name(), plan);
    book.add(plan, journey, changed);
    engine.change(plan);
  }

  /** Tells what happened to people. */
  Story story() {
    return new Story(store, book, script.zone());
  }

  Engine engine() {
    return engine;
  }

  /** The journeys that the script declares, by name, in its order. */
  Map<String, JourneyPlan> plans() {
    return plans;
  }
}
