package dev.wend.syntax;

import dev.wend.syntax.Ast.GroupPopulation;
import dev.wend.syntax.Ast.NamedPopulation;
import dev.wend.syntax.Ast.Population;
import dev.wend.syntax.Ast.SetPopulation;
import dev.wend.syntax.Ast.WherePopulation;
import java.util.ArrayList;
import java.util.List;

/** How populations are laid out: lines begin with {@code where}, {@code union} and their like. */
final class PopulationLayout {
  private final Copy copy;
  private final Layout layout;
  private final ExpressionLayout expressions;

  PopulationLayout(Copy copy, Layout layout, ExpressionLayout expressions) {
    this.copy = copy;
    this.layout = layout;
    this.expressions = expressions;
  }

  /** A population whose further lines stand no further in than they would anyway. */
  void outermost(Population p) {
    population(p, false);
  }

  private void population(Population p, boolean nests) {
    if (p instanceof WherePopulation where) {
      where(where, nests);
    } else if (p instanceof SetPopulation set) {
      set(set, nests);
    } else if (p instanceof GroupPopulation group) {
      group(group);
    } else if (p instanceof NamedPopulation named) {
      copy.through(named.span().end());
    } else {
      copy.asWritten(p.span().end());
    }
  }

  private void where(WherePopulation p, boolean nests) {
    List<WherePopulation> wheres = new ArrayList<>();
    Population of = p;
    while (of instanceof WherePopulation where) {
      wheres.add(0, where);
      of = where.of();
    }
    layout.open();
    population(of, true);
    if (nests) {
      layout.nest();
    }
    for (WherePopulation where : wheres) {
      copy.line(" ");
      copy.word("where");
      copy.space();
      expressions.expression(where.condition());
    }
    if (nests) {
      layout.unnest();
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
