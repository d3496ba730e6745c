package dev.wend.graph;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.code.LowerJourney;
import dev.wend.diag.Source;
import dev.wend.syntax.Parse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Charts to test with. */
final class Charts {
  private static final String BEFORE =
      """
      profile { crmId: string key, email: string identity, tier: string, contacts: int }
      event Visit identified by email { email: string }
      surface Mail: email { from: "news@shop.example" }
      message Hello on Mail { subject: "a", text: "b", track opens }
      journey Other { enter on Visit by email  send Hello }
      """;

  private static final String[] STEPS = {
    "send Hello retry 2 times every 1 hour",
    "wait 2 days",
    "await Visit",
    "await Visit within 1 day { @ } else { @ }",
    "await { Visit => { @ } in audience Fans => { @ } after 2 days => { @ } }",
    "if contacts > 3 { @ } else if tier = \"gold\" and contacts in (1, 2, 3, 4, 5) { @ } else { @ }",
    "if contacts > 1 { @ }",
    "split randomly { 10% => { @ } 20% => { @ } 70% => { @ } }",
    "update profile { contacts = (contacts ?: 0) + 1 }",
  };

  private final Random random;
  private int left;

  private Charts(long seed, int steps) {
    random = new Random(seed);
    left = steps;
  }

  static Checked check(String script) {
    Checked checked = Checker.check(Parse.script(new Source("test.wend", script)).tree());
    if (checked.hasErrors()) {
      throw new IllegalArgumentException(checked.problems() + "\n" + script);
    }
    return checked;
  }

  static Chart of(Checked script, String journey, Optional<Counts> counts) {
    return JourneyChart.of(LowerJourney.of(script.journeys().get(journey), script), script, counts);
  }

  /** A journey of so many steps at least. */
  static Chart made(long seed, int steps) {
    Charts charts = new Charts(seed, steps);
    StringBuilder body = new StringBuilder();
    while (charts.left > 0) {
      body.append(charts.steps(0));
    }
    String fans = "audience Fans = profiles where tier = \"fan\"\n";
    String all = BEFORE + fans + "journey Made {\n enter on Visit by email\n" + body + "}\n";
    return of(check(all), "Made", Optional.empty());
  }

  private String steps(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(depth == 0 ? 3 : 4); i > 0 && left > 0; i--) {
      left--;
      String step = STEPS[random.nextInt(depth > 3 ? 3 : STEPS.length)];
      while (step.contains("@")) {
        step = step.replaceFirst("@", "\n" + steps(depth + 1).replace("$", "\\$"));
      }
      text.append(step).append('\n');
    }
    return text.toString();
  }

  /** The script of a language file. */
  static String script(String file) throws IOException {
    Path home = Path.of(System.getProperty("wend.home"));
    String text = Files.readString(home.resolve("src/test/lang/graphs").resolve(file));
    String from = "--- source\n";
    return text.substring(text.indexOf(from) + from.length(), text.indexOf("--- problems"));
  }

  /** One whose every word is a text. */
  static Chart saying(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    Optional<Long> none = Optional.empty();
    return new Chart(
        line,
        line,
        line,
        List.of(line, line),
        List.of(
            new Chart.Node(Chart.ENTRY, Chart.Kind.ENTER, "", line, "", none),
            new Chart.Node(0, Chart.Kind.SEND, line, line, line, none),
            new Chart.Node(1, Chart.Kind.COMPLETED, "", line, "", none)),
        List.of(
            new Chart.Edge(Chart.ENTRY, Chart.ENTRY, 0, line, none),
            new Chart.Edge(0, 0, 1, line, none)));
  }
}
