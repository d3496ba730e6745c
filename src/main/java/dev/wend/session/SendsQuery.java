package dev.wend.session;

import dev.wend.channel.FileOutbox;
import dev.wend.check.Catalog;
import dev.wend.load.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks the outbox of a store as if it were rows of an entity, {@code sends}: they are loaded into a
 * store that lasts as long as the question.
 */
final class SendsQuery {
  private static final String ROWS = "sends";

  private static final Pattern BEGINNING =
      Pattern.compile("[\\s(]*" + ROWS + "\\b.*", Pattern.DOTALL);

  /** What a line of an outbox holds. */
  private static final String SCRIPT =
      """
      timezone "ZONE"
      profile { key: string key }
      entity Send {
        id:      string key
        at:      datetime
        profile: string
        channel: string
        message: string
        to:      string
        source:  string
        content: map<string>
      }
      source Sends: ndjson "sends.ndjson" into Send
      """;

  private final Clock clock;

  SendsQuery(Clock clock) {
    this.clock = clock;
  }

  /** Whether a population is one of sends, and not of rows that are called so themselves. */
  static boolean isAsked(String population, Catalog catalog) {
    return BEGINNING.matcher(population).matches()
        && catalog.entities().values().stream().noneMatch(e -> e.plural().equals(ROWS));
  }

  /** While the store is locked. */
  Answer<QueryAnswer> answer(QueryRequest request, ZoneId zone) throws SessionException {
    try (StoreFolder folder = StoreFolder.of(Optional.empty())) {
      Path script = folder.path().resolve("sends.wend");
      Path store = folder.path().resolve("store");
      Files.writeString(
          script, SCRIPT.replace("ZONE", zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()));
      try (OutputStream to =
          new BufferedOutputStream(Files.newOutputStream(folder.path().resolve("sends.ndjson")))) {
        Path outbox = request.store().resolve(JourneyRun.OUTBOX);
        if (Files.isDirectory(outbox)) {
          FileOutbox.print(outbox, to);
        }
      }
      RunRequest load = new RunRequest(script, Optional.of(store), request.at());
      load(new Run(clock, Progress.NONE, new Secrets(Map.of())).answer(load));
      return new Query(clock)
          .answer(
              new QueryRequest(
                  store, Optional.of(script), request.population(), request.limit(), request.at()));
    } catch (IOException | UncheckedIOException e) {
      throw new SessionException(
          SessionException.Kind.FAULT,
          e.getMessage() + ".",
          "Restore a copy of the outbox, or make room for a copy of its sends.",
          e);
    }
  }

  /** All sends have to be there, for a count of some of them would be wrong. */
  private static void load(Answer<RunAnswer> loaded) throws IOException {
    if (!(loaded instanceof Answer.Given<RunAnswer> given)) {
      throw new IllegalStateException("the script of sends is refused: " + loaded);
    }
    long rejected = given.value().sources().get("Sends").rejected();
    if (rejected > 0) {
      throw new IOException(rejected + " sends are longer than what a row may be");
    }
  }
}
