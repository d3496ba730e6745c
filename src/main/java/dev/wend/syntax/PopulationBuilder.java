package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.DecimalLiteral;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.GroupPopulation;
import dev.wend.syntax.Ast.IntLiteral;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NamedPopulation;
import dev.wend.syntax.Ast.Population;
import dev.wend.syntax.Ast.SamplePopulation;
import dev.wend.syntax.Ast.TopPopulation;
import dev.wend.syntax.Ast.WherePopulation;
import dev.wend.syntax.Ast.WithPopulation;
import dev.wend.syntax.grammar.WendLexer;
import dev.wend.syntax.grammar.WendParser.ColumnContext;
import dev.wend.syntax.grammar.WendParser.PopulationContext;
import dev.wend.syntax.grammar.WendParser.PopulationPrimaryContext;
import dev.wend.syntax.grammar.WendParser.PopulationTailContext;
import dev.wend.syntax.grammar.WendParser.PopulationTermContext;
import dev.wend.syntax.grammar.WendParser.ShareContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Builds populations from what the parser read; what is not there becomes an empty name. */
final class PopulationBuilder {
  private final Problems problems;
  private final Leaves leaves;
  private final ExpressionBuilder expressions;
  private final Depth depth;
  private final Chains chains;

  PopulationBuilder(
      Problems problems, Leaves leaves, ExpressionBuilder expressions, Depth depth, Chains chains) {
    this.problems = problems;
    this.leaves = leaves;
    this.expressions = expressions;
    this.depth = depth;
    this.chains = chains;
  }

  Population population(PopulationContext context, ParserRuleContext parent) {
    if (context == null || context.populationTerm().isEmpty()) {
      return broken(context == null ? Leaves.end(parent) : Spans.of(context));
    }
    int links = chains.setHeight(context);
    if (!depth.enter(links, Spans.of(context))) {
      return broken(Spans.of(context));
    }
    List<Population> terms = new ArrayList<>();
    for (PopulationTermContext term : context.populationTerm()) {
      terms.add(term(term, context));
    }
    depth.leave(links);
    return chains.sets(terms, context.setOperator());
  }

  private static Population broken(Span span) {
    return new NamedPopulation(new Name("", span), span);
  }

  private Population term(PopulationTermContext context, ParserRuleContext parent) {
    if (context == null) {
      return broken(Leaves.end(parent));
    }
    int links = context.SAMPLE() != null || context.TOP() != null ? 1 : tails(context).size();
    if (!depth.enter(links, Spans.of(context))) {
      return broken(Spans.of(context));
    }
    Population read =
        context.SAMPLE() != null
            ? sample(context)
            : context.TOP() != null ? top(context) : withTails(context);
    depth.leave(links);
    return read;
  }

  private static List<PopulationTailContext> tails(PopulationTermContext context) {
    return context.populationTail();
  }

  private Population sample(PopulationTermContext context) {
    Population of = term(context.populationTerm(), context);
    return new SamplePopulation(share(context.share(), context), of, Spans.of(context));
  }

  /** A share that is no percentage is reported and read as all. */
  DecimalLiteral share(ShareContext context, ParserRuleContext parent) {
    if (context == null || context.getChildCount() == 0) {
      return new DecimalLiteral(BigDecimal.ONE, Leaves.end(parent));
    }
    Span span = Spans.of(context);
    Token written = context.getStart();
    if (written.getType() == WendLexer.PERCENTAGE) {
      return new DecimalLiteral(Literals.percentage(written.getText()), span);
    }
    problems.add(Fault.SHARE, span, Show.code(written.getText()));
    return new DecimalLiteral(BigDecimal.ONE, span);
  }

  /** The share of a branch; one without its sign is reported and read as what was meant. */
  DecimalLiteral branchShare(ShareContext context, ParserRuleContext parent) {
    boolean isNumber = context != null && (context.INT() != null || context.DECIMAL() != null);
    if (!isNumber) {
      return share(context, parent);
    }
    String written = context.getText();
    BigDecimal number = new BigDecimal(written.replace("_", ""));
    boolean isPart = number.compareTo(BigDecimal.ONE) < 0;
    BigDecimal meant = isPart ? number : number.movePointLeft(2);
    String percentage = meant.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    problems.add(Fault.BRANCH_SHARE, Spans.of(context), written, "Write `" + percentage + "`.");
    return new DecimalLiteral(meant, Spans.of(context));
  }

  private Population top(PopulationTermContext context) {
    boolean counted = context.INT() != null;
    String digits = counted ? Literals.digits(context.INT().getText()) : "0";
    Span place = counted ? Spans.of(context.INT().getSymbol()) : Leaves.end(context);
    return new TopPopulation(
        new IntLiteral(digits, place),
        term(context.populationTerm(), context),
        expressions.sum(context.sum(), context),
        context.DESCENDING() != null,
        Spans.of(context));
  }

  private Population withTails(PopulationTermContext context) {
    Population of = primary(context.populationPrimary(), context);
    for (PopulationTailContext tail : tails(context)) {
      Span span = of.span().to(Spans.of(tail));
      if (tail.WHERE() != null) {
        Expression condition = expressions.expression(tail.expression(), tail);
        of = new WherePopulation(of, condition, span);
      } else {
        of = new WithPopulation(of, columns(tail), span);
      }
    }
    return of;
  }

  private List<Mapping> columns(PopulationTailContext tail) {
    List<Mapping> columns = new ArrayList<>();
    if (tail.columns() != null) {
      for (ColumnContext column : tail.columns().column()) {
        columns.add(column(column));
      }
    }
    return columns;
  }

  private Mapping column(ColumnContext context) {
    return new Mapping(
        leaves.name(context.name(), context),
        expressions.expression(context.expression(), context),
        Spans.of(context));
  }

  private Population primary(PopulationPrimaryContext context, ParserRuleContext parent) {
    if (context != null && context.population() != null) {
      return new GroupPopulation(population(context.population(), context), Spans.of(context));
    }
    Name name =
        leaves.name(context == null ? null : context.name(), context == null ? parent : context);
    return new NamedPopulation(name, name.span());
  }
}
