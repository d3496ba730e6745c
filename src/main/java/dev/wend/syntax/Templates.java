package dev.wend.syntax;

import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.JourneyAst.Template;
import dev.wend.syntax.grammar.WendParser.OnlyExpressionContext;
import java.util.List;
import java.util.function.Function;

/** Reads the texts of messages, in which expressions stand between braces. */
final class Templates {
  private final Problems problems;
  private final ExpressionBuilder expressions;
  private final Function<Span, OnlyExpressionContext> inner;
  private final Literals literals;

  /**
   * @param inner reads a part of the source that is one expression
   */
  Templates(
      Problems problems,
      ExpressionBuilder expressions,
      Function<Span, OnlyExpressionContext> inner) {
    this.problems = problems;
    this.expressions = expressions;
    this.inner = inner;
    this.literals = new Literals(problems);
  }

  Template template(ScriptToken text) {
    List<Span> lines = Literals.lines(text);
    return new TemplateReader(problems, literals, this::expression, lines, text.span()).read();
  }

  private Expression expression(Span part) {
    OnlyExpressionContext context = inner.apply(part);
    return expressions.expression(context.expression(), context);
  }

  /** A name, with or without its backquotes. */
  static Name name(String written, int offset) {
    return new Name(Literals.name(written), new Span(offset, written.length()));
  }
}
