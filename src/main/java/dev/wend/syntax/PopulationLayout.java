package dev.wend.syntax;

import dev.wend.syntax.Ast.GroupPopulation;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.NamedPopulation;
import dev.wend.syntax.Ast.Population;
import dev.wend.syntax.Ast.SamplePopulation;
import dev.wend.syntax.Ast.SetPopulation;
import dev.wend.syntax.Ast.TopPopulation;
import dev.wend.syntax.Ast.WherePopulation;
import dev.wend.syntax.Ast.WithPopulation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How populations are laid out: lines begin with {@code where}, {@code union} and their like. */
final class PopulationLayout {
  private final Copy copy;
  private final Layout layout;
  private final ExpressionLayout expressions;
  private final Consumer<List<Mapping>> columns;

  /**
   * @param columns lays out what stands between the braces of a {@code with}
   */
  PopulationLayout(
      Copy copy, Layout layout, ExpressionLayout expressions, Consumer<List<Mapping>> columns) {
    this.copy = copy;
    this.layout = layout;
    this.expressions = expressions;
    this.columns = columns;
  }

  /** A population whose further lines stand no further in than they would anyway. */
  void outermost(Population p) {
    population(p, false);
  }

  private void population(Population p, boolean nests) {
    if (p instanceof WherePopulation || p instanceof WithPopulation) {
      tails(p, nests);
    } else if (p instanceof SetPopulation set) {
      set(set, nests);
    } else if (p instanceof GroupPopulation group) {
      group(group);
    } else if (p instanceof SamplePopulation sample) {
      counted("sample", sample.of());
    } else if (p instanceof TopPopulation top) {
      top(top);
    } else if (p instanceof NamedPopulation named) {
      copy.through(named.span().end());
    } else {
      copy.asWritten(p.span().end());
    }
  }

  /** A term with what binds to it: {@code where …} and {@code with { … }} in their order. */
  private void tails(Population p, boolean nests) {
    List<Population> tails = new ArrayList<>();
    Population of = p;
    while (of instanceof WherePopulation || of instanceof WithPopulation) {
      tails.add(0, of);
      of = of instanceof WherePopulation where ? where.of() : ((WithPopulation) of).of();
    }
    layout.open();
    population(of, true);
    if (nests) {
      layout.nest();
    }
    for (Population tail : tails) {
      if (tail instanceof WherePopulation where) {
        copy.line(" ");
        copy.word("where");
        copy.space();
        expressions.expression(where.condition());
      } else if (tail instanceof WithPopulation with) {
        copy.space();
        copy.word("with");
        copy.space();
        columns.accept(with.columns());
      }
    }
    if (nests) {
      layout.unnest();
    }
    layout.close();
  }

  /** {@code sample 10% of P}: a word, its number, and the term that it is of. */
  private void counted(String word, Population of) {
    copy.word(word);
    copy.space();
    copy.token();
    copy.space();
    copy.word("of");
    copy.space();
    population(of, true);
  }

  private void top(TopPopulation p) {
    layout.open();
    counted("top", p.of());
    copy.line(" ");
    copy.word("by");
    copy.space();
    expressions.expression(p.by());
    while (!copy.isAtEnd() && copy.offset() < p.span().end()) {
      copy.space();
      copy.token();
    }
    layout.close();
  }

  private void set(SetPopulation p, boolean nests) {
    List<Population> terms = new ArrayList<>();
    terms(p, terms);
    layout.open();
    if (nests) {
      layout.nest();
    }
    population(terms.get(0), true);
    for (Population term : terms.subList(1, terms.size())) {
      copy.line(" ");
      copy.token();
      copy.space();
      population(term, true);
    }
    if (nests) {
      layout.unnest();
    }
    layout.close();
  }

  /** The terms of a row of one operation; a row of another stands in brackets. */
  private static void terms(Population p, List<Population> terms) {
    List<Population> rights = new ArrayList<>();
    Population left = p;
    while (left instanceof SetPopulation set) {
      rights.add(set.right());
      left = set.left();
    }
    terms.add(left);
    for (int i = rights.size() - 1; i >= 0; i--) {
      terms(rights.get(i), terms);
    }
  }

  private void group(GroupPopulation p) {
    copy.word("(");
    layout.open();
    layout.anchor();
    layout.nest();
    copy.line("");
    population(p.inner(), p.inner() instanceof WherePopulation);
    copy.innerComments(false);
    layout.unnest();
    copy.line("");
    copy.word(")");
    layout.unnest();
    layout.close();
  }
}
