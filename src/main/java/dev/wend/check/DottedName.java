package dev.wend.check;

import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.PathExpression;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A path of names. */
final class DottedName {
  private DottedName() {}

  /** {@code a.b.c} as one text; empty when it does not begin with a name. */
  static Optional<String> of(PathExpression path) {
    Deque<String> names = new ArrayDeque<>();
    Expression e = path;
    while (e instanceof PathExpression part) {
      names.push(part.name().text());
      e = part.of();
    }
    if (e instanceof NameExpression first) {
      names.push(first.name().text());
      return Optional.of(String.join(".", names));
    }
    return Optional.empty();
  }
}
