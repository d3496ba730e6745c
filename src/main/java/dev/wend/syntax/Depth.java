package dev.wend.syntax;

import dev.wend.diag.Fault;
import dev.wend.diag.Span;

/**
 * How deep a tree grows. Whoever walks it does so with the stack, so it stays within a bound that
 * fits an ordinary one.
 */
final class Depth {
  /** In links of chains above each other. */
  static final int LIMIT = 1_000;

  private final Problems problems;
  private int depth;

  Depth(Problems problems) {
    this.problems = problems;
  }

  /** Goes down by some links; false, with a problem, where that is too deep. */
  boolean enter(int links, Span span) {
    if (depth + links > LIMIT) {
      problems.add(Fault.LONG_CHAIN, span, LIMIT);
      return false;
    }
    depth += links;
    return true;
  }

  void leave(int links) {
    depth -= links;
  }
}
