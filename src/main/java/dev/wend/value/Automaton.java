package dev.wend.value;

import dev.wend.value.PatternTree.OneOf;
import dev.wend.value.PatternTree.Range;
import dev.wend.value.PatternTree.Repeat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a regular expression in UTF-8 with one step a byte: all states are made beforehand, so that
 * it is never changed and threads share it. A pattern that is tied to the end of the text only is
 * run from there, where most texts are told apart soonest.
 *
 * <pre>
 * step: next[state + kind[byte]]; a state is the index of its row
 * row 0: found; row 1 (width): can never be found
 * </pre>
 */
final class Automaton {
  /** A pattern with more states or ways than these is left to RE2. */
  private static final int MOST_STATES = 500;

  private static final int MOST_NODES = 1_500;

  private final int[] kinds;
  private final int[] next;

  /** By state: whether it is found when the text ends there. */
  private final boolean[] endings;

  private final int dead;
  private final int start;
  private final boolean backward;

  private Automaton(Making made, boolean backward) {
    this.kinds = made.kinds;
    this.backward = backward;
    int width = made.width;
    next = new int[made.rows.size() * width];
    endings = new boolean[next.length];
    for (int state = 0; state < made.rows.size(); state++) {
      for (int kind = 0; kind < width; kind++) {
        next[state * width + kind] = made.rows.get(state)[kind] * width;
      }
      endings[state * width] = made.endings.get(state);
    }
    dead = width;
    start = made.start * width;
  }

  /** The automaton of a pattern; empty where it would be too large. */
  static Optional<Automaton> of(PatternTree tree) {
    boolean backward = isTied(tree, false) && !isTied(tree, true);
    Nodes nodes = new Nodes(backward);
    int accept = nodes.add();
    int entry = nodes.build(tree, accept);
    if (entry < 0) {
      return Optional.empty();
    }
    Making making = new Making(nodes, entry, accept);
    return making.run() ? Optional.of(new Automaton(making, backward)) : Optional.empty();
  }

  /** Whether every way through a pattern begins at the start, or ends at the end, of the text. */
  private static boolean isTied(PatternTree tree, boolean start) {
    if (tree instanceof PatternTree.Sequence sequence && !sequence.parts().isEmpty()) {
      return isTied(sequence.parts().get(start ? 0 : sequence.parts().size() - 1), start);
    }
    if (tree instanceof PatternTree.Choice choice) {
      return choice.ways().stream().allMatch(way -> isTied(way, start));
    }
    return start ? tree instanceof PatternTree.Start : tree instanceof PatternTree.End;
  }

  /** Whether it is found in a text. */
  boolean isFoundIn(byte[] utf8, int offset, int length) {
    return backward ? fromEnd(utf8, offset, length) : fromStart(utf8, offset, length);
  }

  private boolean fromStart(byte[] utf8, int offset, int length) {
    int state = start;
    for (int i = offset; i < offset + length && state > dead; i++) {
      state = next[state + kinds[utf8[i] & 0xFF]];
    }
    return endings[state];
  }

  private boolean fromEnd(byte[] utf8, int offset, int length) {
    int state = start;
    for (int i = offset + length - 1; i >= offset && state > dead; i--) {
      state = next[state + kinds[utf8[i] & 0xFF]];
    }
    return endings[state];
  }

  /** The pattern as nodes with ways between them: by bytes, free, at the start, at the end. */
  private static final class Nodes {
    /** A way by the bytes from {@code low} to {@code high}, or free: {@link #FREE} and on. */
    private record Way(int low, int high, int to) {}

    static final int FREE = -1;
    static final int AT_START = -2;
    static final int AT_END = -3;

    private final List<List<Way>> ways = new ArrayList<>();
    private final boolean backward;

    Nodes(boolean backward) {
      this.backward = backward;
    }

    int add() {
      ways.add(new ArrayList<>());
      return ways.size() - 1;
    }

    private int add(int low, int high, int to) {
      int node = add();
      ways.get(node).add(new Way(low, high, to));
      return node;
    }

    /** The node from which a pattern leads to another; -1 where there are too many. */
    int build(PatternTree tree, int to) {
      if (to < 0 || ways.size() > MOST_NODES) {
        return -1;
      } else if (tree instanceof OneOf one) {
        return oneOf(one, to);
      } else if (tree instanceof PatternTree.Sequence sequence) {
        return sequence(sequence.parts(), to);
      } else if (tree instanceof PatternTree.Choice choice) {
        return choice(choice.ways(), to);
      } else if (tree instanceof Repeat repeat) {
        return repeat(repeat, to);
      }
      // What comes first is the end when the text is run backward.
      boolean first = tree instanceof PatternTree.Start != backward;
      return add(first ? AT_START : AT_END, 0, to);
    }

    private int oneOf(OneOf one, int to) {
      int node = add();
      for (Range range : one.ranges()) {
        for (int[] bytes : Utf8Ranges.of(range.first(), range.last())) {
          int length = bytes.length / 2;
          int after = to;
          for (int i = length - 1; i > 0; i--) {
            int at = 2 * (backward ? length - 1 - i : i);
            after = add(bytes[at], bytes[at + 1], after);
          }
          int at = backward ? bytes.length - 2 : 0;
          ways.get(node).add(new Way(bytes[at], bytes[at + 1], after));
        }
      }
      return node;
    }

