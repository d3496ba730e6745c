package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Trial;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Nearest;
import dev.wend.diag.Source;
import dev.wend.load.Progress;
import dev.wend.session.TestAnswer.Result;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs tests and properties of scripts, one after the other. */
final class Trials {
  private static final int MOST_NAMES = 5;

  /** Of properties that are typed: what they make up, and how often. */
  private static final long SEED = 1;

  private static final int TRIES = 100;

  private final TestRequest request;
  private final Clock clock;
  private final Progress progress;
  private final List<Result> results = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  /** What tests and properties are called, run or not. */
  private final List<String> names = new ArrayList<>();

  Trials(TestRequest request, Clock clock, Progress progress) {
    this.request = request;
    this.clock = clock;
    this.progress = progress;
  }

  TestAnswer answer() throws SessionException {
    for (Path file : Scripts.within(request.files())) {
      Compile script = Compile.open(file);
      problems.addAll(script.problems());
      if (!script.hasErrors()) {
        run(file, script.checked());
      }
    }
    if (results.isEmpty()
        && request.filter().isPresent()
        && problems.stream().noneMatch(Diagnostic::isError)) {
      throw noneFits(request.filter().get());
    }
    return new TestAnswer(results, problems);
  }

  /** Runs what was typed, and tells in lines what came of it. */
  static List<String> typed(List<Trial> trials, Checked script, Clock clock, Progress progress)
      throws SessionException {
    TestRequest request = new TestRequest(List.of(), Optional.empty(), SEED, TRIES);
    List<String> lines = new ArrayList<>();
    for (Result result : new Trials(request, clock, progress).all(trials, script)) {
      lines.add((result.passed() ? "passed  " : "FAILED  ") + result.name());
      for (String line : result.message().lines().toList()) {
        lines.add("  " + line.replaceFirst("^line \\d+: ", ""));
      }
    }
    return lines;
  }

  private List<Result> all(List<Trial> trials, Checked script) throws SessionException {
    try (StoreFolder folder = StoreFolder.of(Optional.empty());
        Room room = new Room(script, folder)) {
      for (Trial trial : trials) {
        results.add(result(trial, Path.of(""), script, room));
      }
      return results;
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    }
  }

  private SessionException noneFits(String filter) {
    String hint = "There are no tests.";
    if (!names.isEmpty()) {
      String some =
          names.stream()
              .limit(MOST_NAMES)
              .map(n -> "`" + n + "`")
              .collect(Collectors.joining(", "));
      int more = names.size() - MOST_NAMES;
      hint =
          Nearest.of(filter, names)
              .or(() -> names.stream().filter(n -> contains(n, filter)).findFirst())
              .map(near -> "Did you mean `" + near + "`?")
              .orElse("There is " + some + (more > 0 ? " and " + more + " more." : "."));
    }
    return new SessionException(
        SessionException.Kind.REFUSED,
        "No test or property has `" + filter + "` in its name.",
        hint);
  }

  private static boolean contains(String name, String part) {
    return name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private void run(Path file, Checked script) throws SessionException {
    List<Trial> wanted = script.trials().stream().filter(t -> isWanted(t, script)).toList();
    if (wanted.isEmpty()) {
      return;
    }
    progress.begin(file.toString(), wanted.size(), Progress.Unit.TESTS);
    try (StoreFolder folder = StoreFolder.of(Optional.empty());
        Room room = new Room(script, folder)) {
      for (Trial trial : wanted) {
        results.add(result(trial, file, script, room));
        progress.more(1);
      }
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    } finally {
      progress.end();
    }
  }

  /** What a script imports is tested by itself. */
  private boolean isWanted(Trial trial, Checked script) {
    Source source = script.source();
    boolean own = source.file(trial.span().offset()).name().equals(source.name());
    if (own) {
      names.add(trial.name());
    }
    return own && request.filter().filter(text -> !trial.name().contains(text)).isEmpty();
  }

  private Result result(Trial trial, Path file, Checked script, Room room) throws SessionException {
    long start = System.nanoTime();
    String message;
    if (trial instanceof Trial.Test test) {
      message = new TestRun(script, room.empty()).run(test);
    } else {
      message = new PropertyRun(script, (Trial.Property) trial, request).run();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    int line = script.source().line(trial.span().offset());
    return new Result(trial.name(), file.toString(), line, message, took);
  }

  /** The store of the tests of a script: made when the first of them needs it, emptied between. */
  private final class Room implements AutoCloseable {
    private final Checked script;
    private final StoreFolder folder;
    private Optional<Store> store = Optional.empty();

    Room(Checked script, StoreFolder folder) {
      this.script = script;
      this.folder = folder;
    }

    Store empty() throws SessionException {
      Store empty =
          store.isPresent() ? store.get().emptied() : folder.open(script.catalog(), clock);
      store = Optional.of(empty);
      return empty;
    }

    @Override
    public void close() {
      store.ifPresent(Store::close);
    }
  }
}
