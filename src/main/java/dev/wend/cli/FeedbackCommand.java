package dev.wend.cli;

import dev.wend.session.FeedbackAnswer;
import dev.wend.session.FeedbackRequest;
import dev.wend.session.Grid;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code wend feedback}. */
final class FeedbackCommand {
  private static final Flag OUT =
      new Flag("out", "o", "FILE", "The file that gets the events, a line each; it is replaced.");

  static final Command ROW =
      new Command(
          "feedback",
          "PROVIDER FILE… --store DIR -o EVENTS.ndjson",
          "Makes events of reactions from the requests of a mail provider's webhook.",
          List.of(Flag.STORE, OUT),
          """
          wend feedback sendgrid monday.ndjson --store data -o reactions.ndjson
          1,204 reactions of 310 requests written to `reactions.ndjson`.
          3 reactions left out: no send of this store has the id that is told.""",
          2,
          Integer.MAX_VALUE,
          FeedbackCommand::run);

  private FeedbackCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    List<String> words = arguments.words();
    FeedbackRequest request =
        new FeedbackRequest(
            words.get(0),
            Words.paths(words.subList(1, words.size())),
            Words.path(arguments.required(Flag.STORE)),
            Words.path(arguments.required(OUT)));
    Session session = new Session(Clock.systemUTC());
    FeedbackAnswer answer = session.feedback(request, Bar.on(console));
    if (arguments.isJson()) {
      Output.json(console, json(answer));
    } else {
      print(answer, request, console);
    }
    answer.faults().forEach(fault -> console.err().println(Console.escape(fault) + "."));
    if (answer.faulty() > 0) {
      console
          .err()
          .println(
              Grid.counted(answer.faulty(), "line")
                  + " cannot be read: a line holds the body of one request, as the provider"
                  + " posts it.");
    }
    return answer.faulty() > 0 ? Exit.PROBLEMS : Exit.FINE;
  }

  private static void print(FeedbackAnswer answer, FeedbackRequest request, Console console) {
    String made = Grid.counted(answer.reactions(), "reaction");
    String of = Grid.counted(answer.requests(), "request");
    console
        .out()
        .println(Console.escape(made + " of " + of + " written to `" + request.out() + "`."));
    leftOut(answer.unknown(), "no send of this store has the id that is told.", console);
    leftOut(answer.undated(), "no time is told.", console);
  }

  private static void leftOut(long count, String why, Console console) {
    if (count > 0) {
      console.out().println(Grid.counted(count, "reaction") + " left out: " + why);
    }
  }

  private static Map<String, Object> json(FeedbackAnswer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("requests", answer.requests());
    json.put("reactions", answer.reactions());
    json.put("unknown", answer.unknown());
    json.put("undated", answer.undated());
    json.put("faulty", answer.faulty());
    json.put("faults", answer.faults());
    return json;
  }
}
