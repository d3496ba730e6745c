package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checker;
import dev.wend.check.Selection;
import dev.wend.check.Typed;
import dev.wend.check.Verdict;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Something typed that declares nothing, read and checked. */
sealed interface Question {
  List<Diagnostic> problems();

  /** What its answer is, as people read it. */
  default String type(Catalog catalog) {
    return this instanceof OfPopulation of
        ? "audience of " + catalog.plural(of.population().dimension())
        : ((OfExpression) this).expression().type().text();
  }

  record OfPopulation(Selection population, List<Diagnostic> problems) implements Question {}

  record OfExpression(Typed expression, List<Diagnostic> problems) implements Question {
    /** Whether it is a whole field, which is shown without a program. */
    boolean isWhole() {
      return Checker.whole(expression).isPresent();
    }
  }

  /** Neither, by the errors of what it was most likely meant to be. */
  record Unclear(List<Diagnostic> problems) implements Question {}

  /**
   * Whether {@code name = …} is a step: it is where it compares nothing that has a meaning and a
   * population follows.
   */
  static boolean isStep(Source source, Catalog catalog) {
    Parsed<Ast.Expression> expression = Parse.expression(source);
    boolean reads = !hasErrors(expression.problems());
    if (reads && expression(source, expression, catalog) instanceof OfExpression) {
      return false;
    }
    return !reads || !hasErrors(Parse.script(source).problems());
  }

  /** A text that could be both is an expression where that has a meaning. */
  static Question of(Source source, Catalog catalog) {
    Parsed<Ast.Expression> expression = Parse.expression(source);
    Parsed<Ast.Population> population = Parse.population(source);
    int expressionEnds = firstError(expression.problems());
    int populationEnds = firstError(population.problems());
    if (expressionEnds < populationEnds) {
      return population(source, population, catalog);
    } else if (populationEnds < expressionEnds) {
      return expression(source, expression, catalog);
    }
    Question one = expression(source, expression, catalog);
    Question other = population(source, population, catalog);
    return rank(other) > rank(one) ? other : one;
  }

  /** How well a text is understood: as it is, by the word that was meant, by what to write. */
  private static int rank(Question question) {
    if (!(question instanceof Unclear unclear)) {
      return 3;
    }
    String hints =
        unclear.problems().stream()
            .filter(Diagnostic::isError)
            .map(Diagnostic::hint)
            .collect(Collectors.joining(" "));
    return hints.contains("Did you mean") ? 2 : hints.contains("Write ") ? 1 : 0;
  }

  /** Where reading failed; far away where it did not. */
  private static int firstError(List<Diagnostic> problems) {
    return problems.stream()
        .filter(Diagnostic::isError)
        .map(d -> d.span().offset())
        .min(Comparator.naturalOrder())
        .orElse(Integer.MAX_VALUE);
  }

  private static Question expression(
      Source source, Parsed<Ast.Expression> parsed, Catalog catalog) {
    Verdict<Typed> verdict = Checker.checkExpression(source, parsed.tree(), catalog);
    List<Diagnostic> problems = Compile.merge(parsed.problems(), verdict.problems());
    return hasErrors(problems)
        ? new Unclear(problems)
        : new OfExpression(verdict.value(), problems);
  }

  private static Question population(
      Source source, Parsed<Ast.Population> parsed, Catalog catalog) {
    Verdict<Selection> verdict = Checker.checkPopulation(source, parsed.tree(), catalog);
    List<Diagnostic> problems = Compile.merge(parsed.problems(), verdict.problems());
    return hasErrors(problems)
        ? new Unclear(problems)
        : new OfPopulation(verdict.value(), problems);
  }

  private static boolean hasErrors(List<Diagnostic> problems) {
    return problems.stream().anyMatch(Diagnostic::isError);
  }
}
