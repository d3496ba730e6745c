package dev.wend.cli;

import dev.wend.session.Answer;
import dev.wend.session.DeliverAnswer;
import dev.wend.session.DeliverAnswer.Counts;
import dev.wend.session.DeliverRequest;
import dev.wend.session.Grid;
import dev.wend.session.Session;
import dev.wend.session.SessionException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code wend deliver}. */
final class DeliverCommand {
  private static final Flag LIMIT =
      new Flag("limit", "N", "Try N sends at most; all that are left without it.");

  private static final Flag CONNECTIONS =
      new Flag("connections", "N", "Hand on N sends at once, up to 64; 4 without it.");

  private static final int USUAL_CONNECTIONS = 4;
  private static final int MOST_CONNECTIONS = 64;

  static final Command ROW =
      new Command(
          "deliver",
          "FILE --store DIR [--limit N] [--connections N]",
          "Hands the sends of a store's outbox on, by the servers of the script's surfaces.",
          List.of(Flag.STORE, LIMIT, CONNECTIONS),
          """
          wend deliver shop.wend --store data
          Surface  sent  later  refused  kept
          Mail      381      0        2     0
          Texts       0      0        0    57

          `Mail`, 2 times: the mail server answers: 550 5.1.1 no such mailbox.
          `Texts`, 57 times: the surface says no server.""",
          1,
          1,
          DeliverCommand::run);

  private DeliverCommand() {}

  private static Exit run(Arguments arguments, Console console)
      throws UsageException, SessionException {
    DeliverRequest request =
        new DeliverRequest(
            Words.path(arguments.words().get(0)),
            Words.path(arguments.required(Flag.STORE)),
            arguments.number(LIMIT, Integer.MAX_VALUE),
            connections(arguments));
    Answer<DeliverAnswer> answer = new Session(Clock.systemUTC()).deliver(request);
    Exit exit =
        Output.answer(answer, arguments, console, DeliverCommand::json, DeliverCommand::printText);
    boolean isOutOfOrder =
        answer instanceof Answer.Given<DeliverAnswer> given
            && given.value().surfaces().values().stream()
                .anyMatch(c -> c.later() > 0 && c.sent() == 0);
    return isOutOfOrder ? Exit.FAULT : exit;
  }

  private static int connections(Arguments arguments) throws UsageException {
    int count = arguments.number(CONNECTIONS, USUAL_CONNECTIONS);
    if (count < 1 || count > MOST_CONNECTIONS) {
      throw new UsageException(
          "`--connections " + count + "` cannot be.", "Name a number from 1 to 64.");
    }
    return count;
  }

  private static Map<String, Object> json(DeliverAnswer answer) {
    Map<String, Object> surfaces = new LinkedHashMap<>();
    answer.surfaces().forEach((name, counts) -> surfaces.put(name, json(counts)));
    return Map.of("surfaces", surfaces);
  }

  private static Map<String, Object> json(Counts counts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sent", counts.sent());
    json.put("later", counts.later());
    json.put("refused", counts.refused());
    json.put("kept", counts.kept());
    json.put("reasons", counts.reasons());
    return json;
  }

  private static void printText(DeliverAnswer answer, Console console) {
    Grid grid = new Grid("Surface", "sent", "later", "refused", "kept");
    answer
        .surfaces()
        .forEach(
            (name, c) ->
                grid.row(
                    name,
                    Grid.count(c.sent()),
                    Grid.count(c.later()),
                    Grid.count(c.refused()),
                    Grid.count(c.kept())));
    console.print(grid);
    answer
        .surfaces()
        .forEach(
            (name, counts) -> counts.reasons().forEach((why, n) -> reason(name, why, n, console)));
  }

  private static void reason(String name, String why, long n, Console console) {
    String times = n == 1 ? "`, 1 time: " : "`, " + Grid.count(n) + " times: ";
    console.out().println(Console.escape("`" + name + times + why + "."));
  }
}
