package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.grammar.WendLexer;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * What the parser does at a mistake: says in the language's own words what was expected, and goes
 * on. It never deletes a word that begins a line, and one line gives one problem.
 */
final class Recovery extends DefaultErrorStrategy {
  private final Problems problems;
  private final Piece piece;
  private int reportedLine = -1;

  /**
   * Whether an opening brace was missed or is one too many, so that a closing one is left over or
   * missed, too.
   */
  private boolean lacksBrace;

  Recovery(Problems problems, Piece piece) {
    this.problems = problems;
    this.piece = piece;
  }

  @Override
  protected Token singleTokenDeletion(Parser recognizer) {
    return isKept(recognizer.getCurrentToken()) ? null : super.singleTokenDeletion(recognizer);
  }

  private static boolean isKept(Token token) {
    return switch (token.getType()) {
      case WendLexer.END, WendLexer.LBRACE, WendLexer.RBRACE, Token.EOF -> true;
      default -> ((ScriptToken) token).firstInLine;
    };
  }

  @Override
  protected void reportInputMismatch(Parser recognizer, InputMismatchException mistake) {
    report(mistake.getOffendingToken(), mistake.getExpectedTokens());
  }

  @Override
  protected void reportNoViableAlternative(Parser recognizer, NoViableAltException mistake) {
    boolean here = mistake.getStartToken() == mistake.getOffendingToken();
    IntervalSet expected = here ? recognizer.getExpectedTokens() : new IntervalSet();
    report(mistake.getOffendingToken(), expected);
  }

  @Override
  protected void reportUnwantedToken(Parser recognizer) {
    if (!inErrorRecoveryMode(recognizer)) {
      beginErrorCondition(recognizer);
      report(recognizer.getCurrentToken(), allExpected(recognizer));
    }
  }

  /** Also what an optional part before the place could have gone on with, such as an operator. */
  private IntervalSet allExpected(Parser recognizer) {
    IntervalSet here = getExpectedTokens(recognizer);
    Token before = recognizer.getInputStream().LT(-1);
    if (nextTokensContext == null || before == null || !Words.endsOperand(before.getType())) {
      return here;
    }
    return here.or(recognizer.getATN().getExpectedTokens(nextTokensState, nextTokensContext));
  }

  @Override
  protected void reportMissingToken(Parser recognizer) {
    reportUnwantedToken(recognizer);
  }

  private void report(Token token, IntervalSet expected) {
    ScriptToken found = (ScriptToken) token;
    int line = lastLine(found);
    if (found.muted || line == reportedLine) {
      return;
    }
    reportedLine = line;
    Expected wanted = new Expected(expected, piece);
    boolean noBrace = wanted.takes(WendLexer.LBRACE) && found.getType() == WendLexer.END;
    if (lacksBrace && (noBrace || followsFromBrace(found))) {
      return;
    }
    lacksBrace |= noBrace || wanted.isBrace() || found.getType() == WendLexer.LBRACE;
    boolean phrase = PhraseAdvice.of(piece.tokens(), piece.tokens().indexOf(found)).isPresent();
    if (Words.isReserved(found.getType()) && wanted.isName() && !phrase) {
      problems.add(Fault.RESERVED, found.span(), found.getText(), found.getText());
      return;
    }
    String hint = new Advice(found, wanted, piece.tokens()).text();
    boolean step =
        expected.isNil()
            && found.getTokenIndex() == 2
            && piece.tokens().get(1).getType() == WendLexer.EQUAL;
    String expects = step ? Expected.AUDIENCE : wanted.text(found.getType() == Token.EOF);
    problems.add(Fault.SYNTAX, place(found), expects, describe(found, wanted), hint);
  }

  /** Whether what is found may be left over because an opening brace was missed. */
  private static boolean followsFromBrace(ScriptToken found) {
    return switch (found.getType()) {
      case Token.EOF, WendLexer.ELSE, WendLexer.RBRACE -> true;
      default -> false;
    };
  }

  private Span place(ScriptToken token) {
    return token.getType() == WendLexer.END
        ? new Span(before(token).span().end(), 0)
        : token.span();
  }

  /** The line of a token; that of the end of a line is the one that ends. */
  private int lastLine(ScriptToken token) {
    return token.getType() == WendLexer.END ? before(token).getLine() : token.getLine();
  }

  private ScriptToken before(ScriptToken token) {
    return piece.tokens().get(Math.max(0, token.getTokenIndex() - 1));
  }

  private static String describe(ScriptToken token, Expected wanted) {
    return switch (token.getType()) {
      case Token.EOF -> wanted.ending();
      case WendLexer.END -> "the end of the line";
      case WendLexer.BROKEN -> "something unreadable";
      default -> "`" + Show.code(token.getText()) + "`";
    };
  }
}
