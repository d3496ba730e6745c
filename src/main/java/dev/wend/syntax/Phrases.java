package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.grammar.WendLexer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several tokens that other languages, or English, say for what is shorter here: reported and read
 * as what was meant.
 */
final class Phrases {
  private static final int DATE_TOKENS = 5;
  private static final int MONTHS = 12;
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/])(\\d\\d?)\\2(\\d\\d?)");
  private static final Pattern YEAR_LAST = Pattern.compile("(\\d\\d?)([-/])(\\d\\d?)\\2(\\d{4})");

  private final List<ScriptToken> raw;
  private final Problems problems;

  /** The tokens before this place belong to a phrase that was read. */
  private int until;

  Phrases(List<ScriptToken> raw, Problems problems) {
    this.raw = raw;
    this.problems = problems;
  }

  /** Whether a token goes: it belongs to a phrase whose first token stands for all of it. */
  boolean drops(int at) {
    if (at < until) {
      return true;
    }
    switch (raw.get(at).getType()) {
      case WendLexer.INT -> date(at);
      case WendLexer.NOW, WendLexer.TODAY -> call(at);
      case WendLexer.IN -> article(at);
      default -> {
        // begins no phrase
      }
    }
    return false;
  }

  /** {@code now()}. */
  private void call(int at) {
    if (type(at + 1) == WendLexer.LPAREN && type(at + 2) == WendLexer.RPAREN) {
      instead(at, at + 3, raw.get(at).getText());
    }
  }

  /** {@code in the last 7 days}. */
  private void article(int at) {
    boolean window = at + 2 < raw.size() && raw.get(at + 2).getText().matches("last|next|this");
    if (window && raw.get(at + 1).getText().equals("the")) {
      Span the = raw.get(at + 1).span();
      String found = problems.source().slice(raw.get(at).span().to(raw.get(at + 2).span()));
      problems.add(Fault.HABIT_SIGN, the, Show.code(found), "in " + raw.get(at + 2).getText());
      raw.remove(at + 1);
    }
  }

  private int type(int at) {
    return at < raw.size() ? raw.get(at).getType() : WendLexer.EOF;
  }

  /** {@code 1990-1-1}, {@code 31/12/1990}: a date where no blank is between the signs. */
  private void date(int at) {
    if (at + DATE_TOKENS > raw.size()) {
      return;
    }
    Span whole = raw.get(at).span().to(raw.get(at + DATE_TOKENS - 1).span());
    boolean far = whole.length() > "2026-12-31".length();
    Optional<String> date = far ? Optional.empty() : date(problems.source().slice(whole));
    date.ifPresent(
        text -> {
          instead(at, at + DATE_TOKENS, text);
          raw.get(at).setType(WendLexer.DATE);
          raw.get(at).setText(text);
        });
  }

  private static Optional<String> date(String written) {
    Matcher first = YEAR_FIRST.matcher(written);
    Matcher last = YEAR_LAST.matcher(written);
    if (first.matches()) {
      return date(first.group(1), number(first, 3), number(first, 4));
    } else if (last.matches()) {
      int one = number(last, 1);
      int other = number(last, 3);
      return other > MONTHS ? date(last.group(4), one, other) : date(last.group(4), other, one);
    }
    return Optional.empty();
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }

  private static Optional<String> date(String year, int month, int day) {
    boolean may = month >= 1 && month <= MONTHS && day >= 1 && day <= 31;
    return may
        ? Optional.of(String.format(java.util.Locale.ROOT, "%s-%02d-%02d", year, month, day))
        : Optional.empty();
  }

  private void instead(int from, int to, String text) {
    Span whole = raw.get(from).span().to(raw.get(to - 1).span());
    problems.add(Fault.HABIT_SIGN, whole, Show.code(problems.source().slice(whole)), text);
    until = to;
  }
}
