package dev.wend.journey;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.diag.Source;
import dev.wend.store.Writes;
import dev.wend.syntax.Parse;
import dev.wend.walker.Happening;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journeys that are stopped at each write, once: nothing is lost, and nothing is done twice. */
class StopTest {
  private static final String AUDIENCES =
      """
      audience All = profiles where crmId is present
      audience Rich = profiles where points > 3
      audience Gold = profiles where tier = "gold"
      audience Buyer = profiles where any Buy in last 1 day
      """;

  /** What comes, by the hour at which it does. */
  private static final Map<Integer, List<String>> EVENTS =
      Map.of(10, List.of("Stock", "Stock"), 16, List.of("Stock", "Buy"), 40, List.of("View"));

  private static Case of(String journeys) {
    String script = Fixed.BEFORE + AUDIENCES + journeys;
    Checked checked = Checker.check(Parse.script(new Source("s.wend", script)).tree());
    assertFalse(checked.hasErrors(), () -> checked.problems().toString());
    List<Map<String, Object>> people = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String email = "p" + i + "@x.example";
      people.add(Map.of("crmId", Case.key(i), "email", email, "points", 5L * i, "tier", "gold"));
    }
    List<Happening> all = new ArrayList<>();
    EVENTS.forEach(
        (hour, types) -> {
          long at = Case.BEGIN.toEpochMilli() + hour * Case.HOUR;
          for (String type : types) {
            Map<String, Object> values = Map.of("time", Instant.ofEpochMilli(at), "sku", "a");
            int who = type.equals("Stock") ? -1 : 1;
            Happening.Told event = new Happening.Told(type, who, at, values);
            all.add(new Happening.Came(at, List.of(event)));
          }
        });
    all.sort(Comparator.comparingLong(Happening::at));
    return new Case(script, checked, people, all, Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // two business events of one instant, of which each takes everybody in
        "journey J { enter on Stock from audience All by crmId send M2 }",
        // one at the instant at which the run of the one before ends
        "journey J { enter on Stock from audience All by crmId send M2 wait 6 hours }",
        // one that finds its person inside, who leaves behind it by an event of their own
        "journey J { enter on Stock from audience All by crmId await Buy within 1 day update profile"
            + " { points = 9 } }",
        // two schedules of the instant of the activation, of which the first has people write
        "journey J { enter from audience All by crmId save to audience Saved send M2 }\n"
            + "journey K { enter from audience All by crmId every 1 day send M2 }",
        // who came by an audience, behind an event of the instant of a schedule, and writes
        "journey J { enter from audience Rich by crmId every 4 hours }\n"
            + "journey K { enter on entering audience Buyer update profile { tier = missing } send M0 }",
        // who came by a write does not come again, however much they did behind it
        "journey J { enter from audience Rich by crmId update profile { tier = missing } }\n"
            + "journey K { enter on leaving audience Gold await View within 1 day send M2 }",
      })
  void wherever(String journeys) throws IOException {
    Case one = of(journeys);
    for (Writes writes : Writes.values()) {
      int most = EngineTest.stops(1, one, writes, (round, passed) -> Integer.MAX_VALUE);
      for (int stop = 1; stop <= most; stop++) {
        int at = stop;
        EngineTest.stops(at, one, writes, (round, passed) -> round == 0 ? at : Integer.MAX_VALUE);
      }
    }
  }
}
