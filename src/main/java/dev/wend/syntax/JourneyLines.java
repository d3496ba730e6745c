package dev.wend.syntax;

import dev.wend.syntax.Brackets.Block;
import dev.wend.syntax.grammar.WendLexer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which words of journeys, messages and their like are more than names, and where their clauses,
 * steps and branches end.
 */
final class JourneyLines {
  private final List<ScriptToken> raw;
  private final Openings openings;

  /** Where the item begins among the tokens that were put out, by how many brackets are open. */
  private int[] starts = new int[16];

  JourneyLines(List<ScriptToken> raw, Openings openings) {
    this.raw = raw;
    this.openings = openings;
  }

  /** Whether a block holds what this reads. */
  static boolean isOf(Block block) {
    return switch (block) {
      case STEPS, BRANCHES, SETTINGS -> true;
      case PLAIN, TEST -> false;
    };
  }

  private static int type(List<ScriptToken> out, int index) {
    return index >= 0 && index < out.size() ? out.get(index).getType() : WendLexer.EOF;
  }

  private static int before(List<ScriptToken> out) {
    return type(out, out.size() - 1);
  }

  private int start(Brackets brackets) {
    return brackets.open() < starts.length ? starts[brackets.open()] : 0;
  }

  /** The token that the item begins with. */
  private int head(List<ScriptToken> out, Brackets brackets) {
    return type(out, start(brackets));
  }

  /** Takes note of a token that an item begins with, which is put out next. */
  void note(int at, List<ScriptToken> out, Brackets brackets) {
    boolean first =
        switch (before(out)) {
          case WendLexer.LBRACE, WendLexer.END -> true;
          case WendLexer.COMMA -> !isRow(out, brackets) || begins(at, brackets.block());
          default -> false;
        };
    if (first) {
      if (brackets.open() >= starts.length) {
        starts = Arrays.copyOf(starts, brackets.open() * 2);
      }
      starts[brackets.open()] = out.size();
    }
  }

  /** Whether names stand in a row in this item, with commas between them. */
  private boolean isRow(List<ScriptToken> out, Brackets brackets) {
    int head = head(out, brackets);
    return head == WendLexer.QUIET || head == WendLexer.TRACK;
  }

  /**
   * Whether an {@code if} that stands next is a step, or goes on with one behind its {@code else}.
   */
  boolean isStep(List<ScriptToken> out, Brackets brackets) {
    boolean first = out.size() == start(brackets);
    boolean behind = before(out) == WendLexer.ELSE && type(out, out.size() - 2) == WendLexer.RBRACE;
    return brackets.block() == Block.STEPS && (first || behind);
  }

  // ---- where items begin

  /** Whether a token surely begins an item, wherever it stands in its line. */
  boolean begins(int at, Block block) {
    ScriptToken token = raw.get(at);
    if (token.getType() == WendLexer.IF) {
      return block == Block.STEPS;
    }
    if (!isName(at)) {
      return false;
    }
    boolean result = isNext(at, WendLexer.EQUAL) && isResult(at);
    boolean setting = block != Block.BRANCHES && isNext(at, WendLexer.COLON);
    return setting
        || (result && block == Block.STEPS)
        || JourneyWord.first(token.getText(), block).filter(row -> isFollowed(row, at)).isPresent();
  }

  /** {@code ticket = call …}. */
  private boolean isResult(int at) {
    return at + 2 < raw.size() && raw.get(at + 2).getText().equals("call");
  }

  /** Whether a name stands where a clause or step begins, and none begins so. */
  boolean isNoStep(int at, List<ScriptToken> out, Brackets brackets) {
    int next = raw.get(at + 1).getType();
    return brackets.block() == Block.STEPS
        && out.size() == start(brackets)
        && isName(at)
        && next != WendLexer.COLON
        && next != WendLexer.EQUAL
        && JourneyWord.first(raw.get(at).getText(), Block.STEPS).isEmpty();
  }

  private boolean isFollowed(JourneyWord row, int at) {
    ScriptToken next = raw.get(at + 1);
    if (row == JourneyWord.EXIT) {
      boolean alone = next.firstInLine || isEnd(next) || begins(at + 1, Block.STEPS);
      return alone || next.getText().equals("when");
    }
    boolean word = JourneyWord.behind(next.getText(), row.token()).isPresent();
    if (row == JourneyWord.CAP || (word && !next.firstInLine)) {
      return word && !next.firstInLine;
    }
    boolean operand =
        switch (row) {
          case WAIT -> Words.beginsOperand(next.getType());
          case AWAIT -> next.getType() == WendLexer.IN;
          default -> false;
        };
    return openings.isFollowed(at) || (operand && !next.firstInLine);
  }

  private static boolean isEnd(ScriptToken token) {
    return switch (token.getType()) {
      case WendLexer.RBRACE, WendLexer.COMMA, WendLexer.EOF -> true;
      default -> false;
    };
  }

  private boolean isName(int at) {
    int type = raw.get(at).getType();
    return type == WendLexer.WORD || type == WendLexer.QUOTED;
  }

  private boolean isNext(int at, int type) {
    return raw.get(at + 1).getType() == type;
  }

  /** Whether an item ends before a token that stands directly in its block. */
  boolean ends(int at, List<ScriptToken> out, Brackets brackets) {
    ScriptToken token = raw.get(at);
    int before = before(out);
    if (isEnd(token) || before == WendLexer.LBRACE || before == WendLexer.END) {
      return false;
    }
    if (before == WendLexer.RBRACE) {
      return !goesOn(at, out, brackets);
    }
    boolean open = !Words.endsOperand(before);
    boolean apart = token.firstInLine && token.getType() != WendLexer.IF;
    return (apart || !open)
        && before != WendLexer.COMMA
        && begins(at, brackets.block())
        && JourneyWord.behind(token.getText(), before).isEmpty()
        && mark(at, out, brackets).isEmpty();
  }

