package dev.wend.check;

import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.AggregateExpression;
import dev.wend.syntax.Ast.AudienceDeclaration;
import dev.wend.syntax.Ast.BetweenExpression;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.CallExpression;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.EventRuleDeclaration;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.GroupExpression;
import dev.wend.syntax.Ast.GroupPopulation;
import dev.wend.syntax.Ast.IfExpression;
import dev.wend.syntax.Ast.InAudienceExpression;
import dev.wend.syntax.Ast.InExpression;
import dev.wend.syntax.Ast.IndexExpression;
import dev.wend.syntax.Ast.Items;
import dev.wend.syntax.Ast.LetDeclaration;
import dev.wend.syntax.Ast.ListLiteral;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.NamedPopulation;
import dev.wend.syntax.Ast.NegateExpression;
import dev.wend.syntax.Ast.NotExpression;
import dev.wend.syntax.Ast.PathExpression;
import dev.wend.syntax.Ast.PopulationStep;
import dev.wend.syntax.Ast.PresenceExpression;
import dev.wend.syntax.Ast.QuantifierExpression;
import dev.wend.syntax.Ast.SamplePopulation;
import dev.wend.syntax.Ast.SaveAudienceStep;
import dev.wend.syntax.Ast.SequenceExpression;
import dev.wend.syntax.Ast.SequencePart;
import dev.wend.syntax.Ast.SetPopulation;
import dev.wend.syntax.Ast.SinceLastExpression;
import dev.wend.syntax.Ast.TopExpression;
import dev.wend.syntax.Ast.TopPopulation;
import dev.wend.syntax.Ast.UnitBetweenExpression;
import dev.wend.syntax.Ast.WherePopulation;
import dev.wend.syntax.Ast.WindowExpression;
import dev.wend.syntax.Ast.WithPopulation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The names that a {@code let}, an audience or a step mentions, in the order of the script. */
final class References {
  private References() {}

  static List<Name> of(Declaration declaration) {
    List<Name> names = new ArrayList<>();
    Deque<Ast> pending = new ArrayDeque<>();
    if (declaration instanceof LetDeclaration let) {
      pending.push(let.value());
    } else if (declaration instanceof AudienceDeclaration audience) {
      pending.push(audience.population());
    } else if (declaration instanceof EventRuleDeclaration rule) {
      rule.condition().ifPresent(pending::push);
    } else if (declaration instanceof PopulationStep step) {
      pending.push(step.population());
    } else if (declaration instanceof SaveAudienceStep save) {
      pending.push(save.from());
    }
    while (!pending.isEmpty()) {
      Ast node = pending.pop();
      if (node instanceof NameExpression name) {
        names.add(name.name());
      } else if (node instanceof InAudienceExpression in) {
        names.add(in.audience());
      } else if (node instanceof SequencePart part) {
        names.add(part.event());
      } else if (node instanceof NamedPopulation named) {
        names.add(named.name());
      }
      List<Ast> parts = parts(node);
      for (int i = parts.size() - 1; i >= 0; i--) {
        pending.push(parts.get(i));
      }
    }
    return names;
  }

  private static List<Ast> parts(Ast node) {
    if (node instanceof SequenceExpression sequence) {
      return List.copyOf(sequence.parts());
    } else if (node instanceof SequencePart part) {
      return part.condition().<List<Ast>>map(List::of).orElse(List.of());
    } else if (node instanceof Expression expression) {
      return List.copyOf(operands(expression));
    } else if (node instanceof WherePopulation where) {
      return List.of(where.of(), where.condition());
    } else if (node instanceof WithPopulation with) {
      List<Ast> parts = new ArrayList<>(List.of(with.of()));
      with.columns().forEach(column -> parts.add(column.value()));
      return parts;
    } else if (node instanceof SamplePopulation sample) {
      return List.of(sample.of());
    } else if (node instanceof TopPopulation top) {
      return List.of(top.of(), top.by());
    } else if (node instanceof SetPopulation set) {
      return List.of(set.left(), set.right());
    } else if (node instanceof GroupPopulation group) {
      return List.of(group.inner());
    }
    return List.of();
  }

  /** The expressions directly inside of one. */
  private static List<Expression> operands(Expression e) {
    if (e instanceof BinaryExpression binary) {
      return List.of(binary.left(), binary.right());
    } else if (e instanceof GroupExpression group) {
      return List.of(group.inner());
    } else if (e instanceof NotExpression not) {
      return List.of(not.operand());
    } else if (e instanceof NegateExpression negate) {
      return List.of(negate.operand());
    } else if (e instanceof BetweenExpression between) {
      return List.of(between.operand(), between.low(), between.high());
    } else if (e instanceof InExpression in) {
      return List.of(in.operand(), in.items());
    } else if (e instanceof WindowExpression window) {
      return List.of(window.operand());
    } else if (e instanceof PresenceExpression presence) {
      return List.of(presence.operand());
    } else if (e instanceof IfExpression choice) {
      return List.of(choice.condition(), choice.then(), choice.otherwise());
    } else if (e instanceof UnitBetweenExpression between) {
      return List.of(between.from(), between.to());
    } else if (e instanceof PathExpression path) {
      return List.of(path.of());
    } else if (e instanceof CallExpression call) {
      return call.arguments();
    }
    return ofLists(e);
  }

  private static List<Expression> ofLists(Expression e) {
    if (e instanceof QuantifierExpression quantifier) {
      return items(quantifier.items(), Optional.empty());
    } else if (e instanceof AggregateExpression aggregate) {
      return items(aggregate.items(), aggregate.value());
    } else if (e instanceof SinceLastExpression since) {
      return items(since.items(), Optional.empty());
    } else if (e instanceof TopExpression top) {
      return items(top.items(), Optional.of(top.by()));
    } else if (e instanceof IndexExpression index) {
      return List.of(index.of(), index.index());
    }
    return e instanceof ListLiteral list ? list.items() : List.of();
  }

  private static List<Expression> items(Items items, Optional<Expression> value) {
    List<Expression> parts = new ArrayList<>();
    parts.add(items.window().orElse(items.list()));
    items.condition().ifPresent(parts::add);
    value.ifPresent(parts::add);
    return parts;
  }
}
