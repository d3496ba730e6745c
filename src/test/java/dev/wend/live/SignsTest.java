package dev.wend.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.code.Lower;
import dev.wend.diag.Source;
import dev.wend.syntax.Parse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What one more event can do, however the ops of a condition are put together. */
class SignsTest {
  private static final String SCRIPT =
      """
      profile { crmId: string key, points: int }
      event View identified by crmId { n: int }
      event Buy identified by crmId { n: int }
      """;

  private static void assertSigns(Map<String, Sign> signs, String condition) {
    String text = SCRIPT + "audience A = profiles where " + condition + "\n";
    Checked script = Checker.check(Parse.script(new Source("s.wend", text)).tree());
    Lower lower = new Lower(script.audiences(), script.zone());
    lower.population("A", script.audiences().get("A").population());
    assertEquals(new TreeMap<>(signs), new TreeMap<>(Signs.of(lower.program())), condition);
  }

  @Test
  void aConditionThatIsAskedOnlyAfterAnotherHasNoMoreSignsForThat() {
    Map<String, Sign> both = Map.of("View", Sign.UP, "Buy", Sign.UP);
    assertSigns(both, "any View and any Buy");
    assertSigns(both, "any View or any Buy");
    assertSigns(both, "count(View) >= 3 or count(Buy) >= 2");
    assertSigns(both, "count(View) >= 3 and (points > 5 or any Buy in last 3 days)");
    assertSigns(Map.of("View", Sign.UP, "Buy", Sign.DOWN), "any View and no Buy");
    assertSigns(
        Map.of("View", Sign.DOWN, "Buy", Sign.UP), "no View in last 9 days and count(Buy) > 2");
  }

  @Test
  void whatGoesBothWaysIsMixed() {
    assertSigns(Map.of("View", Sign.MIXED), "count(View) = 2");
    assertSigns(Map.of("View", Sign.MIXED), "any View and (points > 3 or count(View) < 9)");
    assertSigns(Map.of("View", Sign.UP, "Buy", Sign.MIXED), "any View and sum(Buy.n) > 9");
  }

  @Test
  void ofMoreTestsThanAreToldApartNothingIsSaid() {
    StringBuilder many = new StringBuilder("any View");
    for (int i = 0; i < 12; i++) {
      many.append(" and count(Buy) > ").append(i);
    }
    assertSigns(Map.of(), many.toString());
  }
}
