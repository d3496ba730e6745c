package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Journey;
import dev.wend.code.LowerJourney;
import dev.wend.diag.Nearest;
import dev.wend.graph.Chart;
import dev.wend.graph.JourneyChart;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Draws journeys. */
final class Graph {
  private Graph() {}

  static Answer<GraphAnswer> draw(GraphRequest request) throws SessionException {
    if (request.store().isPresent()) {
      throw new SessionException(
          SessionException.Kind.REFUSED,
          "What people did in a journey cannot be counted from a store yet.",
          "Leave `--store` out for the picture without counts.");
    }
    Compile script = Compile.open(request.script());
    if (script.hasErrors()) {
      return new Answer.Refused<>(script.problems());
    }
    Checked checked = script.checked();
    Journey journey = journey(checked, request.journey());
    Chart chart = JourneyChart.of(LowerJourney.of(journey, checked), checked, Optional.empty());
    String text = request.form().text(chart);
    if (request.out().isPresent()) {
      WholeFile.write(request.out().get(), text.getBytes(StandardCharsets.UTF_8));
    }
    return new Answer.Given<>(new GraphAnswer(chart, text), script.problems());
  }

  private static Journey journey(Checked script, String name) throws SessionException {
    Journey journey = script.journeys().get(name);
    if (journey != null) {
      return journey;
    }
    Set<String> names = script.journeys().keySet();
    String hint =
        Nearest.of(name, names)
            .map(near -> "Did you mean `" + near + "`?")
            .orElse(
                names.isEmpty()
                    ? "It declares no journey at all."
                    : "Its journeys are " + String.join(", ", names) + ".");
    throw new SessionException(
        SessionException.Kind.REFUSED, "The script has no journey `" + name + "`.", hint);
  }
}
