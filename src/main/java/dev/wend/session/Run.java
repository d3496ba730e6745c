package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Traits;
import dev.wend.code.Verified;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.load.LoadException;
import dev.wend.load.Loader;
import dev.wend.load.Progress;
import dev.wend.session.ChangesAnswer.Moves;
import dev.wend.session.RunAnswer.AudienceCount;
import dev.wend.session.RunAnswer.MissingCount;
import dev.wend.session.RunAnswer.Rows;
import dev.wend.session.RunAnswer.Saved;
import dev.wend.session.RunAnswer.SourceCounts;
import dev.wend.store.SavedAudience;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.store.Writes;
import dev.wend.type.Field;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs a script once. */
final class Run {
  private final Clock clock;
  private final Progress progress;
  private final Secrets secrets;

  /**
   * @param secrets those that calls of endpoints are signed with
   */
  Run(Clock clock, Progress progress, Secrets secrets) {
    this.clock = clock;
    this.progress = progress;
    this.secrets = secrets;
  }

  Answer<RunAnswer> answer(RunRequest request) throws SessionException {
    try (StoreFolder folder = StoreFolder.of(request.store())) {
      Compile script = Compile.open(request.script(), folder.audiences());
      if (script.hasErrors()) {
        return new Answer.Refused<>(script.problems());
      }
      Checked checked = script.checked();
      requireOrder(request, checked.zone());
      Instant at = request.at().map(m -> m.in(checked.zone())).orElseGet(this::now);
      Loader loader = new Loader(checked, base(request.script()), folder.rejects(), at, progress);
      List<Diagnostic> problems = inFiles(loader.problems());
      if (!problems.isEmpty()) {
        return new Answer.Refused<>(problems);
      }
      List<Diagnostic> told = new ArrayList<>(script.problems());
      told.addAll(inFiles(loader.hints()));
      return new Answer.Given<>(run(script, loader, folder, request), told);
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    } catch (LoadException e) {
      throw new SessionException(SessionException.Kind.FAULT, e.getMessage() + ".", "", e);
    } catch (UncheckedIOException e) {
      if (e.getCause().getCause() instanceof SessionException told) {
        throw told;
      }
      throw new SessionException(
          SessionException.Kind.FAULT, e.getMessage() + ".", "Check the store's folder.", e);
    }
  }

  /** Times with an offset and without one are in an order only once the zone is known. */
  private static void requireOrder(RunRequest request, ZoneId zone) throws SessionException {
    Optional<Instant> at = request.at().map(m -> m.in(zone));
    Optional<Instant> until = request.until().map(m -> m.in(zone));
    if (at.isPresent() && until.isPresent() && until.get().isBefore(at.get())) {
      throw new SessionException(
          SessionException.Kind.REFUSED,
          "The time ends at " + until.get() + ", before it begins at " + at.get() + ".",
          "Give `--until` a later time.");
    }
  }

  private static List<Diagnostic> inFiles(List<Diagnostic> problems) {
    return problems.stream().map(Diagnostic::inFile).toList();
  }

  /** The script's folder, as the user would name it from where they are. */
  static Path base(Path script) {
    return Optional.ofNullable(script.getParent()).orElse(Path.of(""));
  }

  /** Counts the audiences as the steps left them, those that were saved as the store has them. */
  private static Map<String, AudienceCount> audiences(
      Checked script, Evaluation.Counts counts, List<Saved> saved, Store store) {
    Map<String, AudienceCount> all = new LinkedHashMap<>();
    Map<String, Traits> traits = script.catalog().audiences();
    counts.sizes().forEach((name, size) -> all.put(name, counted(traits.get(name), size)));
    Set<String> names = saved.stream().map(Saved::audience).collect(Collectors.toSet());
    for (SavedAudience audience : store.audiences()) {
      if (names.contains(audience.name())) {
        List<String> columns = audience.columns().stream().map(Field::name).toList();
        String list = Traits.Kind.LIST.word();
        all.put(
            audience.name(),
            new AudienceCount(audience.size(), audience.dimension(), list, columns));
      }
    }
    return all;
  }

