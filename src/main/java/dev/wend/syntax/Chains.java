package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Population;
import dev.wend.syntax.Ast.SetOperation;
import dev.wend.syntax.Ast.SetPopulation;
import dev.wend.syntax.grammar.WendParser.PopulationContext;
import dev.wend.syntax.grammar.WendParser.SetOperatorContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Operators that stand in a row. Short rows nest to the left. Of a long row of one operator whose
 * grouping does not matter ({@code and}, {@code or}, {@code union}, {@code intersect}) halves are
 * joined, so that thousands of operands make a flat tree.
 */
final class Chains {
  /** Rows of so many operands nest to the left. */
  static final int PLAIN = 32;

  private final Problems problems;

  Chains(Problems problems) {
    this.problems = problems;
  }

  /** How deep a row of so many operands becomes. */
  static int height(int operands) {
    return operands <= PLAIN ? operands - 1 : 32 - Integer.numberOfLeadingZeros(operands);
  }

  int setHeight(PopulationContext context) {
    int terms = context.populationTerm().size();
    return isAssociative(context.setOperator()) ? height(terms) : terms - 1;
  }

  Expression logic(BinaryOperator operator, List<Expression> operands, List<TerminalNode> signs) {
    if (operands.size() > PLAIN) {
      return halves(operator, operands, signs);
    }
    Expression left = operands.get(0);
    for (int i = 1; i < operands.size(); i++) {
      left = join(operator, left, operands.get(i), signs.get(i - 1));
    }
    return left;
  }

  private static Expression halves(
      BinaryOperator operator, List<Expression> operands, List<TerminalNode> signs) {
    int count = operands.size();
    if (count == 1) {
      return operands.get(0);
    }
    int half = count / 2;
    Expression left = halves(operator, operands.subList(0, half), signs);
    Expression right =
        halves(operator, operands.subList(half, count), signs.subList(half, signs.size()));
    return join(operator, left, right, signs.get(half - 1));
  }

  private static Expression join(
      BinaryOperator operator, Expression left, Expression right, TerminalNode sign) {
    Span span = left.span().to(right.span());
    return new BinaryExpression(operator, left, right, false, Spans.of(sign.getSymbol()), span);
  }

  Population sets(List<Population> terms, List<SetOperatorContext> operators) {
    List<SetOperation> operations = new ArrayList<>();
    for (SetOperatorContext operator : operators) {
      operations.add(operation(operator));
    }
    mixed(terms, operators, operations);
    if (terms.size() > PLAIN && isAssociative(operators)) {
      return halves(operations.get(0), terms);
    }
    Population left = terms.get(0);
    for (int i = 1; i < terms.size(); i++) {
      left = join(operations.get(i - 1), left, terms.get(i));
    }
    return left;
  }

  private static Population halves(SetOperation operation, List<Population> terms) {
    int count = terms.size();
    return count == 1
        ? terms.get(0)
        : join(
            operation,
            halves(operation, terms.subList(0, count / 2)),
            halves(operation, terms.subList(count / 2, count)));
  }

  private static Population join(SetOperation operation, Population left, Population right) {
    return new SetPopulation(operation, left, right, left.span().to(right.span()));
  }

  private static SetOperation operation(SetOperatorContext context) {
    if (context.UNION() != null) {
      return SetOperation.UNION;
    }
    return context.INTERSECT() != null ? SetOperation.INTERSECT : SetOperation.EXCEPT;
  }

  private static boolean isAssociative(List<SetOperatorContext> operators) {
    SetOperation first = operators.isEmpty() ? SetOperation.UNION : operation(operators.get(0));
    return first != SetOperation.EXCEPT
        && operators.stream().allMatch(operator -> operation(operator) == first);
  }

  /** Reports the first operator that is another one than those before it. */
  private void mixed(
      List<Population> terms, List<SetOperatorContext> operators, List<SetOperation> operations) {
    for (int i = 1; i < operations.size(); i++) {
      SetOperation first = operations.get(0);
      SetOperation other = operations.get(i);
      if (other != first) {
        Span before = terms.get(0).span().to(terms.get(i).span());
        Span after = Spans.of(operators.get(i)).to(terms.get(i + 1).span());
        String instead = "(" + slice(before) + ") " + slice(after);
        problems.add(
            Fault.MIXED_SETS,
            Spans.of(operators.get(i)),
            first.word(),
            other.word(),
            Show.code(instead));
        return;
      }
    }
  }

  private String slice(Span span) {
    return problems.source().slice(span);
  }
}
