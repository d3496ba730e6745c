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
    if (at < until || exitsIf(at)) {
      return true;
    }
    address(at);
    switch (raw.get(at).getType()) {
      case WendLexer.INT -> date(at);
      case WendLexer.NOW, WendLexer.TODAY -> call(at);
      case WendLexer.IN -> article(at);
      case WendLexer.WORD -> word(at);
      default -> {
        // begins no phrase
      }
    }
    return false;
  }

  /** {@code exit if points > 5}, which goes as a whole. */
  private boolean exitsIf(int at) {
    boolean begins =
        raw.get(at).firstInLine
            && raw.get(at).getText().equals("exit")
            && type(at + 1) == WendLexer.IF
            && !raw.get(at + 1).firstInLine;
    int end = at + 2;
    while (begins && !raw.get(end).firstInLine && type(end) != WendLexer.EOF) {
      boolean brace = type(end) == WendLexer.LBRACE || type(end) == WendLexer.RBRACE;
      begins = !brace;
      end++;
    }
    boolean one = end == at + 3 && Character.isUpperCase(raw.get(at + 2).getText().charAt(0));
    if (!begins || end == at + 2 || one) {
      return false;
    }
    Span whole = raw.get(at).span().to(raw.get(end - 1).span());
    Span condition = raw.get(at + 1).span().to(raw.get(end - 1).span());
    String meant = problems.source().slice(condition) + " { exit }";
    problems.add(Fault.HABIT_SIGN, whole, "exit if …", Show.code(meant));
    until = end;
    return true;
  }

  /** {@code news@shop.example} without its quotes. */
  private void address(int at) {
    boolean isAddress =
        type(at) == WendLexer.WORD
            && type(at + 1) == WendLexer.OTHER
            && raw.get(at + 1).getText().equals("@")
            && isNextTo(at + 1)
            && isNextTo(at + 2);
    if (isAddress) {
      int end = at + 2;
      while (end < raw.size() && isNextTo(end) && raw.get(end).getText().matches("[\\w.-]+")) {
        end++;
      }
      Span whole = raw.get(at).span().to(raw.get(end - 1).span());
      String meant = '"' + problems.source().slice(whole) + '"';
      problems.add(Fault.HABIT_QUOTES, whole, Show.code(meant));
      raw.get(at).setType(WendLexer.TEXT);
      raw.get(at).setText(meant);
      until = end;
    }
  }

  /** Whether no blank stands before a token. */
  private boolean isNextTo(int at) {
    return at < raw.size()
        && raw.get(at).getStartIndex() == raw.get(at - 1).getStopIndex() + 1
        && type(at) != WendLexer.EOF;
  }

  private void word(int at) {
    switch (raw.get(at).getText()) {
      case "did" -> did(at);
      case "sequence" -> sequence(at);
      case "days" -> since(at);
      default -> {
        // begins no phrase
      }
    }
  }

  /** {@code did Purchase}: what could be no expression otherwise. */
  private void did(int at) {
    if (isWordInLine(at + 1)) {
      String event = raw.get(at + 1).getText();
      Span both = raw.get(at).span().to(raw.get(at + 1).span());
      problems.add(
          Fault.HABIT_SIGN, both, Show.code(problems.source().slice(both)), "any " + event);
      raw.get(at).setType(WendLexer.ANY);
    }
  }

  private boolean isWordInLine(int at) {
    return type(at) == WendLexer.WORD
        && !raw.get(at).firstInLine
        && SoftWord.of(raw.get(at).getText()).isEmpty();
  }

  /** {@code sequence(A, B)}. */
  private void sequence(int at) {
    int depth = 0;
    for (int i = at + 1; i < raw.size(); i++) {
      switch (raw.get(i).getType()) {
        case WendLexer.LPAREN, WendLexer.LBRACKET, WendLexer.LBRACE -> depth++;
        case WendLexer.RPAREN, WendLexer.RBRACKET, WendLexer.RBRACE -> depth--;
        case WendLexer.COMMA -> {
          if (depth == 1) {
            problems.add(
                Fault.HABIT_SIGN, raw.get(i).span(), "sequence(A, B)", "sequence(A then B)");
            raw.get(i).setType(WendLexer.THEN);
          }
        }
        default -> {
          // nothing between two steps
        }
      }
      if (depth == 0) {
        return;
      }
    }
  }

  /**
   * {@code days since Purchase}; a field may be called `days`, but then no name in capitals
   * follows.
   */
  private void since(int at) {
    boolean event =
        type(at + 1) == WendLexer.WORD
            && raw.get(at + 1).getText().equals("since")
            && isWordInLine(at + 2)
            && Character.isUpperCase(raw.get(at + 2).getText().codePointAt(0))
            && type(at + 3) != WendLexer.DOT;
    if (event) {
      ScriptToken name = raw.get(at + 2);
      Span whole = raw.get(at).span().to(name.span());
      String instead = "days since last " + name.getText();
      problems.add(Fault.HABIT_SIGN, whole, Show.code(problems.source().slice(whole)), instead);
      ScriptToken last = ScriptToken.at(name, WendLexer.WORD, name.span());
      last.setText("last");
      raw.add(at + 2, last);
    }
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

  /** A date as it is written here; empty where the numbers are none. */
  static Optional<String> date(String year, int month, int day) {
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
