package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checked.Feed;
import dev.wend.diag.Source;
import dev.wend.load.Progress;
import dev.wend.made.Made;
import dev.wend.session.GenerateAnswer.MadeFile;
import dev.wend.session.GenerateRequest.Into;
import dev.wend.store.Outcomes.Outcome;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Makes up data for a script. */
final class Generate {
  private final Clock clock;
  private final Progress progress;

  Generate(Clock clock, Progress progress) {
    this.clock = clock;
    this.progress = progress;
  }

  Answer<GenerateAnswer> answer(GenerateRequest request) throws SessionException {
    Compile script = Compile.open(request.script());
    if (script.hasErrors()) {
      return new Answer.Refused<>(script.problems());
    }
    Checked checked = script.checked();
    if (checked.profile().fields().isEmpty()) {
      throw refused("The script declares no profile.", "Declare it: `profile { id: string key }`.");
    }
    Map<String, Long> events = events(checked, request);
    Made made = made(checked, events, request);
    long start = System.nanoTime();
    Map<String, MadeFile> files = new LinkedHashMap<>();
    if (request.into() instanceof Into.Folder folder) {
      files.putAll(write(made, checked, request.script(), folder.folder()));
    } else if (request.into() instanceof Into.AStore store) {
      fill(made, checked, store.folder());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Answer.Given<>(
        new GenerateAnswer(request.profiles(), request.events(), files, took), script.problems());
  }

  /** A business event comes once where another one comes so many times. */
  private static final long PERSONAL = 100;

  /** How many events of each type: the same of all that are somebody's, and few of others. */
  private static Map<String, Long> events(Checked script, GenerateRequest request)
      throws SessionException {
    Map<String, Long> counts = new LinkedHashMap<>();
    if (request.events() == 0) {
      return counts;
    }
    boolean intoFiles = request.into() instanceof Into.Folder;
    List<Catalog.Event> types =
        script.catalog().events().values().stream()
            .filter(event -> !intoFiles || hasSource(script, event))
            .toList();
    if (types.isEmpty()) {
      throw script.catalog().events().isEmpty()
          ? refused("The script declares no event.", "Leave `--events` out.")
          : refused(
              "No source of the script reads events, and so there are no files to write.",
              "Add one, as in `source Purchases: ndjson \"purchases.ndjson\" into Purchase`, or"
                  + " write straight into a store: `--store DIR`.");
    }
    long all = types.stream().mapToLong(Generate::weight).sum();
    long left = request.events();
    for (Catalog.Event type : types) {
      requireIdentity(type);
      long count = Math.min(left, (request.events() * weight(type) + all - 1) / all);
      counts.put(type.name(), count);
      left -= count;
    }
    return counts;
  }

  private static boolean hasSource(Checked script, Catalog.Event event) {
    return script.sources().stream()
        .anyMatch(
            feed ->
                feed.target() instanceof Checked.Target.Event
                    && feed.target().table().equals(event.name()));
  }

  private static long weight(Catalog.Event event) {
    return event.type().isBusiness() ? 1 : PERSONAL;
  }

  private static void requireIdentity(Catalog.Event event) throws SessionException {
    if (event.whose().isPresent() && Made.identity(event).isEmpty()) {
      throw refused(
          "Events `"
              + event.name()
              + "` cannot be made up: whose they are is computed from several"
              + " of their fields.",
          "Leave `--events` out.");
    }
  }

  private Made made(Checked checked, Map<String, Long> events, GenerateRequest request) {
    Instant at =
        request
            .at()
            .map(m -> m.in(checked.zone()))
            .orElseGet(() -> Instant.ofEpochMilli(clock.millis()));
    return new Made(
        checked, request.profiles(), events, request.seed(), at, Evaluation.threads(), progress);
  }

  // ---- files

  private static Map<String, MadeFile> write(Made made, Checked script, Path source, Path folder)
      throws SessionException {
    if (script.sources().isEmpty()) {
      throw refused(
          "The script has no sources, and so there are no files to write.",
          "Write straight into a store: `--store DIR`.");
    }
    Map<String, MadeFile> files = new LinkedHashMap<>();
    Map<Path, MadeFile> written = new LinkedHashMap<>();
    for (Feed feed : script.sources()) {
      boolean isOfEvents = feed.target() instanceof Checked.Target.Event;
      if (isOfEvents && !made.has(feed)) {
        continue;
      }
      Path file = file(feed, script.source(), folder);
      if (!written.containsKey(file)) {
        written.put(file, new MadeFile(file, made.rows(feed), write(made, feed, file)));
      }
      files.put(feed.name(), written.get(file));
    }
    copy(script.source(), source, folder);
    return files;
  }

  /** The file of a source in the folder; of a pattern, one that it matches. */
  private static Path file(Feed feed, Source script, Path folder) throws SessionException {
    String plain =
        feed.path()
            .replace("**/", "")
            .replaceAll("\\*+|\\?", "1")
            .replaceAll("\\[(.)[^]]*]", "$1")
            .replaceAll("\\{([^,}]*)[^}]*}", "$1");
    Path file = script.folder(feed.span().offset(), folder).resolve(plain).normalize();
    requireWithin(
        folder, file, "The file of the source `" + feed.name() + "`, `" + feed.path() + "`, ");
    return file;
  }

  private static void requireWithin(Path folder, Path file, String what) throws SessionException {
    if (!file.startsWith(folder.normalize())) {
      throw refused(
          what + "lies outside of the script's folder.",
          "Write a path below the script, or use `--store DIR`.");
    }
  }

  private static long write(Made made, Feed feed, Path file) throws SessionException {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return made.write(feed, file);
    } catch (FileAlreadyExistsException e) {
      throw refused("`" + e.getFile() + "` is there already.", "Name another folder for `--out`.");
    } catch (IOException e) {
      throw fault("`" + file + "` cannot be written: " + e.getMessage() + ".", e);
    }
  }

