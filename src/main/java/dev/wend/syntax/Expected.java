package dev.wend.syntax;

import dev.wend.syntax.grammar.WendLexer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What could have stood at a place, in the language's own words. */
final class Expected {
  /** How an audience is asked for. */
  static final String AUDIENCE = "an audience such as `profiles where …`";

  private final IntervalSet types;
  private final Piece piece;

  Expected(IntervalSet types, Piece piece) {
    this.types = types;
    this.piece = piece;
  }

  /** Whether nothing but a name could. */
  boolean isName() {
    return types.contains(WendLexer.WORD) && !types.contains(WendLexer.INT);
  }

  /** Whether nothing but a text could. */
  boolean isText() {
    return takes(WendLexer.TEXT) && !takes(WendLexer.INT) && !takes(WendLexer.WORD);
  }

  /** Whether it is the type of a field. */
  boolean isType() {
    return takes(WendLexer.LINK) && takes(WendLexer.LBRACE) && takes(WendLexer.WORD);
  }

  /** Whether nothing but an opening brace could. */
  boolean isBrace() {
    return types.size() == 1 && takes(WendLexer.LBRACE);
  }

  boolean takes(int type) {
    return types.contains(type);
  }

  /** The words among it. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (int type : types.toArray()) {
      String word = word(type);
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** What is said where nothing that is known could have stood. */
  private static String unknown(boolean atEnd) {
    return atEnd ? "something more" : "something else";
  }

  /**
   * {@code `where`, `union` or the end of the audience}.
   *
   * @param atEnd whether nothing was found
   */
  String text(boolean atEnd) {
    return isType() ? "a type" : parts(atEnd);
  }

  private String parts(boolean atEnd) {
    Set<String> parts = new LinkedHashSet<>();
    boolean operand = types.contains(WendLexer.INT) && types.contains(WendLexer.LPAREN);
    boolean operator = types.contains(WendLexer.PLUS) || types.contains(WendLexer.LESS_OR_EQUAL);
    if (operand) {
      parts.add("an expression");
    }
    if (operator) {
      parts.add("an operator");
    }
    boolean population =
        !operand && types.contains(WendLexer.LPAREN) && types.contains(WendLexer.WORD);
    if (population) {
      parts.add(AUDIENCE);
    }
    boolean end = false;
    for (int type : types.toArray()) {
      end |= type == Token.EOF;
      boolean told =
          type == WendLexer.BROKEN
              || (population && (type == WendLexer.LPAREN || beginsCounted(type) || isName(type)))
              || (operand && (Words.beginsOperand(type) || type == WendLexer.UNIT))
              || (operator && isOperator(type));
      if (!told && type != Token.EOF) {
        parts.add(describe(type));
      }
    }
    if (end || parts.isEmpty()) {
      parts.add(end ? ending() : unknown(atEnd));
    }
    return joined(List.copyOf(parts));
  }

  private static String joined(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " or " + parts.get(last);
  }

  private String describe(int type) {
    return switch (type) {
      case WendLexer.END -> "the end of the line";
      case WendLexer.WORD, WendLexer.QUOTED -> "a name";
      case WendLexer.TEXT, WendLexer.BLOCK_TEXT -> "a text";
      case WendLexer.INT -> "a number";
      case WendLexer.UNIT -> "a unit of time";
      default -> {
        String word = word(type);
        yield "`" + (word.isEmpty() ? sign(type) : word) + "`";
      }
    };
  }

  /** What the end of the tokens is called. */
  String ending() {
    return "the end of the " + piece.kind();
  }

  private static boolean isName(int type) {
    return type == WendLexer.WORD || type == WendLexer.QUOTED;
  }

  private static boolean beginsCounted(int type) {
    return type == WendLexer.SAMPLE || type == WendLexer.TOP;
  }

  private static boolean isOperator(int type) {
    return switch (type) {
      case WendLexer.AND,
          WendLexer.OR,
          WendLexer.NOT,
          WendLexer.IN,
          WendLexer.IS,
          WendLexer.BETWEEN,
          WendLexer.BEFORE,
          WendLexer.AFTER,
          WendLexer.SINCE,
          WendLexer.ON,
          WendLexer.CONTAINS,
          WendLexer.STARTS,
          WendLexer.ENDS,
          WendLexer.MATCHES,
          WendLexer.LIKE,
          WendLexer.INTERSECTS,
          WendLexer.SUBSET,
          WendLexer.SUPERSET,
          WendLexer.IGNORING,
          WendLexer.DOT,
          WendLexer.LBRACKET,
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
          WendLexer.PERCENT ->
          true;
      default -> false;
    };
  }

  private static String sign(int type) {
    String literal = WendLexer.VOCABULARY.getLiteralName(type);
    return literal == null ? "…" : literal.substring(1, literal.length() - 1);
  }

  /** A word's spelling; empty where the token is a sign or has many. */
  private static String word(int type) {
    return switch (type) {
      case WendLexer.WITH -> "with";
      case WendLexer.CASE -> "case";
      case WendLexer.PRESENT -> "present";
      case WendLexer.OF -> "of";
      case WendLexer.MERGE -> "merge";
      case WendLexer.SUBSCRIBED -> "subscribed";
      case WendLexer.TO -> "to";
      case WendLexer.TOP -> "top";
      case WendLexer.SKIP_ROWS -> "skip";
      case WendLexer.IN_AUDIENCE -> "audience";
      case WendLexer.LEAST -> "least";
      case WendLexer.SAMPLE -> "sample";
      case WendLexer.SEQUENCE -> "sequence";
      case WendLexer.RULE -> "rule";
      case WendLexer.LAST -> "last";
      case WendLexer.THIS -> "this";
      case WendLexer.NEXT -> "next";
      default -> Words.isReserved(type) ? sign(type) : soft(type);
    };
  }

  private static String soft(int type) {
    for (SoftWord row : SoftWord.values()) {
      if (row.token() == type) {
        return row.word();
      }
    }
    for (DeclarationWord row : DeclarationWord.values()) {
      if (row.token() == type) {
        return row.word();
      }
    }
    for (TestWord row : TestWord.values()) {
      if (row.token() == type) {
        return row.word();
      }
    }
    return JourneyWord.wordOf(type);
  }
}
