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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journeys that write what others enter, wait and leave by: at once, in steps, and stopped. */
class CoupledTest {
  private static final String AUDIENCES =
      """
      audience All = profiles where crmId is present
      audience Rich = profiles where points > 3
      audience Gold = profiles where tier = "gold"
      audience Put = profiles where in audience Saved
      audience Buyer = profiles where any Buy in last 1 day
      journey Saver { enter on View where n > 4 by crmId  save to audience Saved }
      """;

  private static final String ALL = "enter from audience All by crmId";

  private static Case of(String journeys) {
    String script = Fixed.BEFORE + AUDIENCES + journeys;
    Checked checked = Checker.check(Parse.script(new Source("s.wend", script)).tree());
    assertFalse(checked.hasErrors(), () -> checked.problems().toString());
    List<Map<String, Object>> people = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Map<String, Object> person = new HashMap<>();
      person.put("crmId", Case.key(i));
      person.put("email", "p" + i + "@x.example");
      person.put("points", (long) i);
      person.put("tier", i % 2 == 0 ? "gold" : "basic");
      people.add(person);
    }
    List<Happening> all = new ArrayList<>();
    long begin = Case.BEGIN.toEpochMilli();
    checked
        .journeys()
        .keySet()
        .forEach(name -> all.add(new Happening.Life(begin, Happening.Kind.ACTIVATE, name)));
    for (int i = 0; i < 8; i++) {
      long at = begin + (1 + i / 2 * 13) * Case.HOUR;
      String type = i % 3 == 2 ? "View" : "Buy";
      Map<String, Object> values = new HashMap<>();
      values.put("time", Instant.ofEpochMilli(at));
      values.put("n", (long) (5 - i % 4));
      if (type.equals("Buy")) {
        values.put("sku", i % 2 == 0 ? "a" : "b");
      }
      Happening.Told event = new Happening.Told(type, i % 5, at, values);
      all.add(new Happening.Came(at, List.of(event)));
    }
    all.sort(Comparator.comparingLong(Happening::at));
    return new Case(script, checked, people, all, Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a chain
        "journey A { "
            + ALL
            + " wait 1 hour update profile { points = 5 } send M0 }\n"
            + "journey B { enter on entering audience Rich send M1 save to audience Saved send M2 }"
            + "journey C { enter on entering audience Put send M2 update profile { tier = missing } }",
        // a cycle that time ends
        "journey A { enter on entering audience Gold send M0 wait 6 hours update profile { tier ="
            + " missing } }\n"
            + "journey B { enter on leaving audience Gold timeout 2 days send M2 wait 6 hours update"
            + " profile { tier = \"gold\" } }\n"
            + "journey C { "
            + ALL
            + " wait 3 hours update profile { tier = missing } }",
        // two writers at one instant, in and out
        "journey A { "
            + ALL
            + " wait 1 hour update profile { points = 5 } update profile { points = 0 } update profile"
            + " { points = 6 } send M2 }\n"
            + "journey B { "
            + ALL
            + " wait 1 hour update profile { points = 1 } send M0 }\n"
            + "journey C { enter on entering audience Rich send M2 }\n"
            + "journey D { enter on leaving audience Rich send M1 }",
        // for each, with somebody who waits for an audience
        "journey A { enter on Buy where n > 1 by crmId for each sku wait 2 hours update profile {"
            + " points = (points ?: 0) + 2 } send M0 }\n"
            + "journey B { enter on Buy by crmId for each sku await in audience Rich within 1 day {"
            + " send M2 } else { send M1 } }",
        // left by an audience that another writes, and entered again
        "journey A { "
            + ALL
            + " every 6 hours reentry after 12 hours exit when in audience Put send M0 wait 4 hours"
            + " save to audience Saved send M1 }\n"
            + "journey B { enter on entering audience Put send M2 wait 1 day send M2 }",
        // by an event and by a write of the same instant
        "journey A { enter on entering audience Buyer send M0 update profile { points = 9 } send M1"
            + " }\n"
            + "journey B { enter on entering audience Rich await Buy within 5 hours { send M2 }"
            + " update profile { points = 0 } }\n"
            + "journey C { enter on leaving audience Rich reentry after 1 day send M0 }",
        // turns, and a schedule of the same instant
        "journey A { "
            + ALL
            + " every 1 hour at most 2 per second reentry after 1 day send M2 update profile { points"
            + " = 5 } wait 1 hour update profile { points = 0 } }\n"
            + "journey B { enter on entering audience Rich timeout 30 minutes send M0 await View }",
      })
  void theSameHoweverTheyAreRun(String journeys) throws IOException {
    Case one = of(journeys);
    EngineTest.inStepsIsAsStraight(1, one);
    EngineTest.aRestartChangesNothing(1, one);
    stopped(one, Writes.AT_ONCE);
    stopped(one, Writes.IN_GROUPS);
  }

  private static void stopped(Case one, Writes writes) throws IOException {
    int most = EngineTest.stops(1, one, writes, (round, passed) -> Integer.MAX_VALUE);
    int step = Math.max(1, most / 5);
    for (int stop = 1; stop <= most; stop += step) {
      int at = stop;
      EngineTest.stops(
          1, one, writes, (round, passed) -> round == 0 ? at : round == 1 ? 3 : Integer.MAX_VALUE);
    }
  }
}
