package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Brackets.Block;
import dev.wend.syntax.grammar.WendLexer;
import java.util.List;

/** The signs before what a branch does: {@code =>}, and those that other languages have there. */
final class Arrows {
  /** A branch's sign stands no farther from the beginning of its line. */
  private static final int FARTHEST = 100;

  /** More are no slips of a hand; each takes a token out of the list. */
  private static final int MOST = 100;

  private final List<ScriptToken> raw;
  private final Problems problems;
  private int thinned;

  Arrows(List<ScriptToken> raw, Problems problems) {
    this.raw = raw;
    this.problems = problems;
  }

  /** Whether steps follow an arrow, be it without their brace. */
  boolean isBranch(int at) {
    ScriptToken next = raw.get(at + 1);
    return next.getType() == WendLexer.LBRACE
        || (isBranchLine(at) && JourneyWord.first(next.getText(), Block.STEPS).isPresent());
  }

  /** {@code opened M -> { … }}, read as {@code =>}. */
  void thin(int at) {
    ScriptToken sign = raw.get(at);
    ScriptToken next = raw.get(at + 1);
    boolean arrow =
        next.getType() == WendLexer.GREATER
            && next.getStartIndex() == sign.getStopIndex() + 1
            && thinned < MOST
            && isBranchLine(at);
    if (arrow) {
      thinned++;
      Span both = sign.span().to(next.span());
      problems.add(Fault.SYNTAX, both, "`=>`", "`->`", "Write `=>`.");
      raw.remove(at + 1);
      sign.setType(WendLexer.ARROW);
    }
  }

  /** {@code after 1 day: { … }}, read as {@code =>}. */
  void colon(int at) {
    if (raw.get(at + 1).getType() == WendLexer.LBRACE && isBranchLine(at)) {
      problems.add(Fault.SYNTAX, raw.get(at).span(), "`=>`", "`:`", "Write `=>`.");
      raw.get(at).setType(WendLexer.ARROW);
    }
  }

  /** Whether a branch stands before a place in its line. */
  private boolean isBranchLine(int at) {
    int first = at;
    while (first > 0 && !raw.get(first).firstInLine && at - first < FARTHEST) {
      first--;
    }
    ScriptToken word = raw.get(first);
    boolean awaited =
        switch (word.getText()) {
          case "opened", "clicked", "delivered", "bounced", "after" ->
              first + 1 < at && raw.get(first + 1).getType() != WendLexer.COLON;
          default -> false;
        };
    return awaited || (word.getType() == WendLexer.PERCENTAGE && first + 1 == at);
  }
}
