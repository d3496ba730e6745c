package dev.wend.syntax;

import dev.wend.diag.Span;
import dev.wend.syntax.grammar.WendLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** What is meant by {@code profiles in A}: who is in the audience. */
  Optional<LoneCondition> ofMembers() {
    boolean isAsked =
        tokens.get(start).getText().equals("profiles")
            && tokens.get(start + 1).getType() == WendLexer.IN;
    if (!isAsked) {
      return Optional.empty();
    }
    List<ScriptToken> all = new ArrayList<>(tokens.subList(0, start));
    ScriptToken place = tokens.get(start + 2);
    boolean isSaid = place.getType() == WendLexer.IN_AUDIENCE;
    all.add(before(place, WendLexer.IN, "in"));
    if (!isSaid) {
      all.add(before(place, WendLexer.IN_AUDIENCE, "audience"));
    }
    all.addAll(tokens.subList(start + 2, tokens.size()));
    return Optional.of(new LoneCondition(all, start));
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

  /** The condition that was meant, by its text. */
  String meant(String text, Set<String> audiences) {
    StringBuilder out = new StringBuilder();
    int from = span().offset();
    int done = 0;
    for (int i = start; i < tokens.size() - 1; i++) {
      if (isAudience(i, audiences)) {
        int at = tokens.get(i).getStartIndex() - from;
        out.append(text, done, at).append("in audience ");
        done = at;
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  /** All tokens, and those that it lacks; audiences in it are asked by {@code in audience}. */
  List<ScriptToken> completed(Set<String> audiences) {
    ScriptToken first = tokens.get(start);
    List<ScriptToken> all = new ArrayList<>(tokens.subList(0, start));
    all.add(before(first, WendLexer.WORD, "profiles"));
    if (!hasWhere()) {
      all.add(before(first, WendLexer.WHERE, "where"));
    }
    for (int i = start; i < tokens.size(); i++) {
      if (isAudience(i, audiences)) {
        all.add(before(tokens.get(i), WendLexer.IN, "in"));
        all.add(before(tokens.get(i), WendLexer.IN_AUDIENCE, "audience"));
      }
      all.add(tokens.get(i));
    }
    return all;
  }

  private static ScriptToken before(ScriptToken place, int type, String text) {
    ScriptToken token = ScriptToken.at(place, type, new Span(place.getStartIndex(), 0));
    token.setText(text);
    return token;
  }

  /** Whether an audience's name stands alone between `and`, `or`, `not` and brackets. */
  private boolean isAudience(int at, Set<String> audiences) {
    return tokens.get(at).getType() == WendLexer.WORD
        && audiences.contains(tokens.get(at).getText())
        && (at == start || joins(tokens.get(at - 1).getType()))
        && (at + 1 == tokens.size() || joins(tokens.get(at + 1).getType()));
  }

  private static boolean joins(int type) {
    return switch (type) {
      case WendLexer.AND, WendLexer.OR, WendLexer.NOT, WendLexer.WHERE -> true;
      case WendLexer.LPAREN, WendLexer.RPAREN, WendLexer.END, WendLexer.EOF -> true;
      default -> false;
    };
  }
}
