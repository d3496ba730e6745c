package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.GroupPopulation;
import dev.wend.syntax.Ast.NamedPopulation;
import dev.wend.syntax.Ast.SetPopulation;
import dev.wend.syntax.Ast.WherePopulation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Populations: who is in an audience. */
final class Populations {
  private static final String EVERYONE = "profiles";

  private final Problems problems;
  private final Catalog catalog;
  private final Expressions expressions;
  private final Size size;

  Populations(Problems problems, Catalog catalog, Expressions expressions) {
    this.problems = problems;
    this.catalog = catalog;
    this.expressions = expressions;
    this.size = new Size(problems);
  }

  /** {@code A union B where … except C}: down the left side by a loop. */
  Population check(Ast.Population whole) {
    Deque<Ast.Population> pending = new ArrayDeque<>();
    Ast.Population left = whole;
    while (!(left instanceof NamedPopulation)) {
      pending.push(left);
      left = left(left);
    }
    Population value = named((NamedPopulation) left);
    while (!pending.isEmpty()) {
      value = around(pending.pop(), value);
    }
    return value;
  }

  private static Ast.Population left(Ast.Population population) {
    if (population instanceof WherePopulation where) {
      return where.of();
    } else if (population instanceof SetPopulation set) {
      return set.left();
    } else if (population instanceof GroupPopulation group) {
      return group.inner();
    }
    throw new IllegalStateException("no rule for " + population.getClass());
  }

  private Population around(Ast.Population node, Population left) {
    if (node instanceof WherePopulation where) {
      Typed condition = expressions.condition(where.condition());
      return new Population.Where(left, size.bounded(condition), node.span());
    } else if (node instanceof SetPopulation set) {
      return new Population.Combined(set.operation(), left, check(set.right()), node.span());
    }
    return left;
  }

  private Population named(NamedPopulation named) {
    String name = named.name().text();
    if (name.equals(EVERYONE)) {
      return new Population.Everyone(named.span());
    }
    if (catalog.audiences().contains(name)) {
      return new Population.Named(name, named.span());
    }
    if (catalog.lets().containsKey(name)) {
      String hint = "Write `profiles where " + name + "`.";
      problems.report(Fault.NO_POPULATION, named.span(), name, "a `let`", hint);
    } else if (!name.isEmpty()) {
      List<String> known = new ArrayList<>(catalog.audiences());
      known.add(EVERYONE);
      problems.report(Fault.UNKNOWN_NAME, named.span(), name, Problems.suggest(name, known));
    }
    return new Population.Everyone(named.span());
  }
}
