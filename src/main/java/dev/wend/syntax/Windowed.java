package dev.wend.syntax;

import dev.wend.syntax.Ast.BetweenExpression;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.NotExpression;
import dev.wend.syntax.Ast.WindowExpression;

/** Tests of a time that, with events on their left side, say which of them. */
public final class Windowed {
  private Windowed() {}

  /** Whether an expression is such a test. */
  public static boolean isWindow(Expression e) {
    if (e instanceof NotExpression not) {
      return not.operand() instanceof BinaryExpression && isWindow(not.operand());
    }
    return e instanceof WindowExpression
        || e instanceof BetweenExpression
        || (e instanceof BinaryExpression binary && isOfTime(binary.operator()));
  }

  private static boolean isOfTime(BinaryOperator operator) {
    return operator == BinaryOperator.SINCE
        || operator == BinaryOperator.BEFORE
        || operator == BinaryOperator.AFTER
        || operator == BinaryOperator.ON;
  }

  /** The left side of a window; any other expression itself. */
  public static Expression operand(Expression e) {
    if (!isWindow(e)) {
      return e;
    } else if (e instanceof NotExpression not) {
      return operand(not.operand());
    } else if (e instanceof WindowExpression window) {
      return window.operand();
    } else if (e instanceof BetweenExpression between) {
      return between.operand();
    }
    return ((BinaryExpression) e).left();
  }

  /** Whether a window is negated. */
  public static boolean isNegated(Expression window) {
    return window instanceof NotExpression
        || (window instanceof WindowExpression in && in.negated())
        || (window instanceof BetweenExpression between && between.negated());
  }

  /** A window without its {@code not}. */
  public static Expression positive(Expression window) {
    if (window instanceof NotExpression not) {
      return not.operand();
    } else if (window instanceof WindowExpression w) {
      return new WindowExpression(w.operand(), w.window(), false, w.span());
    }
    BetweenExpression b = (BetweenExpression) window;
    return new BetweenExpression(b.operand(), b.low(), b.high(), false, b.span());
  }

  /** The same window with another left side. */
  static Expression over(Expression operand, Expression e) {
    if (e instanceof NotExpression not) {
      return new NotExpression(over(operand, not.operand()), e.span());
    } else if (e instanceof WindowExpression w) {
      return new WindowExpression(operand, w.window(), w.negated(), w.span());
    } else if (e instanceof BetweenExpression b) {
      return new BetweenExpression(operand, b.low(), b.high(), b.negated(), b.span());
    }
    BinaryExpression b = (BinaryExpression) e;
    return new BinaryExpression(
        b.operator(), operand, b.right(), b.ignoringCase(), b.operatorSpan(), b.span());
  }
}
