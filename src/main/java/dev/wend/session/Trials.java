package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Trial;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.load.Progress;
import dev.wend.session.TestAnswer.Result;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs tests and properties of scripts, one after the other. */
final class Trials {
  private static final String SCRIPT = ".wend";

  private final TestRequest request;
  private final Clock clock;
  private final Progress progress;
  private final List<Result> results = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  Trials(TestRequest request, Clock clock, Progress progress) {
    this.request = request;
    this.clock = clock;
    this.progress = progress;
  }

  TestAnswer answer() throws SessionException {
    for (Path file : scripts(request.files())) {
      Compile script = Compile.open(file);
      problems.addAll(script.problemsOfRun());
      if (!script.hasErrors()) {
        run(file, script.checked());
      }
    }
    return new TestAnswer(results, problems);
  }

  /** Scripts as they are named, and those in folders by their paths. */
  private static List<Path> scripts(List<Path> named) throws SessionException {
    List<Path> all = new ArrayList<>();
    for (Path path : named) {
      if (!Files.isDirectory(path)) {
        all.add(path);
        continue;
      }
      try (Stream<Path> within = Files.walk(path)) {
        within
            .filter(p -> p.toString().endsWith(SCRIPT) && Files.isRegularFile(p))
            .sorted()
            .forEach(all::add);
      } catch (IOException | UncheckedIOException e) {
        throw new SessionException(
            SessionException.Kind.FAULT, "`" + path + "` cannot be read.", "Check the folder.", e);
      }
    }
    return all;
  }

  private void run(Path file, Checked script) throws SessionException {
    List<Trial> wanted = script.trials().stream().filter(t -> isWanted(t, script)).toList();
    if (wanted.isEmpty()) {
      return;
    }
    progress.begin(file.toString(), wanted.size());
    try (StoreFolder folder = StoreFolder.of(Optional.empty());
        Room room = new Room(script, folder)) {
      for (Trial trial : wanted) {
        results.add(result(trial, file, script, room));
        progress.read(1);
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