  /** Whether a token goes on with an item whose last block has just been closed. */
  private boolean goesOn(int at, List<ScriptToken> out, Brackets brackets) {
    return switch (raw.get(at).getType()) {
      case WendLexer.ELSE, WendLexer.HABIT, WendLexer.LBRACE, WendLexer.ARROW -> true;
      case WendLexer.WORD -> isBranch(at) || mark(at, out, brackets).isPresent();
      default -> false;
    };
  }

  /** <code>on error {</code> and its like. */
  private boolean isBranch(int at) {
    return raw.get(at).getText().equals("on")
        && at + 2 < raw.size()
        && JourneyWord.behind(raw.get(at + 1).getText(), WendLexer.ON).isPresent()
        && raw.get(at + 2).getType() == WendLexer.LBRACE;
  }

  // ---- what words are

  /** Whether a word goes on with the item before it, though it is first in its line. */
  boolean continues(int at, List<ScriptToken> out, Brackets brackets) {
    return isBranch(at) || mark(at, out, brackets).isPresent();
  }

  /** The mark that a word is here. */
  private Optional<JourneyWord> mark(int at, List<ScriptToken> out, Brackets brackets) {
    ScriptToken token = raw.get(at);
    if (token.getType() != WendLexer.WORD || !Words.endsOperand(before(out))) {
      return Optional.empty();
    }
    return JourneyWord.mark(token.getText(), head(out, brackets), token.firstInLine)
        .filter(row -> row != JourneyWord.BUSINESS || isNextWord(at, "audience"));
  }

  private boolean isNextWord(int at, String word) {
    return raw.get(at + 1).getText().equals(word);
  }

  /** The type of a word that stands directly in a block. */
  Optional<Integer> type(int at, List<ScriptToken> out, Brackets brackets) {
    String text = raw.get(at).getText();
    int before = before(out);
    if (out.size() == start(brackets)) {
      return first(at, brackets.block()).map(JourneyWord::token);
    }
    if (before == WendLexer.PER || before == WendLexer.CALENDAR) {
      Optional<Integer> unit = Words.unit(text).map(found -> WendLexer.UNIT);
      return unit.or(() -> JourneyWord.behind(text, before).map(JourneyWord::token));
    }
    if (isBranch(at)) {
      return Optional.of(WendLexer.ON);
    }
    return JourneyWord.behind(text, before)
        .filter(row -> isBehind(row, at, out, brackets))
        .or(() -> awaited(before, head(out, brackets)) ? reaction(at) : Optional.empty())
        .or(() -> mark(at, out, brackets))
        .map(JourneyWord::token);
  }

  private Optional<JourneyWord> first(int at, Block block) {
    if (isNext(at, WendLexer.COLON) || isNext(at, WendLexer.EQUAL) || isNext(at, WendLexer.DOT)) {
      return Optional.empty();
    }
    Optional<JourneyWord> row = JourneyWord.first(raw.get(at).getText(), block);
    return block == Block.BRANCHES ? row.or(() -> reaction(at)) : row;
  }

  private boolean isBehind(JourneyWord row, int at, List<ScriptToken> out, Brackets brackets) {
    int head = head(out, brackets);
    return switch (row) {
      case AUDIENCE, ENTERING, LEAVING, NEXT -> isName(at + 1);
      case EACH -> head == WendLexer.ENTER;
      case RESULT -> out.size() == start(brackets) + 2;
      case TIMES, TIME -> head == WendLexer.SEND;
      case FAILURE, ERROR, ON_TIMEOUT -> isNext(at, WendLexer.LBRACE);
      case TIME_OF -> head != WendLexer.UPDATE;
      default -> true;
    };
  }

  private static boolean awaited(int before, int head) {
    return switch (before) {
      case WendLexer.AWAIT -> true;
      case WendLexer.WHEN -> head == WendLexer.EXIT;
      default -> false;
    };
  }

  /** {@code opened FirstMessage}. */
  private Optional<JourneyWord> reaction(int at) {
    ScriptToken next = raw.get(at + 1);
    boolean mark = next.getText().equals("within") || next.getText().equals("as");
    boolean named = isName(at + 1) && !next.firstInLine && !mark;
    return named ? JourneyWord.reaction(raw.get(at).getText()) : Optional.empty();
  }

  // ---- blocks

  /** What a brace that stands next opens, inside a journey or settings. */
  Block opens(List<ScriptToken> out, Brackets brackets) {
    if (brackets.block() == Block.SETTINGS) {
      return Block.SETTINGS;
    }
    return switch (before(out)) {
      case WendLexer.AWAIT, WendLexer.RANDOMLY -> Block.BRANCHES;
      case WendLexer.ARROW, WendLexer.ELSE, WendLexer.FAILURE, WendLexer.ERROR, WendLexer.TIMEOUT ->
          Block.STEPS;
      case WendLexer.PROFILE -> Block.PLAIN;
      default ->
          switch (head(out, brackets)) {
            case WendLexer.AWAIT, WendLexer.IF -> Block.STEPS;
            case WendLexer.CALL -> Block.SETTINGS;
            default ->
                type(out, start(brackets) + 2) == WendLexer.CALL ? Block.SETTINGS : Block.PLAIN;
          };
    };
  }
}