  private static AudienceCount counted(Traits audience, long size) {
    return new AudienceCount(
        size,
        audience.dimension(),
        audience.kind().word(),
        List.copyOf(audience.columns().keySet()));
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  /** Loads all sources; what each brought, by name. */
  static Map<String, SourceCounts> load(Loader loader, Store store) throws LoadException {
    Map<String, SourceCounts> sources = new LinkedHashMap<>();
    loader
        .load(Loader.Writer.into(store))
        .forEach(
            (name, c) -> {
              List<MissingCount> missing = missing(loader.script(), c.missing());
              sources.put(
                  name,
                  new SourceCounts(
                      c.rows(),
                      c.loaded(),
                      c.skipped(),
                      c.rejected(),
                      c.merged(),
                      c.rejects(),
                      missing));
            });
    return sources;
  }

  private static List<MissingCount> missing(Source script, Map<Span, Long> rows) {
    List<MissingCount> missing = new ArrayList<>();
    rows.forEach(
        (place, n) -> {
          if (n > 0) {
            missing.add(MissingCount.at(script, place.offset(), n));
          }
        });
    return missing;
  }

  private RunAnswer run(Compile script, Loader loader, StoreFolder folder, RunRequest request)
      throws LoadException, SessionException {
    Checked checked = script.checked();
    Endpoints endpoints = Endpoints.of(checked, request.draft(), secrets, clock);
    boolean isTried = request.draft() && folder.isGiven() && !checked.journeys().isEmpty();
    Writes writes = JourneyRun.writes(checked);
    long start = System.nanoTime();
    // what is loaded in groups takes memory until the store is closed
    if (isTried || (writes == Writes.IN_GROUPS && !JourneyRun.isBegun(folder.path()))) {
      Map<String, SourceCounts> sources;
      try (Store store = folder.open(checked.catalog(), clock)) {
        sources = load(loader, store);
      }
      return loaded(script, sources, start, folder, isTried, request, endpoints);
    }
    try (Store store = folder.open(checked.catalog(), clock, writes);
        JourneyRun journeys =
            JourneyRun.open(checked, store, folder.path(), request.outbox(), endpoints)) {
      return run(script, load(loader, store), start, store, request, journeys);
    }
  }

  /**
   * Does all else, in a store that is loaded.
   *
   * @param isTried whether in a copy of it, which goes
   */
  private RunAnswer loaded(
      Compile script,
      Map<String, SourceCounts> sources,
      long start,
      StoreFolder folder,
      boolean isTried,
      RunRequest request,
      Endpoints endpoints)
      throws SessionException {
    if (isTried) {
      try (StoreFolder copy = folder.copied()) {
        return loaded(script, sources, start, copy, false, request, endpoints);
      }
    }
    Checked checked = script.checked();
    try (Store store = folder.open(checked.catalog(), clock, JourneyRun.writes(checked));
        JourneyRun journeys =
            JourneyRun.open(checked, store, folder.path(), request.outbox(), endpoints)) {
      return run(script, sources, start, store, request, journeys);
    }
  }

  private RunAnswer run(
      Compile compiled,
      Map<String, SourceCounts> sources,
      long start,
      Store store,
      RunRequest request,
      JourneyRun journeys)
      throws SessionException {
    Checked script = compiled.checked();
    Watching watched = Watching.of(script, request.watch());
    long loaded = System.nanoTime();
    Course course = journeys.run(request, now(), progress);
    Map<String, Moves> moves = watched.follow(store, course, (at, profile, audience, in) -> {});
    StepRun steps = new StepRun(script, store, course.until(), request.draft());
    List<Saved> saved = steps.run();
    Evaluation.Counts counts = steps.evaluation().counts(script, programs(compiled));
    Map<String, AudienceCount> audiences = audiences(script, counts, saved, store);
    forget(store, course, request);
    long evaluated = System.nanoTime();
    return new RunAnswer(
        script.source().name(),
        course.at(),
        course.until(),
        course.remark(),
        script.zone(),
        store.info().profiles(),
        entities(script, steps.evaluation()),
        sources,
        audiences,
        moves,
        saved,
        journeys.counts(),
        journeys.messages(),
        missing(script.source(), sources.values(), steps.missing(), counts.missing()),
        Duration.ofNanos(loaded - start),
        Duration.ofNanos(evaluated - loaded));
  }

  /** Those that were compiled before hold where no step declares another audience. */
  private static Optional<List<Verified>> programs(Compile compiled) {
    return compiled.checked().steps().isEmpty() ? compiled.programs() : Optional.empty();
  }

  /**
   * Frees what is too old to be kept, of a store that stays, once all that follows it has looked.
   */
  private void forget(Store store, Course course, RunRequest request) {
    if (request.store().isPresent() && !request.draft()) {
      Instant now = now();
      store.forget(course.until().isBefore(now) ? course.until() : now);
    }
  }

  private static Map<String, Rows> entities(Checked script, Evaluation evaluation) {
    Map<String, Rows> entities = new LinkedHashMap<>();
    script
        .catalog()
        .entities()
        .forEach(
            (name, entity) ->
                entities.put(name, new Rows(entity.plural(), evaluation.rows(name).count())));
    return entities;
  }

  /** The places of sources, steps and audiences, in the order of the script. */
  private static List<MissingCount> missing(
      Source script,
      Collection<SourceCounts> sources,
      Map<Integer, Long> ofSteps,
      Map<Integer, Long> ofAudiences) {
    Map<Integer, Long> places = new TreeMap<>(ofAudiences);
    ofSteps.forEach((offset, n) -> places.merge(offset, n, Long::sum));
    List<MissingCount> all = new ArrayList<>();
    places.forEach((offset, n) -> all.add(MissingCount.at(script, offset, n)));
    sources.forEach(source -> all.addAll(source.missing()));
    List<String> files = script.files().stream().map(Source::name).toList();
    all.sort(
        Comparator.<MissingCount>comparingInt(m -> files.indexOf(m.file()))
            .thenComparingInt(MissingCount::line)
            .thenComparingInt(MissingCount::column));
    return all;
  }
}
