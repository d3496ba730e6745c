package dev.wend.syntax;

import dev.wend.diag.Span;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;

/** A token that knows how it stands in its line. */
final class ScriptToken extends CommonToken {
  private static final long serialVersionUID = 1L;

  /** Whether nothing but comments stands before it in its line. */
  boolean firstInLine;

  /** Whether an unreadable part before it in the line makes a further problem here doubtful. */
  boolean muted;

  ScriptToken(Pair<TokenSource, CharStream> source, int type, int channel, int start, int stop) {
    super(source, type, channel, start, stop);
  }

  /** A token of the filter's own, at a point or over a stretch of the text. */
  static ScriptToken at(ScriptToken place, int type, Span span) {
    ScriptToken made =
        new ScriptToken(place.source, type, DEFAULT_CHANNEL, span.offset(), span.end() - 1);
    made.setLine(place.getLine());
    made.setCharPositionInLine(place.getCharPositionInLine());
    return made;
  }

  Span span() {
    return Spans.of(this);
  }

  /** Makes the lexer's tokens. */
  static TokenFactory<ScriptToken> factory() {
    return new TokenFactory<>() {
      @Override
      public ScriptToken create(
          Pair<TokenSource, CharStream> source,
          int type,
          String text,
          int channel,
          int start,
          int stop,
          int line,
          int column) {
        ScriptToken made = new ScriptToken(source, type, channel, start, stop);
        made.setLine(line);
        made.setCharPositionInLine(column);
        if (text != null) {
          made.setText(text);
        }
        return made;
      }

      @Override
      public ScriptToken create(int type, String text) {
        ScriptToken made = new ScriptToken(EMPTY_SOURCE, type, Token.DEFAULT_CHANNEL, 0, -1);
        made.setText(text);
        return made;
      }
    };
  }
}
