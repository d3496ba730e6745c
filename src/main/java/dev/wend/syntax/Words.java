package dev.wend.syntax;

import dev.wend.syntax.Ast.TimeUnit;
import dev.wend.syntax.grammar.WendLexer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What tokens are, by their types: which of them are reserved words, which end an operand. */
final class Words {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*");

  /** Words that some places read as more than a name; the rest of them stand in tables. */
  private static final Set<String> OTHERWISE =
      Set.of(
          "any",
          "no",
          "all",
          "now",
          "today",
          "with",
          "case",
          "present",
          "audience",
          "link",
          "of",
          "merge",
          "subscribed",
          "to",
          "top",
          "skip",
          "last",
          "next",
          "this",
          "rule",
          "sample",
          "sequence",
          "save",
          "startsWith",
          "starts_with",
          "endsWith",
          "ends_with");

  private Words() {}

  static boolean isReserved(int type) {
    return type >= WendLexer.AND && type <= WendLexer.MISSING;
  }

  /** Whether an operator may follow: an operand, or an item's mark, has just ended. */
  static boolean endsOperand(int type) {
    return switch (type) {
      case WendLexer.WORD,
          WendLexer.QUOTED,
          WendLexer.DATETIME,
          WendLexer.DATE,
          WendLexer.TIME,
          WendLexer.PERCENTAGE,
          WendLexer.DECIMAL,
          WendLexer.INT,
          WendLexer.BLOCK_TEXT,
          WendLexer.TEXT,
          WendLexer.RPAREN,
          WendLexer.RBRACKET,
          WendLexer.RBRACE,
          WendLexer.TRUE,
          WendLexer.FALSE,
          WendLexer.NOW,
          WendLexer.TODAY,
          WendLexer.MISSING,
          WendLexer.PRESENT,
          WendLexer.CASE,
          WendLexer.ASCENDING,
          WendLexer.DESCENDING,
          WendLexer.KEY,
          WendLexer.IDENTITY,
          WendLexer.UNIT,
          WendLexer.UPDATE,
          WendLexer.REPLACE,
          WendLexer.APPEND,
          WendLexer.NOTHING,
          WendLexer.TIMES,
          WendLexer.REENTRY,
          WendLexer.ONCE,
          WendLexer.INCREMENTAL,
          WendLexer.ALWAYS,
          WendLexer.NEVER,
          WendLexer.HOLD,
          WendLexer.DROP,
          WendLexer.EXIT,
          WendLexer.ZONE,
          WendLexer.MESSAGES,
          WendLexer.BLOCK,
          WendLexer.BROKEN ->
          true;
      default -> false;
    };
  }

  /** Whether it is a value that is written out. */
  static boolean isLiteral(int type) {
    return switch (type) {
      case WendLexer.TEXT,
          WendLexer.SINGLE_TEXT,
          WendLexer.INT,
          WendLexer.DECIMAL,
          WendLexer.PERCENTAGE,
          WendLexer.DATE,
          WendLexer.TIME,
          WendLexer.DATETIME,
          WendLexer.TRUE,
          WendLexer.FALSE ->
          true;
      default -> false;
    };
  }

  /** Whether an operand begins with it. */
  static boolean beginsOperand(int type) {
    return switch (type) {
      case WendLexer.LPAREN,
          WendLexer.LBRACKET,
          WendLexer.MINUS,
          WendLexer.NOT,
          WendLexer.IN,
          WendLexer.IF,
          WendLexer.SUBSCRIBED,
          WendLexer.SEQUENCE,
          WendLexer.ANY,
          WendLexer.NO,
          WendLexer.ALL,
          WendLexer.TOP ->
          true;
      case WendLexer.RPAREN,
          WendLexer.RBRACKET,
          WendLexer.RBRACE,
          WendLexer.KEY,
          WendLexer.IDENTITY,
          WendLexer.UNIT,
          WendLexer.UPDATE,
          WendLexer.REPLACE,
          WendLexer.APPEND,
          WendLexer.NOTHING,
          WendLexer.TIMES,
          WendLexer.REENTRY,
          WendLexer.ONCE,
          WendLexer.INCREMENTAL,
          WendLexer.ALWAYS,
          WendLexer.NEVER,
          WendLexer.HOLD,
          WendLexer.DROP,
          WendLexer.EXIT,
          WendLexer.ZONE,
          WendLexer.MESSAGES,
          WendLexer.BLOCK,
          WendLexer.PRESENT,
          WendLexer.CASE,
          WendLexer.ASCENDING,
          WendLexer.DESCENDING ->
          false;
      default -> endsOperand(type);
    };
  }