    private int sequence(List<PatternTree> parts, int to) {
      int node = to;
      for (int i = 0; i < parts.size(); i++) {
        node = build(parts.get(backward ? i : parts.size() - 1 - i), node);
      }
      return node;
    }

    private int choice(List<PatternTree> trees, int to) {
      int node = add();
      for (PatternTree tree : trees) {
        int way = build(tree, to);
        if (way < 0) {
          return -1;
        }
        ways.get(node).add(new Way(FREE, 0, way));
      }
      return node;
    }

    private int repeat(Repeat repeat, int to) {
      int node = to;
      if (repeat.most() < 0) {
        int loop = add(FREE, 0, to);
        int body = build(repeat.of(), loop);
        if (body < 0) {
          return -1;
        }
        ways.get(loop).add(new Way(FREE, 0, body));
        node = loop;
      }
      for (int i = repeat.least(); i < repeat.most() && node >= 0; i++) {
        int body = build(repeat.of(), node);
        int here = add(FREE, 0, to);
        ways.get(here).add(new Way(FREE, 0, body));
        node = body < 0 ? -1 : here;
      }
      for (int i = 0; i < repeat.least() && node >= 0; i++) {
        node = build(repeat.of(), node);
      }
      return node;
    }
  }

  /** Sets of nodes become states, until there is no new one. */
  private static final class Making {
    private final Nodes nodes;
    private final int entry;
    private final int accept;
    private final int[] kinds = new int[256];
    private final int[] firstOfKind = new int[257];
    private int width;
    private final Map<BitSet, Integer> states = new HashMap<>();
    private final Deque<BitSet> pending = new ArrayDeque<>();
    private final List<int[]> rows = new ArrayList<>();
    private final List<Boolean> endings = new ArrayList<>();
    private BitSet again = new BitSet();
    private int start;

    Making(Nodes nodes, int entry, int accept) {
      this.nodes = nodes;
      this.entry = entry;
      this.accept = accept;
    }

    /** False where there are too many states. */
    boolean run() {
      sortBytes();
      int[] found = new int[width];
      int[] never = new int[width];
      Arrays.fill(never, 1);
      rows.add(found);
      rows.add(never);
      endings.add(true);
      endings.add(false);
      again = closure(only(entry), false, false);
      start = state(closure(only(entry), true, false), true);
      for (int made = 0; !pending.isEmpty(); made++) {
        if (made > MOST_STATES) {
          return false;
        }
        BitSet from = pending.remove();
        int[] row = rows.get(states.get(from));
        for (int kind = 0; kind < width; kind++) {
          BitSet to = closure(step(from, firstOfKind[kind]), false, false);
          to.or(again);
          row[kind] = state(to, false);
        }
      }
      return true;
    }

    /** Bytes that no way tells apart are of one kind. */
    private void sortBytes() {
      BitSet cuts = new BitSet();
      for (List<Nodes.Way> ways : nodes.ways) {
        for (Nodes.Way way : ways) {
          if (way.low() >= 0) {
            cuts.set(way.low());
            cuts.set(way.high() + 1);
          }
        }
      }
      for (int b = 0; b < 256; b++) {
        if (b == 0 || cuts.get(b)) {
          firstOfKind[width++] = b;
        }
        kinds[b] = width - 1;
      }
    }

    private static BitSet only(int node) {
      BitSet set = new BitSet();
      set.set(node);
      return set;
    }

    /** The row of a set of nodes. */
    private int state(BitSet set, boolean first) {
      if (set.get(accept)) {
        return 0;
      }
      boolean ends = closure(set, first, true).get(accept);
      if (set.isEmpty() || (!first && !ends && !hasWay(set))) {
        return 1;
      }
      // The first state is one of its own: the start is there only.
      Integer known = first ? null : states.get(set);
      if (known != null) {
        return known;
      }
      BitSet key = (BitSet) set.clone();
      if (first) {
        key.set(nodes.ways.size());
      }
      states.put(key, rows.size());
      pending.add(key);
      rows.add(new int[width]);
      endings.add(ends);
      return rows.size() - 1;
    }

    private boolean hasWay(BitSet set) {
      return set.stream()
          .anyMatch(
              n -> n < nodes.ways.size() && nodes.ways.get(n).stream().anyMatch(w -> w.low() >= 0));
    }

    private BitSet step(BitSet from, int b) {
      BitSet to = new BitSet();
      for (int n = from.nextSetBit(0);
          n >= 0 && n < nodes.ways.size();
          n = from.nextSetBit(n + 1)) {
        for (Nodes.Way way : nodes.ways.get(n)) {
          if (way.low() >= 0 && way.low() <= b && b <= way.high()) {
            to.set(way.to());
          }
        }
      }
      return to;
    }

    /** With all that is reached without a byte. */
    private BitSet closure(BitSet from, boolean atStart, boolean atEnd) {
      BitSet all = (BitSet) from.clone();
      Deque<Integer> open = new ArrayDeque<>();
      from.stream().forEach(open::add);
      while (!open.isEmpty()) {
        int node = open.remove();
        for (Nodes.Way way :
            node < nodes.ways.size() ? nodes.ways.get(node) : List.<Nodes.Way>of()) {
          boolean passes =
              way.low() == Nodes.FREE
                  || (way.low() == Nodes.AT_START && atStart)
                  || (way.low() == Nodes.AT_END && atEnd);
          if (passes && !all.get(way.to())) {
            all.set(way.to());
            open.add(way.to());
          }
        }
      }
      return all;
    }
  }
}
