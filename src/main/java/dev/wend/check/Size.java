package dev.wend.check;

import dev.wend.diag.Fault;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps lets that mention lets from growing an expression beyond what anybody would write. */
final class Size {
  private static final int MOST_PARTS = 100_000;
  private static final int MOST_LEVELS = 2_000;

  private record Level(Typed value, int depth) {}

  private final Problems problems;

  Size(Problems problems) {
    this.problems = problems;
  }

  /** The expression itself, unless it is too large or too deep to be worked on. */
  Typed bounded(Typed value) {
    Deque<Level> pending = new ArrayDeque<>();
    pending.push(new Level(value, 1));
    int parts = 0;
    while (!pending.isEmpty()) {
      Level level = pending.pop();
      parts++;
      if (parts > MOST_PARTS || level.depth() > MOST_LEVELS) {
        problems.report(Fault.TOO_LARGE, value.span(), MOST_PARTS);
        return Literals.broken(value.span());
      }
      for (Typed part : Parts.of(level.value())) {
        pending.push(new Level(part, level.depth() + 1));
      }
    }
    return value;
  }
}
