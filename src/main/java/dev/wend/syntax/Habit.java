package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.syntax.grammar.WendLexer;
import java.util.Optional;

/**
 * Signs that other languages use: what is reported, and the token that the parser reads instead, so
 * that one slip gives one problem.
 */
enum Habit {
  EQUALS("==", Fault.HABIT_EQUALS, WendLexer.EQUAL, "="),
  STRICT_EQUALS("===", Fault.HABIT_EQUALS, WendLexer.EQUAL, "="),
  ASSIGN(":=", Fault.HABIT_EQUALS, WendLexer.EQUAL, "="),
  STRICT_NOT_EQUALS("!==", Fault.HABIT_NOT_EQUALS, WendLexer.NOT_EQUAL, "!="),
  LESS_GREATER("<>", Fault.HABIT_NOT_EQUALS, WendLexer.NOT_EQUAL, "!="),
  EQUALS_NOT("=!", Fault.HABIT_NOT_EQUALS, WendLexer.NOT_EQUAL, "!="),
  CROSSED_EQUALS("\u2260", Fault.HABIT_NOT_EQUALS, WendLexer.NOT_EQUAL, "!="),
  AND_AND("&&", Fault.HABIT_AND, WendLexer.AND, "and"),
  AND("&", Fault.HABIT_AND, WendLexer.AND, "and"),
  OR_OR("||", Fault.HABIT_OR, WendLexer.OR, "or"),
  OR("|", Fault.HABIT_OR, WendLexer.OR, "or"),
  NOT("!", Fault.HABIT_NOT, WendLexer.NOT, "not"),
  LESS_OR_EQUAL("\u2264", Fault.HABIT_SIGN, WendLexer.LESS_OR_EQUAL, "<="),
  GREATER_OR_EQUAL("\u2265", Fault.HABIT_SIGN, WendLexer.GREATER_OR_EQUAL, ">="),
  EQUAL_LESS("=<", Fault.HABIT_ARROW, WendLexer.LESS_OR_EQUAL, "<="),
  ARROW("=>", Fault.HABIT_ARROW, WendLexer.GREATER_OR_EQUAL, ">="),
  EQUAL_TILDE("=~", Fault.HABIT_SIGN, WendLexer.MATCHES, "matches"),
  COALESCE("??", Fault.HABIT_SIGN, WendLexer.COALESCE, "?:"),
  TIMES("\u00D7", Fault.HABIT_SIGN, WendLexer.STAR, "*"),
  DIVIDED("\u00F7", Fault.HABIT_SIGN, WendLexer.SLASH, "/"),
  LONG_MINUS("\u2212", Fault.HABIT_SIGN, WendLexer.MINUS, "-");

  private final String sign;
  private final Fault fault;
  private final int token;
  private final String instead;

  Habit(String sign, Fault fault, int token, String instead) {
    this.sign = sign;
    this.fault = fault;
    this.token = token;
    this.instead = instead;
  }

  Fault fault() {
    return fault;
  }

  /** The type of the token that should have stood there. */
  int token() {
    return token;
  }

  String instead() {
    return instead;
  }

  static Optional<Habit> of(String sign) {
    for (Habit row : values()) {
      if (row.sign.equals(sign)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** The reserved word or operator that a word in capitals stands for; -1 where it is none. */
  static int tokenInLowerCase(String word) {
    return switch (word) {
      case "and" -> WendLexer.AND;
      case "or" -> WendLexer.OR;
      case "not" -> WendLexer.NOT;
      case "if" -> WendLexer.IF;
      case "then" -> WendLexer.THEN;
      case "else" -> WendLexer.ELSE;
      case "true" -> WendLexer.TRUE;
      case "false" -> WendLexer.FALSE;
      case "where" -> WendLexer.WHERE;
      case "in" -> WendLexer.IN;
      case "is" -> WendLexer.IS;
      case "missing" -> WendLexer.MISSING;
      default -> SoftWord.of(word).filter(SoftWord::isOperator).map(SoftWord::token).orElse(-1);
    };
  }

  /** Whether a word is what other languages call {@code missing}. */
  static boolean isNull(String word) {
    return switch (word) {
      case "null", "NULL", "Null", "nil", "None", "undefined" -> true;
      default -> false;
    };
  }
}
