package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import dev.wend.session.TraceAnswer;
import dev.wend.session.TraceRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code wend trace}. */
final class TraceCommand {
  static final Command ROW =
      new Command(
          "trace",
          "FILE JOURNEY PROFILE --store DIR",
          "Tells what happened to one person in a journey, step by step, and why.",
          List.of(Flag.STORE),
          """
          wend trace samples/store-opening/journey.wend StoreOpening C00003 --store data
          2026-03-02T08:59:59.999-05:00  enters: from CityCustomers
                               59:3  send FirstMessage: sent (c4340885dac639ef14b5b4919046fad6)
                               60:3  await opened FirstMessage within 1 day, until 2026-03-03T08:59:59.999-05:00""",
          3,
          3,
          TraceCommand::run);

  private TraceCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    List<String> words = arguments.words();
    TraceRequest request =
        new TraceRequest(
            Words.path(words.get(0)),
            words.get(1),
            words.get(2),
            Words.path(arguments.required(Flag.STORE)));
    Answer<TraceAnswer> answer = new Session(Clock.systemUTC()).trace(request);
    Problems.printWarnings(answer.problems(), console);
    if (answer instanceof Answer.Given<TraceAnswer> given) {
      if (arguments.isJson()) {
        Output.json(console, json(given.value()));
      } else {
        printText(given.value(), console);
      }
      return Exit.FINE;
    }
    return Problems.print(answer.problems(), arguments, console);
  }

  private static void printText(TraceAnswer trace, Console console) {
    if (trace.lines().isEmpty()) {
      String text = "`" + trace.profile() + "` has not come to `" + trace.journey() + "`.";
      console.out().println(Console.escape(text));
      return;
    }
    for (TraceAnswer.Line line : trace.lines()) {
      String at = line.place().isEmpty() ? at(line.at(), trace) : line.place();
      console
          .out()
          .println(
              Console.escape(" ".repeat(Math.max(0, 25 - at.length())) + at + "  " + line.text()));
    }
  }

  private static String at(Instant at, TraceAnswer trace) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(trace.zone()));
  }

  private static Map<String, Object> json(TraceAnswer trace) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("journey", trace.journey());
    json.put("profile", trace.profile());
    json.put("lines", trace.lines().stream().map(TraceCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(TraceAnswer.Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", line.at());
    json.put("version", line.version());
    json.put("run", line.run());
    json.put("place", line.place());
    json.put("text", line.text());
    return json;
  }
}
