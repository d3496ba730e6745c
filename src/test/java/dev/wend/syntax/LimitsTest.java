package dev.wend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no person writes. */
class LimitsTest {
  private static final int MANY = 20_000;

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "f(", "not ", "- ", "if ", "if a then b else ", "any x where "})
  void whatNestsTooDeepIsOneProblem(String part) {
    Source source = new Source("t", part.repeat(MANY) + "x");
    List<Diagnostic> problems = Parse.expression(source).problems();
    assertEquals(Fault.TOO_DEEP, problems.get(0).fault());
    assertTrue(problems.size() <= 2, problems::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample 10% of ", "top 3 of ", "("})
  void populationsThatNestTooDeepAreOneProblem(String part) {
    Source source = new Source("t", part.repeat(MANY) + "profiles");
    List<Diagnostic> problems = Parse.population(source).problems();
    assertEquals(Fault.TOO_DEEP, problems.get(0).fault());
    assertTrue(problems.size() <= 2, problems::toString);
  }

  @Test
  void aMistakeInNestedConditionsIsFoundAtOnce() {
    Source source = new Source("t", "any x where ".repeat(90) + "a > > 1");
    assertEquals(List.of(Fault.SYNTAX), faults(Parse.expression(source).problems()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "0.#", "#%", "# days", "#x"})
  void aNumberHasALongestForm(String written) {
    Source source = new Source("t", "a = " + written.replace("#", "9".repeat(1_000_000)));
    List<Diagnostic> problems = Parse.expression(source).problems();
    assertEquals(Fault.NUMBER_RANGE, problems.get(0).fault());
    assertTrue(problems.get(0).message().length() < 200);
  }

  @Test
  void blocksOfAMessageThatNestTooDeepAreOneProblem() {
    String blocks = "{{#if a}}".repeat(500) + "x" + "{{/if}}".repeat(500);
    String text = "message M on S { text: \"" + blocks + "\" }";
    List<Diagnostic> problems = Parse.script(new Source("a.wend", text)).problems();
    assertEquals(List.of(Fault.TOO_DEEP), faults(problems));
  }

  @Test
  void bracketsThatCloseAreOneProblem() {
    Source source = new Source("t", "(".repeat(MANY) + "x" + ")".repeat(MANY) + " and y");
    Parsed<Ast.Expression> parsed = Parse.expression(source);
    assertEquals(List.of(Fault.TOO_DEEP), faults(parsed.problems()));
    assertInstanceOf(Ast.BinaryExpression.class, parsed.tree());
  }

  @ParameterizedTest
  @ValueSource(strings = {" or ", " and "})
  void logicOfAnyLengthIsRead(String operator) {
    Parsed<Ast.Expression> parsed =
        Parse.expression(new Source("t", "x" + (operator + "x").repeat(10_000)));
    assertEquals(List.of(), parsed.problems());
    assertTrue(Shape.of(parsed.tree()).length() > 50_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {" + ", " * ", " ?: "})
  void arithmeticHasALimit(String operator) {
    Source fits = new Source("t", "x" + (operator + "x").repeat(1_000));
    Source exceeds = new Source("t", "x" + (operator + "x").repeat(1_001));
    assertEquals(List.of(), Parse.expression(fits).problems());
    assertEquals(List.of(Fault.LONG_CHAIN), faults(Parse.expression(exceeds).problems()));
  }

  /** What is looked at for a slip of a hand is short. */
  @ParameterizedTest
  @MethodSource
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void noSlipIsLookedForInWhatNobodyTypes(String script) {
    assertFalse(Parse.script(new Source("a.wend", script)).problems().isEmpty());
  }

  static List<String> noSlipIsLookedForInWhatNobodyTypes() {
    String journey = "journey J { enter from audience A by email\n";
    int many = 200_000;
    return List.of(
        journey + "await { after 1 day " + "-> ".repeat(many) + "} }",
        journey + "await { " + "after 1 day -> { }\n".repeat(many / 4) + "} }",
        journey + "await { after 1 day " + ": { ".repeat(many),
        journey + "points " + "+= ".repeat(many) + "}",
        journey + "exit if " + "points ".repeat(many) + "}",
        "audience A = profiles where " + "x ".repeat(many) + "}",
        "audience A = profiles where x" + "x".repeat(many) + " )",
        message("{{a" + " ".repeat(many) + "!}}"),
        message("{{if" + " ".repeat(many) + "}}"),
        message("{{a | b" + " | b".repeat(many) + "}}"),
        message("%a".repeat(many) + "${".repeat(many) + "[[".repeat(many) + "<% ".repeat(many))
            + "}");
  }

  private static String message(String text) {
    return "message M on Mail { text: \"" + text + "\" }";
  }

  @Test
  void rubbishGivesABoundedNumberOfProblems() {
    String rubbish = "let a = 1 == 2 && 3\n".repeat(1_000);
    List<Diagnostic> problems = Parse.script(new Source("t", rubbish)).problems();
    assertEquals(Problems.LIMIT + 1, problems.size());
    assertEquals(Fault.TOO_MANY, problems.get(Problems.LIMIT).fault());
  }

  // ---- journeys and messages

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if a {",
        "if a { } else {",
        "await E {",
        "await { E => {",
        "split randomly { 100% => {",
        "send M on failure {",
        "call C.a on error {"
      })
  void stepsThatNestTooDeepAreOneProblem(String part) {
    String text = "journey J {\n" + (part + "\n").repeat(MANY) + "\n}\nlet last = 1\n";
    Parsed<Ast.Script> parsed = Parse.script(new Source("t", text));
    assertEquals(Fault.TOO_DEEP, parsed.problems().get(0).fault());
    assertTrue(parsed.problems().size() <= 3, () -> parsed.problems().toString());
    assertEquals(2, parsed.tree().declarations().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "if a then "})
  void conditionsOfStepsThatNestTooDeepAreOneProblem(String part) {
    String text = "journey J {\n wait " + part.repeat(MANY) + "\n exit\n}\nlet last = 1\n";
    Parsed<Ast.Script> parsed = Parse.script(new Source("t", text));
    assertEquals(Fault.TOO_DEEP, parsed.problems().get(0).fault());
    assertTrue(parsed.problems().size() <= 3, () -> parsed.problems().toString());
    assertEquals(2, parsed.tree().declarations().size());
  }

  @Test
  void stepsThatNestAreReadAndLaidOut() {
    String text = "journey J {" + " if a {".repeat(190) + " exit " + "}".repeat(191);
    Parsed<Ast.Script> parsed = Parse.script(new Source("t", text));
    assertEquals(List.of(), parsed.problems());
    String once = Format.script(parsed);
    assertEquals(once, Format.script(Parse.script(new Source("t", once))));
  }

  @Test
  void choicesAndStepsOfAnyNumberAreRead() {
    String branches = "if a { exit }" + " else if b { send M }".repeat(5_000) + " else { }\n";
    String text = "journey J {\n" + branches + "send M  ".repeat(5_000) + "\n}";
    Parsed<Ast.Script> parsed = Parse.script(new Source("t", text));
    assertEquals(List.of(), parsed.problems());
    assertTrue(Format.script(parsed).length() > 100_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{#if a}}", "{{#each a as b}}", "{{#if a}}{{else}}"})
  void textsThatNestTooDeepHaveOneProblemEach(String part) {
    String text = "message M on S { html: \"" + part.repeat(MANY) + "\" }";
    List<Diagnostic> problems = Parse.script(new Source("t", text)).problems();
    assertTrue(faults(problems).contains(Fault.TOO_DEEP));
    assertTrue(problems.size() <= Problems.LIMIT + 1);
  }

  private static List<Fault> faults(List<Diagnostic> problems) {
    return problems.stream().map(Diagnostic::fault).toList();
  }
}
