package dev.wend.syntax;

import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.WindowSide;
import dev.wend.syntax.grammar.WendLexer;

/** The operators that tokens stand for. */
final class Operators {
  private Operators() {}

  static BinaryOperator comparison(int token) {
    return switch (token) {
      case WendLexer.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case WendLexer.LESS -> BinaryOperator.LESS;
      case WendLexer.LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case WendLexer.GREATER -> BinaryOperator.GREATER;
      case WendLexer.GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      default -> BinaryOperator.EQUAL;
    };
  }

  static WindowSide side(int token) {
    return switch (token) {
      case WendLexer.LAST -> WindowSide.LAST;
      case WendLexer.NEXT -> WindowSide.NEXT;
      default -> WindowSide.THIS;
    };
  }

  static BinaryOperator temporal(int token) {
    return switch (token) {
      case WendLexer.BEFORE -> BinaryOperator.BEFORE;
      case WendLexer.AFTER -> BinaryOperator.AFTER;
      case WendLexer.SINCE -> BinaryOperator.SINCE;
      default -> BinaryOperator.ON;
    };
  }

  static BinaryOperator textual(int token, boolean negated) {
    return switch (token) {
      case WendLexer.STARTS ->
          negated ? BinaryOperator.NOT_STARTS_WITH : BinaryOperator.STARTS_WITH;
      case WendLexer.ENDS -> negated ? BinaryOperator.NOT_ENDS_WITH : BinaryOperator.ENDS_WITH;
      case WendLexer.MATCHES -> negated ? BinaryOperator.NOT_MATCHES : BinaryOperator.MATCHES;
      case WendLexer.INTERSECTS ->
          negated ? BinaryOperator.NOT_INTERSECTS : BinaryOperator.INTERSECTS;
      case WendLexer.SUBSET -> negated ? BinaryOperator.NOT_SUBSET_OF : BinaryOperator.SUBSET_OF;
      case WendLexer.SUPERSET ->
          negated ? BinaryOperator.NOT_SUPERSET_OF : BinaryOperator.SUPERSET_OF;
      case WendLexer.LIKE -> negated ? BinaryOperator.NOT_LIKE : BinaryOperator.LIKE;
      default -> negated ? BinaryOperator.NOT_CONTAINS : BinaryOperator.CONTAINS;
    };
  }

  static BinaryOperator arithmetic(int token) {
    return switch (token) {
      case WendLexer.PLUS -> BinaryOperator.ADD;
      case WendLexer.MINUS -> BinaryOperator.SUBTRACT;
      case WendLexer.STAR -> BinaryOperator.MULTIPLY;
      case WendLexer.SLASH -> BinaryOperator.DIVIDE;
      case WendLexer.PERCENT -> BinaryOperator.REMAINDER;
      default -> BinaryOperator.COALESCE;
    };
  }
}
