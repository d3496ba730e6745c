package dev.wend.cli;

import dev.wend.session.Grid;
import dev.wend.session.RunAnswer;
import dev.wend.session.RunAnswer.JourneyCounts;
import dev.wend.session.RunAnswer.MessageCounts;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run says of journeys and messages. */
final class JourneyTables {
  private JourneyTables() {}

  static void print(RunAnswer run, Console console) {
    if (run.journeys().isEmpty()) {
      return;
    }
    Grid journeys = new Grid("Journey", "entered", "active", "completed", "exited", "not entered");
    run.journeys().forEach((name, counts) -> journeys.row(row(name, counts)));
    console.print(journeys);
    if (!run.messages().isEmpty()) {
      Grid messages =
          new Grid(
              "Message",
              "targeted",
              "sent",
              "delivered",
              "failed",
              "excluded",
              "opened",
              "clicked");
      run.messages().forEach((name, counts) -> messages.row(row(name, counts)));
      console.print(messages);
    }
    printReasons(run, console);
  }

  private static void printReasons(RunAnswer run, Console console) {
    run.journeys()
        .forEach(
            (name, counts) ->
                counts
                    .notEntered()
                    .forEach((why, n) -> reason(name, " was not entered ", n, why, console)));
    run.messages()
        .forEach(
            (name, counts) ->
                counts
                    .excluded()
                    .forEach((why, n) -> reason(name, " was not sent ", n, why, console)));
  }

  private static void reason(String name, String what, long n, String why, Console console) {
    String times = n == 1 ? " time: " : " times: ";
    console
        .out()
        .println(Console.escape("`" + name + "`" + what + Grid.count(n) + times + why + "."));
  }

  private static String[] row(String name, JourneyCounts counts) {
    return new String[] {
      name,
      Grid.count(counts.entered()),
      Grid.count(counts.active()),
      Grid.count(counts.completed()),
      Grid.count(counts.exited()),
      Grid.count(total(counts.notEntered()))
    };
  }

  private static String[] row(String name, MessageCounts counts) {
    return new String[] {
      name,
      Grid.count(counts.targeted()),
      Grid.count(counts.sent()),
      Grid.count(counts.delivered()),
      Grid.count(counts.failed()),
      Grid.count(total(counts.excluded())),
      Grid.count(counts.opened()),
      Grid.count(counts.clicked())
    };
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(n -> n).sum();
  }

  static Map<String, Object> json(JourneyCounts counts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("entered", counts.entered());
    json.put("active", counts.active());
    json.put("completed", counts.completed());
    json.put("exited", counts.exited());
    json.put("notEntered", total(counts.notEntered()));
    return json;
  }

  static Map<String, Object> json(MessageCounts counts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("targeted", counts.targeted());
    json.put("sent", counts.sent());
    json.put("delivered", counts.delivered());
    json.put("failed", counts.failed());
    json.put("excluded", counts.excluded());
    json.put("opened", counts.opened());
    json.put("clicked", counts.clicked());
    return json;
  }
}
