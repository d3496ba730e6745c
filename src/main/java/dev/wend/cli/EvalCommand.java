package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.EvalAnswer;
import dev.wend.session.EvalRequest;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wend eval}. */
final class EvalCommand {
  private static final Flag PROFILE =
      new Flag("profile", "JSON", "The profile's fields; without it all are missing.");
  static final Flag EVENTS =
      new Flag(
          "events",
          "NDJSON",
          "The profile's events, a JSON object a line that says which in `event`; or their file.");

  static final Command ROW =
      new Command(
          "eval",
          "[FILE] 'EXPR' [--profile JSON] [--events NDJSON] [--at TIME]",
          "Evaluates an expression over one profile.",
          List.of(PROFILE, EVENTS, Flag.AT),
          """
          wend eval samples/store-opening/audience.wend 'birthYear + 18' --profile '{"birthYear": 1990}'
          2008
          wend eval samples/behaviour/behaviour.wend 'count(Purchase in last 7 days)' \\
              --events '{"event": "Purchase", "time": "2026-03-01T08:00Z"}' --at 2026-03-08T07:59Z
          1""",
          1,
          2,
          EvalCommand::run);

  private EvalCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    List<String> words = arguments.words();
    if (words.size() == 1 && Words.isScript(words.get(0))) {
      throw new UsageException(
          "`" + words.get(0) + "` is a script; the expression is missing.",
          "Write it behind the script: `wend eval " + words.get(0) + " 'EXPR'`.");
    }
    Optional<Path> script =
        words.size() == 2 ? Optional.of(Words.path(words.get(0))) : Optional.empty();
    EvalRequest request =
        new EvalRequest(
            script,
            words.get(words.size() - 1),
            arguments.value(PROFILE),
            events(arguments),
            arguments.time(Flag.AT));
    Answer<EvalAnswer> answer = new Session(Clock.systemUTC()).evaluate(request);
    return Output.answer(answer, arguments, console, EvalCommand::json, EvalCommand::print);
  }

  /** The lines that are given, or those of the file that is. */
  static Optional<String> events(Arguments arguments) throws UsageException, SessionException {
    Optional<String> given = arguments.value(EVENTS);
    if (given.isEmpty() || given.get().isBlank() || given.get().stripLeading().startsWith("{")) {
      return given;
    }
    Path file = Words.path(given.get());
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      throw new SessionException(
          SessionException.Kind.FAULT,
          "`" + file + "` cannot be read.",
          "Name a file of events, or write them: `--events '{\"event\": \"Purchase\"}'`.",
          e);
    }
  }

  private static void print(EvalAnswer answer, Console console) {
    console.out().println(Console.escape(answer.text()));
  }

  private static Map<String, Object> json(EvalAnswer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", answer.value().orElse(null));
    json.put("type", answer.type());
    return json;
  }
}
