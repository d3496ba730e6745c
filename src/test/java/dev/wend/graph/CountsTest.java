package dev.wend.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.check.Checked;
import dev.wend.code.JourneyPlan;
import dev.wend.code.LowerJourney;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountsTest {
  private static final String SCRIPT =
      """
      profile { crmId: string key, email: string identity, tier: string }
      event Visit identified by email { email: string }
      surface Mail: email { from: "news@shop.example" }
      message Hello on Mail { subject: "a", text: "b" }
      journey J {
        enter on Visit by email
        if tier = "a" { send Hello } else if tier = "b" { wait 1 day } else { exit }
        await Visit
      }
      """;

  /** 0 if, 1 send, 2 go, 3 else if, 4 wait, 5 go, 6 exit, 7 await, 8 end. */
  @Test
  void runsAreCountedByActAndByArrow() {
    Checked script = Charts.check(SCRIPT);
    JourneyPlan plan = LowerJourney.of(script.journeys().get("J"), script);
    Counts counts =
        Counts.of(
            plan,
            List.of(
                List.of(0, 1, 2, 7, 8),
                List.of(0, 1, 2, 7),
                List.of(0, 3, 4, 4, 5, 7, 8),
                List.of(0, 3, 6)));
    StringBuilder found = new StringBuilder();
    Chart chart = JourneyChart.of(plan, script, Optional.of(counts));
    for (Chart.Node node : chart.nodes()) {
      found.append(node.place()).append(" ").append(node.kind().word());
      found.append(" ").append(node.count().orElseThrow()).append("\n");
    }
    for (Chart.Edge edge : chart.edges()) {
      found.append(edge.act()).append(" to ").append(edge.to());
      found.append(" ").append(edge.count().orElseThrow()).append("\n");
    }
    assertEquals(
        """
        -1 enter 4
        0 if 4
        1 send 2
        4 wait 1
        6 exit 1
        7 await 3
        8 completed 2
        -1 to 0 4
        0 to 1 2
        3 to 4 1
        3 to 6 1
        1 to 7 2
        4 to 7 1
        7 to 8 2
        """,
        found.toString());
  }
}
