package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.EvalAnswer;
import dev.wend.session.EvalRequest;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
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
  private static final Flag EVENTS =
      new Flag("events", "NDJSON", "Not in this version yet, as there are no events.");

  static final Command ROW =
      new Command(
          "eval",
          "[FILE] 'EXPR' [--profile JSON] [--at TIME]",
          "Evaluates an expression over one profile.",
          List.of(PROFILE, EVENTS, Flag.AT),
          """
          wend eval samples/store-opening/audience.wend 'birthYear + 18' --profile '{"birthYear": 1990}'
          2008""",
          1,
          2,
          EvalCommand::run);

  private EvalCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    if (arguments.has(EVENTS)) {
      throw new UsageException("Events are not in this version yet.", "Leave `--events` out.");
    }
    List<String> words = arguments.words();
    Optional<Path> script =
        words.size() == 2 ? Optional.of(Words.path(words.get(0))) : Optional.empty();
    EvalRequest request =
        new EvalRequest(
            script, words.get(words.size() - 1), arguments.value(PROFILE), arguments.time(Flag.AT));
    Answer<EvalAnswer> answer = new Session(Clock.systemUTC()).evaluate(request);
    Problems.printWarnings(answer.problems(), console);
    if (answer instanceof Answer.Given<EvalAnswer> given) {
      if (arguments.isJson()) {
        Output.json(console, json(given.value()));
      } else {
        console.out().println(Console.escape(given.value().text()));
      }
      return Exit.FINE;
    }
    return Problems.print(answer.problems(), arguments, console);
  }

  private static Map<String, Object> json(EvalAnswer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", answer.value().orElse(null));
    json.put("type", answer.type());
    return json;
  }
}
