package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.grammar.WendLexer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of a text as the lexer finds them, the end of the file last, its comments, and those
 * of them that are documentation by the offset of the token that they stand before.
 */
record Scan(List<ScriptToken> tokens, List<ScriptToken> comments, Map<Integer, String> docs) {
  /** So many tokens (some 20 MB of script) fit into an ordinary heap beside their tree. */
  static final int LIMIT = 2_000_000;

  /** The longest number that is read: all arithmetic with more digits takes its time. */
  private static final int LONGEST_NUMBER = 1_000;

  static Scan of(Problems problems) {
    return of(problems, new Span(0, problems.source().text().length()));
  }

  /** The tokens of a part of the text; places are those of the whole. */
  static Scan of(Problems problems, Span part) {
    ScriptChars chars = new ScriptChars(problems.source().name(), problems.source().text(), part);
    WendLexer lexer = new WendLexer(chars);
    lexer.removeErrorListeners();
    lexer.setTokenFactory(ScriptToken.factory());
    List<ScriptToken> tokens = new ArrayList<>();
    List<ScriptToken> comments = new ArrayList<>();
    Map<Integer, String> docs = new HashMap<>();
    StringBuilder doc = new StringBuilder();
    int lastLine = 0;
    while (true) {
      ScriptToken token = (ScriptToken) lexer.nextToken();
      token.firstInLine = token.getLine() > lastLine;
      if (token.getChannel() == Token.HIDDEN_CHANNEL) {
        comments.add(token);
        if (token.firstInLine && token.getType() == WendLexer.DOC) {
          addDoc(doc, token.getText());
        }
        continue;
      }
      lastLine = lexer.getLine();
      if (doc.length() > 0) {
        docs.put(token.getStartIndex(), doc.toString());
        doc.setLength(0);
      }
      limit(token, tokens.size(), problems);
      tokens.add(token);
      if (token.getType() == Token.EOF) {
        return new Scan(tokens, comments, docs);
      }
    }
  }

  /** Ends the script where it is too long, and reads no number that is. */
  private static void limit(ScriptToken token, int count, Problems problems) {
    if (count == LIMIT && token.getType() != Token.EOF) {
      problems.add(Fault.TOO_LONG, token.span());
      token.setType(Token.EOF);
    }
    limitNumber(token, problems);
  }

  private static void limitNumber(ScriptToken token, Problems problems) {
    int length = token.span().length();
    if (length <= LONGEST_NUMBER) {
      return;
    }
    switch (token.getType()) {
      case WendLexer.INT, WendLexer.DECIMAL, WendLexer.PERCENTAGE, WendLexer.BAD_NUMBER -> {
        String hint = "It is written with " + length + " signs, and 1,000 is the most.";
        String shown = Show.code(token.getText());
        problems.add(Fault.NUMBER_RANGE, token.span(), shown, "any number", hint);
        token.setType(WendLexer.BROKEN);
      }
      default -> {}
    }
  }

  /** Four slashes and more make an ordinary comment. */
  private static void addDoc(StringBuilder doc, String comment) {
    if (comment.startsWith("////")) {
      return;
    }
    if (doc.length() > 0) {
      doc.append('\n');
    }
    doc.append(comment.substring(3).strip());
  }
}
