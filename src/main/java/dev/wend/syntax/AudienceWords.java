package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.grammar.WendLexer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words and signs between audiences that join conditions or numbers, as in {@code audience A = V or
 * W}: reported, and read as the operation that is meant.
 */
final class AudienceWords {
  /** How many tokens an audience begins with: the word, its name and the sign. */
  private static final int HEAD = 3;

  /** An audience of more tokens is not looked at: one that long is no beginner's. */
  private static final int MOST = 100;

  private final List<ScriptToken> raw;
  private final Problems problems;

  /** The names of what `let` declares; empty until they are needed. */
  private Set<String> lets = Set.of();

  AudienceWords(List<ScriptToken> raw, Problems problems) {
    this.raw = raw;
    this.problems = problems;
  }

  /** Looks at the token that is read next, after those that were put out. */
  void read(int at, List<ScriptToken> out) {
    boolean audience =
        out.size() >= HEAD
            && out.size() < MOST
            && out.get(0).getType() == WendLexer.AUDIENCE
            && out.get(HEAD - 1).getType() == WendLexer.EQUAL;
    if (!audience || raw.get(at).firstInLine || !isOfNames(out)) {
      return;
    }
    if (out.size() == HEAD) {
      if (raw.get(at).getType() == WendLexer.NOT && isAudience(at + 1)) {
        negated(at);
      }
    } else if (isAudience(out.get(out.size() - 1))) {
      join(at, out.get(out.size() - 1).getText());
    } else if (out.get(out.size() - 1).getType() == WendLexer.RPAREN
        && isAudience(out.get(out.size() - 2))) {
      join(at, "(…)");
    }
  }

  private static boolean isOfNames(List<ScriptToken> out) {
    return out.subList(HEAD, out.size()).stream()
        .allMatch(
            token ->
                switch (token.getType()) {
                  case WendLexer.WORD, WendLexer.LPAREN, WendLexer.RPAREN -> true;
                  case WendLexer.UNION, WendLexer.INTERSECT, WendLexer.EXCEPT -> true;
                  default -> false;
                });
  }

  /** {@code not V}; behind it {@code and W} is the same mistake. */
  private void negated(int at) {
    ScriptToken not = raw.get(at);
    ScriptToken name = raw.get(at + 1);
    if (raw.get(at + 2).getType() == WendLexer.AND && isAudience(at + 3)) {
      ScriptToken other = raw.get(at + 3);
      String meant = other.getText() + " except " + name.getText();
      Span whole = not.span().to(other.span());
      problems.add(Fault.SETS, whole, Show.code(problems.source().slice(whole)), meant);
      raw.get(at + 2).setType(WendLexer.EXCEPT);
      raw.set(at + 1, other);
      raw.set(at + 3, name);
      raw.remove(at);
      return;
    }
    problems.add(Fault.SETS, not.span(), "not", Show.code("profiles except " + name.getText()));
    Span end = new Span(name.span().end(), 0);
    raw.add(at + 2, ScriptToken.at(name, WendLexer.RPAREN, end));
    ScriptToken everyone = ScriptToken.at(not, WendLexer.WORD, not.span());
    everyone.setText("profiles");
    raw.addAll(at + 1, List.of(everyone, ScriptToken.at(not, WendLexer.EXCEPT, not.span())));
    not.setType(WendLexer.LPAREN);
  }

  /** {@code V or W}, {@code V and not W}, {@code V and points > 5}. */
  private void join(int at, String left) {
    String word = raw.get(at).getText();
    boolean not = raw.get(at + 1).getType() == WendLexer.NOT;
    int type =
        switch (word) {
          case "or", "+", "plus" -> WendLexer.UNION;
          case "and" -> not ? WendLexer.EXCEPT : WendLexer.INTERSECT;
          case "-", "minus", "without", "excluding" -> WendLexer.EXCEPT;
          default -> WendLexer.EOF;
        };
    int next = at + (word.equals("and") && not ? 2 : 1);
    boolean joins = isAudience(next) || opensAudience(next);
    if (type == WendLexer.EOF || !(joins || word.equals("and"))) {
      return;
    }
    Span span = raw.get(at).span().to(raw.get(joins ? next - 1 : at).span());
    String found = problems.source().slice(span);
    String meant = left + " " + (joins ? name(type) : "where");
    boolean where = raw.get(next + 1 < raw.size() ? next + 1 : next).getType() == WendLexer.WHERE;
    String other =
        joins && isAudience(next)
            ? " " + raw.get(next).getText() + (where ? " where …" : "")
            : " …";
    problems.add(Fault.SETS, span, Show.code(found), Show.code(meant + other));
    raw.get(at).setType(joins ? type : WendLexer.WHERE);
    if (joins && next > at + 1) {
      raw.remove(at + 1);
    }
  }

  /** Whether a bracket, or several, stand before an audience. */
  private boolean opensAudience(int at) {
    int inner = at;
    while (inner < raw.size() && raw.get(inner).getType() == WendLexer.LPAREN) {
      inner++;
    }
    return inner > at && isAudience(inner);
  }

  private static String name(int type) {
    return switch (type) {
      case WendLexer.UNION -> "union";
      case WendLexer.INTERSECT -> "intersect";
      default -> "except";
    };
  }

  private boolean isAudience(int at) {
    boolean alone =
        at + 1 >= raw.size()
            || switch (raw.get(at + 1).getType()) {
              case WendLexer.DOT,
                  WendLexer.LPAREN,
                  WendLexer.LBRACKET,
                  WendLexer.EQUAL,
                  WendLexer.NOT_EQUAL,
                  WendLexer.LESS,
                  WendLexer.LESS_OR_EQUAL,
                  WendLexer.GREATER,
                  WendLexer.GREATER_OR_EQUAL,
                  WendLexer.IN,
                  WendLexer.IS ->
                  raw.get(at + 1).firstInLine;
              default -> true;
            };
    return at < raw.size() && alone && isAudience(raw.get(at));
  }

  /** Whether a name is written as those of audiences are, and no `let` has it. */
  private boolean isAudience(ScriptToken token) {
    String name = token.getText();
    if (token.getType() != WendLexer.WORD || name.isEmpty()) {
      return false;
    }
    boolean capital = Character.isUpperCase(name.codePointAt(0)) || name.equals("profiles");
    return capital && !lets().contains(name);
  }

  private Set<String> lets() {
    if (lets.isEmpty()) {
      lets = new HashSet<>();
      lets.add("");
      for (int i = 0; i + 1 < raw.size(); i++) {
        int type = raw.get(i).getType();
        boolean let = type == WendLexer.LET || raw.get(i).getText().equals("let");
        if (let && raw.get(i).firstInLine) {
          lets.add(raw.get(i + 1).getText());
        }
      }
    }
    return lets;
  }
}
