package dev.wend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void rubbishGivesABoundedNumberOfProblems() {
    String rubbish = "let a = 1 == 2 && 3\n".repeat(1_000);
    List<Diagnostic> problems = Parse.script(new Source("t", rubbish)).problems();
    assertEquals(Problems.LIMIT + 1, problems.size());
    assertEquals(Fault.TOO_MANY, problems.get(Problems.LIMIT).fault());
  }

  private static List<Fault> faults(List<Diagnostic> problems) {
    return problems.stream().map(Diagnostic::fault).toList();
  }
}
