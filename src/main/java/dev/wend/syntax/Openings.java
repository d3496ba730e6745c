package dev.wend.syntax;

import dev.wend.syntax.grammar.WendLexer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where declarations begin in the tokens of a text, by the rule of lines (language.md, 2). */
final class Openings {
  /** What an audience is named behind, beside {@code in}. */
  private static final Set<String> NAMING = Set.of("entering", "from", "leaving", "to");

  private final List<ScriptToken> tokens;

  Openings(List<ScriptToken> tokens) {
    this.tokens = tokens;
  }

  /** The declaration that begins at a token, if one does. */
  Optional<DeclarationWord> at(int index) {
    ScriptToken token = tokens.get(index);
    if (!token.firstInLine || token.getType() != WendLexer.WORD) {
      return Optional.empty();
    }
    ScriptToken next = tokens.get(index + 1);
    String second = next.getType() == WendLexer.WORD ? next.getText() : "";
    return DeclarationWord.of(token.getText(), second).filter(row -> begins(row, index));
  }

  /** Whether a step begins at a token with a name of its own: {@code name = …}. */
  boolean isStep(int index) {
    ScriptToken token = tokens.get(index);
    boolean named = token.getType() == WendLexer.WORD || token.getType() == WendLexer.QUOTED;
    boolean taken = DeclarationWord.of(token.getText(), "").isPresent();
    return named
        && !taken
        && token.firstInLine
        && tokens.get(index + 1).getType() == WendLexer.EQUAL;
  }

  /** Whether {@code save audience} stands at a token, in the line of what is before it. */
  boolean isSaveAudience(int index) {
    return tokens.get(index).getText().equals("save")
        && !tokens.get(index).firstInLine
        && tokens.get(index + 1).getText().equals("audience");
  }

  /** The token of a word before its number: {@code sample 10% of P}, {@code top 1000 of P}. */
  Optional<Integer> counted(int index) {
    ScriptToken next = tokens.get(index + 1);
    String word = tokens.get(index).getText();
    if (next.firstInLine) {
      return Optional.empty();
    }
    return switch (next.getType()) {
      case WendLexer.INT -> word.equals("top") ? Optional.of(WendLexer.TOP) : sample(word);
      case WendLexer.PERCENTAGE, WendLexer.DECIMAL -> sample(word);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> sample(String word) {
    return word.equals("sample") ? Optional.of(WendLexer.SAMPLE) : Optional.empty();
  }

  private boolean begins(DeclarationWord row, int index) {
    boolean within = index > 0 && (isZone(index - 1) || isNamed(index));
    return !within && (!row.second().isEmpty() || isFollowedRight(index));
  }

  /** An audience or a journey that is named, behind a word that wants one. */
  private boolean isNamed(int index) {
    boolean wanted =
        tokens.get(index - 1).getType() == WendLexer.IN
            || NAMING.contains(tokens.get(index - 1).getText());
    int third = index + 2 < tokens.size() ? tokens.get(index + 2).getType() : WendLexer.EOF;
    return wanted
        && switch (tokens.get(index).getText()) {
          case "audience" -> third != WendLexer.EQUAL;
          case "journey" -> third != WendLexer.LBRACE;
          default -> false;
        };
  }

  /** {@code in profile time zone}, wherever its lines end. */
  boolean isZone(int index) {
    int type = tokens.get(index).getType();
    return (type == WendLexer.IN || type == WendLexer.IN_ZONE)
        && index + 3 < tokens.size()
        && tokens.get(index + 1).getText().equals("profile")
        && tokens.get(index + 2).getText().equals("time")
        && tokens.get(index + 3).getText().equals("zone");
  }

  /** Whether what a word begins a step with stands right of it; of {@code profiles} a number. */
  boolean isFollowed(int index) {
    boolean counts = tokens.get(index).getText().equals(TestWord.PROFILES.word());
    return counts
        ? tokens.get(index + 1).getType() == WendLexer.INT && !tokens.get(index + 1).firstInLine
        : isFollowedRight(index);
  }

  /** A name, text, number or date in the same line, or a brace. */
  private boolean isFollowedRight(int index) {
    ScriptToken next = tokens.get(index + 1);
    if (next.getType() == WendLexer.LBRACE) {
      return true;
    }
    if (next.firstInLine) {
      return false;
    }
    return switch (next.getType()) {
      case WendLexer.WORD -> !isOperator(index + 1);
      case WendLexer.QUOTED,
          WendLexer.OPEN_QUOTED,
          WendLexer.TEXT,
          WendLexer.BLOCK_TEXT,
          WendLexer.OPEN_TEXT,
          WendLexer.OPEN_BLOCK,
          WendLexer.SINGLE_TEXT,
          WendLexer.CURLY_TEXT,
          WendLexer.INT,
          WendLexer.DECIMAL,
          WendLexer.PERCENTAGE,
          WendLexer.BAD_NUMBER,
          WendLexer.DATE,
          WendLexer.TIME,
          WendLexer.DATETIME ->
          true;
      default -> Words.isReserved(next.getType()) && isDefined(index + 2);
    };
  }

  /** Whether a word is an operator here: it is one by name and nothing defines it. */
  private boolean isOperator(int index) {
    return SoftWord.of(tokens.get(index).getText()).filter(SoftWord::isOperator).isPresent()
        && !isDefined(index + 1)
        && !tokens.get(index + 1).firstInLine;
  }

  private boolean isDefined(int index) {
    if (index >= tokens.size()) {
      return false;
    }
    return switch (tokens.get(index).getType()) {
      case WendLexer.EQUAL, WendLexer.COLON, WendLexer.LBRACE, WendLexer.EOF -> true;
      default -> false;
    };
  }

  /**
   * The first token after a declaration that is not read: past its blocks, where the next one
   * begins. Where its braces do not close, a declaration that stands no further right ends it.
   *
   * @param anyWord whether any word at the left margin ends it too
   */
  int after(int index, boolean anyWord) {
    int depth = 0;
    int at = index + 1;
    for (; tokens.get(at).getType() != WendLexer.EOF; at++) {
      int type = tokens.get(at).getType();
      boolean begun = at(at).isPresent() || isStep(at) || (anyWord && isWordAtMargin(at));
      if (depth == 0 && begun) {
        return at;
      }
      if (type == WendLexer.LBRACE) {
        depth++;
      } else if (type == WendLexer.RBRACE && depth > 0) {
        depth--;
      }
    }
    return depth == 0 ? at : margin(index);
  }

  private boolean isWordAtMargin(int index) {
    ScriptToken token = tokens.get(index);
    return token.getType() == WendLexer.WORD
        && token.firstInLine
        && token.getCharPositionInLine() == 0;
  }

  /** The next declaration that stands no further right than the token, or the end of the file. */
  int margin(int index) {
    int column = tokens.get(index).firstInLine ? tokens.get(index).getCharPositionInLine() : 0;
    int at = index + 1;
    while (tokens.get(at).getType() != WendLexer.EOF
        && (tokens.get(at).getCharPositionInLine() > column || at(at).isEmpty())) {
      at++;
    }
    return at;
  }
}
