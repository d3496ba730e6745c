package dev.wend.syntax;

import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.TextValue;
import dev.wend.syntax.grammar.WendLexer;
import dev.wend.syntax.grammar.WendParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Names and texts of a tree, each empty where none could be read. */
final class Leaves {
  private final Literals literals;

  Leaves(Problems problems) {
    this.literals = new Literals(problems);
  }

  Name name(WendParser.NameContext context, ParserRuleContext parent) {
    Token token = context == null ? null : context.getStart();
    boolean read = token != null && context.getChildCount() > 0 && isReal(context.getChild(0));
    if (!read) {
      return new Name("", context == null ? end(parent) : new Span(Spans.of(context).offset(), 0));
    }
    return new Name(Literals.name(token.getText()), Spans.of(token));
  }

  /** Whether a token stands in the text; the parser also makes up those that it misses. */
  private static boolean isReal(ParseTree node) {
    return node instanceof TerminalNode leaf
        && leaf.getSymbol().getStartIndex() >= 0
        && leaf.getSymbol().getTokenIndex() >= 0;
  }

  private static boolean isText(WendParser.TextContext context) {
    boolean read = context.getChildCount() > 0 && isReal(context.getChild(0));
    int type = read ? context.getStart().getType() : WendLexer.EOF;
    return type == WendLexer.TEXT || type == WendLexer.BLOCK_TEXT;
  }

  TextValue textValue(WendParser.TextContext context, ParserRuleContext parent) {
    if (context == null || !isText(context)) {
      return new TextValue(
          "", context == null ? end(parent) : new Span(Spans.of(context).offset(), 0));
    }
    Span span = Spans.of(context);
    return new TextValue(literals.text(context.getStart().getText(), span.offset()), span);
  }

  /** The place after what was read. */
  static Span end(ParserRuleContext parent) {
    return new Span(Spans.of(parent).end(), 0);
  }
}