  /** So that the folder can be run as it is: the script, and what it imports. */
  private static void copy(Source text, Path script, Path folder) throws SessionException {
    Path name = Optional.ofNullable(script.getFileName()).orElse(script);
    for (int i = 0; i < text.files().size(); i++) {
      Path file = Path.of(text.files().get(i).name());
      boolean own = i == text.files().size() - 1;
      Path around = text.folder(text.spans().get(i).offset(), folder);
      Path copy = around.resolve(own ? name : file.getFileName()).normalize();
      requireWithin(folder, copy, "The imported file `" + file + "` ");
      copy(own ? script : file, copy);
    }
  }

  private static void copy(Path file, Path to) throws SessionException {
    try {
      if (!Files.exists(to)) {
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.copy(file, to);
      }
    } catch (IOException e) {
      throw fault("`" + to + "` cannot be written: " + e.getMessage() + ".", e);
    }
  }

  // ---- a store

  private void fill(Made made, Checked script, Path folder) throws SessionException {
    try (StoreFolder at = StoreFolder.of(Optional.of(folder));
        Store store = at.open(script.catalog(), clock)) {
      AtomicLong turnedAway = new AtomicLong();
      made.give(batch -> turnedAway.addAndGet(store.upsert(batch).count(Outcome.REFUSED)));
      made.giveEvents(batch -> turnedAway.addAndGet(store.append(batch).count(Outcome.REFUSED)));
      if (turnedAway.get() > 0) {
        throw refused(
            turnedAway + " rows have identities that others in the store have already.",
            "Name another folder for `--store`.");
      }
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    } catch (IOException e) {
      throw fault("The store could not be filled: " + e.getMessage() + ".", e);
    }
  }

  private static SessionException refused(String message, String hint) {
    return new SessionException(SessionException.Kind.REFUSED, message, hint);
  }

  private static SessionException fault(String message, IOException cause) {
    return new SessionException(
        SessionException.Kind.FAULT, message, "Check the folder and the disk.", cause);
  }
}
