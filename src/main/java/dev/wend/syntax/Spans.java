package dev.wend.syntax;

import dev.wend.diag.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Places of tokens and of what the parser made of them. */
final class Spans {
  private Spans() {}

  /** A token's place; a token that was only wished for stands at no length. */
  static Span of(Token token) {
    int start = Math.max(token.getStartIndex(), 0);
    return token.getType() == Token.EOF
        ? new Span(start, 0)
        : new Span(start, Math.max(token.getStopIndex() + 1 - start, 0));
  }

  static Span of(ParserRuleContext context) {
    Span first = of(context.getStart());
    Token stop = context.getStop();
    if (stop == null || stop.getStopIndex() < first.offset() || stop.getType() == Token.EOF) {
      return new Span(first.offset(), 0);
    }
    return new Span(first.offset(), stop.getStopIndex() + 1 - first.offset());
  }
}
