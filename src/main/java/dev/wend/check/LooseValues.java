package dev.wend.check;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.DecimalLiteral;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.IntLiteral;
import dev.wend.syntax.Ast.TextLiteral;
import dev.wend.syntax.Show;
import java.util.List;

/** Values between conditions that belong to the test before them: {@code city = "a" or "b"}. */
final class LooseValues {
  private final Problems problems;
  private final List<Expression> parts;

  /** The last part that was a test of a value, and where the values behind it begin. */
  private BinaryExpression test;

  /**
   * @param parts the conditions that one word joins, in order
   */
  LooseValues(Problems problems, List<Expression> parts) {
    this.problems = problems;
    this.parts = parts;
  }

  /** Whether the next part is one, which is reported with the first of them. */
  boolean isOne(int at) {
    Expression part = Expressions.ungroup(parts.get(at));
    if (!isValue(part)) {
      boolean equal = part instanceof BinaryExpression binary && isEquality(binary);
      test = equal ? (BinaryExpression) part : null;
      return false;
    }
    if (test != null && Expressions.ungroup(parts.get(at - 1)) == test) {
      report(at);
    }
    return test != null;
  }

  private static boolean isEquality(BinaryExpression test) {
    boolean equality =
        test.operator() == BinaryOperator.EQUAL || test.operator() == BinaryOperator.NOT_EQUAL;
    return equality && isValue(test.right());
  }

  private static boolean isValue(Expression part) {
    return part instanceof TextLiteral
        || part instanceof IntLiteral
        || part instanceof DecimalLiteral;
  }

  private void report(int at) {
    StringBuilder items = new StringBuilder(problems.text(test.right().span()));
    int last = at;
    while (last < parts.size() && isValue(Expressions.ungroup(parts.get(last)))) {
      items.append(", ").append(problems.text(parts.get(last).span()));
      last++;
    }
    String in = test.operator() == BinaryOperator.EQUAL ? " in (" : " not in (";
    String meant = problems.text(test.left().span()) + in + items + ")";
    Span span = parts.get(at).span().to(parts.get(last - 1).span());
    String type = parts.get(at) instanceof TextLiteral ? "string" : "number";
    problems.report(Fault.CONDITION, span, type, "Write `" + Show.code(meant) + "`.");
  }
}
