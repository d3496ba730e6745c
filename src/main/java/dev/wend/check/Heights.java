package dev.wend.check;

import dev.wend.check.Typed.ColumnRead;
import dev.wend.check.Typed.From;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * How many levels an audience has with all audiences and columns written out that it is made of; a
 * condition itself counts for one. Whoever works on an audience goes down its levels with the
 * stack.
 */
final class Heights {
  static final int LIMIT = 1_000;

  /** So often may {@code for at least} stand within what it is asked of. */
  static final int HELD_LIMIT = 4;

  private final Problems problems;
  private final Map<String, Integer> audiences = new HashMap<>();
  private final Map<String, Map<String, Integer>> columns = new HashMap<>();
  private final IdentityHashMap<Typed, Integer> known = new IdentityHashMap<>();

  /** By audience: how often {@code for at least} stands within itself there. */
  private final Map<String, Integer> held = new HashMap<>();

  /** Of the audience that is taken in. */
  private int deepest;

  Heights(Problems problems) {
    this.problems = problems;
  }

  /**
   * Takes an audience in, all that it names being known. One that is too high is reported, and
   * counts no more, so that those on top of it are not.
   *
   * @param place the name at its declaration
   */
  void add(String name, Selection selection, Span place) {
    Map<String, Integer> ofColumns = new HashMap<>();
    int highest = 0;
    deepest = 0;
    for (Map.Entry<String, Typed> column : selection.columns().entrySet()) {
      int height = of(column.getValue());
      ofColumns.put(column.getKey(), height);
      highest = Math.max(highest, height);
    }
    int height = of(selection.population());
    if (Math.max(height, highest) > LIMIT) {
      problems.report(Fault.TOO_HIGH, place, name, LIMIT);
      return;
    }
    if (deepest > HELD_LIMIT) {
      problems.report(Fault.HELD_DEEP, place, name, HELD_LIMIT);
      deepest = 0;
    }
    held.put(name, deepest);
    audiences.put(name, height);
    columns.put(name, ofColumns);
  }

  private int of(Population population) {
    if (population instanceof Population.Named named) {
      deepest = Math.max(deepest, held.getOrDefault(named.audience(), 0));
      return 1 + audiences.getOrDefault(named.audience(), 0);
    } else if (population instanceof Population.Where where) {
      return 1 + Math.max(of(where.of()), of(where.condition()));
    } else if (population instanceof Population.Sample sample) {
      return 1 + of(sample.of());
    } else if (population instanceof Population.Top top) {
      return 1 + Math.max(of(top.of()), of(top.by()));
    } else if (population instanceof Population.Combined combined) {
      return 1 + Math.max(of(combined.left()), of(combined.right()));
    }
    return 1;
  }

  private int of(Typed value) {
    int height = 0;
    Deque<Typed> pending = new ArrayDeque<>();
    pending.push(value);
    while (!pending.isEmpty()) {
      Typed next = pending.pop();
      height = Math.max(height, below(next));
      Parts.of(next).forEach(pending::push);
    }
    return height;
  }

  /** Of what a name in an expression stands for. */
  private int below(Typed value) {
    if (value instanceof Typed.InAudience asked) {
      int within = held.getOrDefault(asked.audience(), 0) + (asked.held().isPresent() ? 1 : 0);
      deepest = Math.max(deepest, within);
      return 1 + audiences.getOrDefault(asked.audience(), 0);
    } else if (!(value instanceof ColumnRead read)) {
      return 0;
    } else if (read.from() instanceof From.Audience from) {
      return 1 + columns.getOrDefault(from.name(), Map.of()).getOrDefault(read.name(), 0);
    } else {
      Typed here = ((From.Here) read.from()).value();
      Integer height = known.get(here);
      if (height == null) {
        height = 1 + of(here);
        known.put(here, height);
      }
      return height;
    }
  }
}
