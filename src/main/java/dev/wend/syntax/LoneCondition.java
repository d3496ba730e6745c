package dev.wend.syntax;

import dev.wend.diag.Span;
import dev.wend.syntax.grammar.WendLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A condition that stands where an audience does ({@code audience A = visits > 10}), read as {@code
 * profiles where} it.
 *
 * @param start the place of its first token among those of the piece
 */
record LoneCondition(List<ScriptToken> tokens, int start) {
  /** How many tokens an audience begins with: the word, its name and the sign. */
  private static final int AUDIENCE_HEAD = 3;

  /** What may be one in a declaration. */
  static Optional<LoneCondition> inDeclaration(Piece piece) {
    boolean audience =
        piece.word().equals(Optional.of(DeclarationWord.AUDIENCE))
            && piece.tokens().size() > AUDIENCE_HEAD + 1
            && piece.tokens().get(AUDIENCE_HEAD - 1).getType() == WendLexer.EQUAL
            && !isValue(piece);
    return audience
        ? Optional.of(new LoneCondition(piece.tokens(), AUDIENCE_HEAD))
        : Optional.empty();
  }

  /** Whether nothing stands there but a value. */
  private static boolean isValue(Piece piece) {
    return piece.tokens().size() == AUDIENCE_HEAD + 2
        && Words.isLiteral(piece.tokens().get(AUDIENCE_HEAD).getType());
  }

  /** What may be one in a text that is an audience. */
  static Optional<LoneCondition> inText(Piece piece) {
    return piece.tokens().size() > 1
        ? Optional.of(new LoneCondition(piece.tokens(), 0))
        : Optional.empty();
  }

  /** {@code top 10 profiles by points} as it is meant; empty for anything else. */
  Optional<List<ScriptToken>> withOf() {
    boolean top = tokens.size() > start + 3 && tokens.get(start).getType() == WendLexer.TOP;
    if (!top) {
      return Optional.empty();
    }
    ScriptToken name = tokens.get(start + 2);
    List<ScriptToken> all = new ArrayList<>(tokens);
    ScriptToken of = ScriptToken.at(name, WendLexer.OF, new Span(name.getStartIndex(), 0));
    of.setText("of");
    all.add(start + 2, of);
    return Optional.of(all);
  }

  /** {@code top 10 profiles}. */
  Span counted() {
    return tokens.get(start).span().to(tokens.get(start + 2).span());
  }

  private boolean hasWhere() {
    return tokens.get(start).getType() == WendLexer.WHERE;
  }

  /** The words that it lacks. */
  String lacking() {
    return hasWhere() ? "profiles " : "profiles where ";
  }

  Span span() {
    return tokens.get(start).span().to(tokens.get(tokens.size() - 2).span());
  }

  /** All tokens, and those that it lacks. */
  List<ScriptToken> completed() {
    ScriptToken first = tokens.get(start);
    Span point = new Span(first.getStartIndex(), 0);
    List<ScriptToken> all = new ArrayList<>(tokens.subList(0, start));
    ScriptToken everyone = ScriptToken.at(first, WendLexer.WORD, point);
    everyone.setText("profiles");
    all.add(everyone);
    if (!hasWhere()) {
      all.add(ScriptToken.at(first, WendLexer.WHERE, point));
    }
    all.addAll(tokens.subList(start, tokens.size()));
    return all;
  }
}