  /** Whether a token that is first in its line goes on with the item before it. */
  static boolean continuesItem(int type) {
    return switch (type) {
      case WendLexer.AND,
          WendLexer.OR,
          WendLexer.NOT,
          WendLexer.IN,
          WendLexer.IS,
          WendLexer.THEN,
          WendLexer.ELSE,
          WendLexer.WHERE,
          WendLexer.LBRACE,
          WendLexer.RBRACE,
          WendLexer.LPAREN,
          WendLexer.RPAREN,
          WendLexer.LBRACKET,
          WendLexer.RBRACKET,
          WendLexer.COMMA,
          WendLexer.COLON,
          WendLexer.DOT,
          WendLexer.ARROW,
          WendLexer.EQUAL,
          WendLexer.NOT_EQUAL,
          WendLexer.LESS,
          WendLexer.LESS_OR_EQUAL,
          WendLexer.GREATER,
          WendLexer.GREATER_OR_EQUAL,
          WendLexer.COALESCE,
          WendLexer.PLUS,
          WendLexer.MINUS,
          WendLexer.STAR,
          WendLexer.SLASH,
          WendLexer.PERCENT,
          WendLexer.HABIT,
          WendLexer.EOF ->
          true;
      default -> false;
    };
  }

  /** The token of a word that a window of time begins with. */
  static Optional<Integer> window(String word) {
    return Optional.ofNullable(
        switch (word) {
          case "last" -> WendLexer.LAST;
          case "this" -> WendLexer.THIS;
          case "next" -> WendLexer.NEXT;
          default -> null;
        });
  }

  static Optional<TimeUnit> unit(String word) {
    return Optional.ofNullable(
        switch (word) {
          case "millisecond", "milliseconds" -> TimeUnit.MILLISECOND;
          case "second", "seconds" -> TimeUnit.SECOND;
          case "minute", "minutes" -> TimeUnit.MINUTE;
          case "hour", "hours" -> TimeUnit.HOUR;
          case "day", "days" -> TimeUnit.DAY;
          case "week", "weeks" -> TimeUnit.WEEK;
          case "month", "months" -> TimeUnit.MONTH;
          case "year", "years" -> TimeUnit.YEAR;
          default -> null;
        });
  }

  /** The unit that is meant by a short word, as in {@code 2h}; empty for other words. */
  static Optional<String> shortUnit(String word) {
    return Optional.ofNullable(
        switch (word) {
          case "ms" -> "milliseconds";
          case "s", "sec", "secs" -> "seconds";
          case "m", "min", "mins" -> "minutes";
          case "h", "hr", "hrs" -> "hours";
          case "d" -> "days";
          case "w", "wk", "wks" -> "weeks";
          case "mo", "mos" -> "months";
          case "y", "yr", "yrs" -> "years";
          default -> null;
        });
  }

  /** Whether a name stands anywhere without backquotes: it is no word that is read otherwise. */
  static boolean isPlainName(String name) {
    return PLAIN.matcher(name).matches()
        && !OTHERWISE.contains(name)
        && Habit.tokenInLowerCase(name.toLowerCase(Locale.ROOT)) < 0
        && !Habit.isNull(name)
        && SoftWord.of(name).isEmpty()
        && Arrays.stream(DeclarationWord.values()).noneMatch(row -> row.word().equals(name))
        && Arrays.stream(TestWord.values()).noneMatch(row -> row.word().equals(name))
        && !JourneyWord.isAny(name)
        && unit(name).isEmpty();
  }
}
