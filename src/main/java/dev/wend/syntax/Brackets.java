package dev.wend.syntax;

import dev.wend.syntax.grammar.WendLexer;
import java.util.Arrays;

/** The brackets that are open at a place, and the conditions begun inside each of them. */
final class Brackets {
  /** What stands between a pair of brackets. */
  enum Block {
    PLAIN,
    /** Steps of a test. */
    TEST,
    /** Clauses and steps of a journey. */
    STEPS,
    /** What an {@code await} or a {@code split} of a journey chooses from. */
    BRANCHES,
    /** Settings such as {@code url: "…"}, and what else stands among them. */
    SETTINGS
  }

  private int[] open = new int[8];
  private int[] conditions = new int[8];
  private Block[] blocks = new Block[8];
  private int count;
  private int outerConditions;
  private int allConditions;

  /** Whether a list is gone through whose {@code where} may follow. */
  private boolean goesThrough;

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether the innermost bracket is a brace. */
  boolean isBrace() {
    return count > 0 && open[count - 1] == WendLexer.LBRACE;
  }

  boolean isInBraces() {
    return count > 0 && open[0] == WendLexer.LBRACE;
  }

  /** Whether the innermost bracket is a block of steps of a test. */
  boolean isSteps() {
    return block() == Block.TEST;
  }

  /** Whether a block of steps of a test is open. */
  boolean isInSteps() {
    return isOpen(Block.TEST);
  }

  private boolean isOpen(Block block) {
    for (int i = 0; i < count; i++) {
      if (blocks[i] == block) {
        return true;
      }
    }
    return false;
  }

  /** What the innermost bracket holds. */
  Block block() {
    return count == 0 ? Block.PLAIN : blocks[count - 1];
  }

  /** What the innermost bracket holds that is not a plain one. */
  Block around() {
    for (int i = count - 1; i >= 0; i--) {
      if (blocks[i] != Block.PLAIN) {
        return blocks[i];
      }
    }
    return Block.PLAIN;
  }

  /** Says what the innermost bracket holds. */
  void hold(Block block) {
    blocks[count - 1] = block;
  }

  /** How many brackets are open. */
  int open() {
    return count;
  }

  int depth() {
    return count + allConditions;
  }

  /** Takes a token in; returns how deep the brackets and conditions now stand inside each other. */
  int read(int type) {
    switch (type) {
      case WendLexer.LBRACE, WendLexer.LPAREN, WendLexer.LBRACKET -> push(type);
      case WendLexer.RBRACE -> pop(WendLexer.LBRACE);
      case WendLexer.RPAREN -> pop(WendLexer.LPAREN);
      case WendLexer.RBRACKET -> pop(WendLexer.LBRACKET);
      case WendLexer.IF, WendLexer.TOP, WendLexer.SAMPLE -> begin();
      case WendLexer.ANY, WendLexer.ALL, WendLexer.NO -> goesThrough = true;
      case WendLexer.WHERE -> where();
      case WendLexer.COMMA, WendLexer.END -> endItem();
      default -> {}
    }
    return depth();
  }

  /** Ends the conditions of the innermost bracket. */
  void endItem() {
    if (count == 0) {
      allConditions -= outerConditions;
      outerConditions = 0;
    } else {
      allConditions -= conditions[count - 1];
      conditions[count - 1] = 0;
    }
  }

  /** Forgets the brackets that were opened since the innermost brace and never closed. */
  void closeToBrace() {
    while (count > 0 && open[count - 1] != WendLexer.LBRACE) {
      drop();
    }
  }

  /** Forgets the brackets that were opened since the innermost block of steps of a test. */
  void closeToSteps() {
    while (count > 0 && blocks[count - 1] != Block.TEST) {
      drop();
    }
  }

  /** Forgets the plain brackets that were opened last. */
  void closePlain() {
    while (count > 0 && blocks[count - 1] == Block.PLAIN) {
      drop();
    }
  }

  /** A condition on items reaches as far as it can, so it stands around what follows. */
  private void where() {
    if (goesThrough) {
      goesThrough = false;
      begin();
    }
  }

  private void begin() {
    allConditions++;
    if (count == 0) {
      outerConditions++;
    } else {
      conditions[count - 1]++;
    }
  }

  private void push(int type) {
    if (count == open.length) {
      open = Arrays.copyOf(open, count * 2);
      conditions = Arrays.copyOf(conditions, count * 2);
      blocks = Arrays.copyOf(blocks, count * 2);
    }
    open[count] = type;
    blocks[count] = Block.PLAIN;
    conditions[count++] = 0;
  }

  /** A closing bracket closes the nearest one of its kind, and what stands open inside of it. */
  private void pop(int type) {
    int found = count - 1;
    while (found >= 0 && open[found] != type) {
      found--;
    }
    while (found >= 0 && count > found) {
      drop();
    }
  }

  private void drop() {
    endItem();
    count--;
  }
}
