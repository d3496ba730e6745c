package dev.wend.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the standard asks of a log (section 3 of SARIF 2.1.0), and what hosts of code ask. */
class SarifTest {
  private static final Path HERE = Path.of("/home/ada/shop");

  private static Map<?, ?> run(List<Diagnostic> problems) {
    Map<String, Object> log = new Sarif("1.2", HERE).log(problems);
    assertEquals("2.1.0", log.get("version"));
    assertTrue(log.get("$schema").toString().endsWith("/sarif-schema-2.1.0.json"));
    return map(list(log.get("runs")).get(0));
  }

  private static Map<?, ?> result(String file, String text, int offset, int length) {
    Source source = new Source(file, text);
    List<Diagnostic> problems =
        List.of(Fault.HABIT_EQUALS.at(source, new Span(offset, length), "=="));
    return map(list(run(problems).get("results")).get(0));
  }

  private static Map<?, ?> place(Map<?, ?> result) {
    return map(map(list(result.get("locations")).get(0)).get("physicalLocation"));
  }

  private static Map<?, ?> file(String name) {
    return map(place(result(name, "==", 0, 2)).get("artifactLocation"));
  }

  private static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }

  @Test
  void everyRowOfTheTableIsARule() {
    Map<?, ?> driver = map(map(run(List.of()).get("tool")).get("driver"));
    assertEquals("wend", driver.get("name"));
    assertEquals("1.2", driver.get("version"));
    List<?> rules = list(driver.get("rules"));
    assertEquals(Fault.values().length, rules.size());
    for (int i = 0; i < rules.size(); i++) {
      Fault fault = List.of(Fault.values()).get(i);
      Map<?, ?> rule = map(rules.get(i));
      assertEquals(fault.id(), rule.get("id"));
      for (String part : List.of("shortDescription", "help")) {
        String text = map(rule.get(part)).get("text").toString();
        assertFalse(text.isBlank() || text.contains("{}"), text);
      }
      Object level = map(rule.get("defaultConfiguration")).get("level");
      assertTrue(List.of("error", "warning", "note").contains(level), () -> "" + level);
    }
  }

  @Test
  void aRunWithoutProblemsHasAnEmptyListOfResults() {
    assertEquals(List.of(), run(List.of()).get("results"));
  }

  @Test
  void aResultNamesItsRuleAndItsPlace() {
    Map<?, ?> result = result("a.wend", "x\n\uD83D\uDE00 ==\n", 5, 2);
    assertEquals("E-habit-equals", result.get("ruleId"));
    int index = List.of(Fault.values()).indexOf(Fault.HABIT_EQUALS);
    assertEquals(index, result.get("ruleIndex"));
    assertEquals("error", result.get("level"));
    assertEquals(
        Map.of("text", "`==` compares in other languages. Write `=`."), result.get("message"));
    assertEquals("unicodeCodePoints", run(List.of()).get("columnKind"));
    assertEquals(
        Map.of("startLine", 2, "startColumn", 3, "endLine", 2, "endColumn", 5),
        place(result).get("region"));
  }

  @Test
  void filesBelowTheFolderHaveRelativeAddresses() {
    Map<String, String> below = Map.of("uri", "sub/a.wend", "uriBaseId", "%SRCROOT%");
    assertEquals(below, file("sub/a.wend"));
    assertEquals(below, file("/home/ada/shop/x/../sub/a.wend"));
    assertEquals(Map.of("uri", "file:///home/ada/other/a.wend"), file("../other/a.wend"));
  }

  @Test
  void addressesAreEncoded() {
    assertEquals("a%20b%25/%C3%A9.wend", file("a b%/é.wend").get("uri"));
    assertEquals("c%3Ad.wend", file("c:d.wend").get("uri"));
  }

  @Test
  void bracesOfAScriptAreNoPlaceholders() {
    Source source = new Source("a.wend", "x");
    Diagnostic problem = Fault.NUMBER.at(source, Span.START, "{0}{a}", "Write `{1}`.");
    Map<?, ?> result = map(list(run(List.of(problem)).get("results")).get(0));
    assertEquals(Map.of("text", "`{{0}}{a}` is no number. Write `{{1}}`."), result.get("message"));
  }
}
