package dev.wend.vm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The diagrams of sets of values that a column is tested for: one for each base and width that
 * pages have, of which the last few are kept. What is asked of a page is answered together with
 * what was asked of the page before. One thread at a time.
 */
final class Diagrams {
  /** Wider codes are too many to be asked for one by one. */
  private static final int WIDEST = 12;

  private static final int KEPT = 8;

  private final List<Values> sets = new ArrayList<>();
  private final Diagram.Builder builder = new Diagram.Builder();
  private final long[] bases = new long[KEPT];
  private final int[] widths = new int[KEPT];

  /** The sets that a diagram was made of, as bits. */
  private final long[] made = new long[KEPT];

  private final Diagram[] kept = new Diagram[KEPT];
  private int next;
  private int[] kinds = new int[0];
  private long[] codes = new long[0];
  private long[][] frame = new long[0][];

  // of the page, sets as bits

  private long before = -1;
  private long asked;
  private long answered;
  private final long[][] answers = new long[Diagram.MOST_SETS][];
  private final long[][] to = new long[Diagram.MOST_SETS][];

  /** A set. */
  private static final class Values {
    /** What passes it; {@code null} where the set is some values. */
    final Table table;

    /** In ascending order. */
    final long[] some;

    Values(Table table, long[] some) {
      this.table = table;
      this.some = some;
    }
  }

  boolean isFull() {
    return sets.size() == Diagram.MOST_SETS;
  }

  /** Adds a set of what passes a table that has all values; returns its number. */
  int add(Table table) {
    sets.add(new Values(table, new long[0]));
    return sets.size() - 1;
  }

  /** Adds a set of some values, in ascending order; returns its number. */
  int add(long[] values) {
    sets.add(new Values(null, values));
    return sets.size() - 1;
  }

  /** Begins a page. */
  void begin() {
    if (asked != 0) {
      before = asked;
    }
    asked = 0;
    answered = 0;
  }

  /** Takes who has a value of a set; false, and nothing done, where another way is better. */
  boolean run(int set, PageColumn column, long[] into) {
    if (sets.get(set).table != null && column.width > WIDEST) {
      return false;
    }
    long bit = 1L << set;
    asked |= bit;
    if ((answered & bit) != 0) {
      Masks.copy(answers[set], into);
      return true;
    }
    long wanted = (before | bit) & ~answered & (-1L >>> (Diagram.MOST_SETS - sets.size()));
    Diagram diagram = of(column, wanted);
    if (!diagram.has(set)) {
      return false;
    }
    for (int other = 0; other < sets.size(); other++) {
      if ((wanted >>> other & 1) != 0) {
        wanted = diagram.has(other) ? wanted : wanted & ~(1L << other);
        to[other] = answer(other, into.length);
      }
    }
    to[set] = into;
    if (frame.length < diagram.masks) {
      frame = new long[diagram.masks][into.length];
    }
    diagram.run(column.planes(), frame, wanted, to);
    answered |= wanted & ~bit;
    return true;
  }

  private long[] answer(int set, int words) {
    if (answers[set] == null) {
      answers[set] = new long[words];
    }
    return answers[set];
  }

  /** The diagram of a page, of these sets at least. */
  private Diagram of(PageColumn column, long wanted) {
    int at = 0;
    while (at < KEPT && (kept[at] == null || !is(at, column))) {
      at++;
    }
    long all = wanted;
    if (at == KEPT) {
      at = next++ % KEPT;
    } else if ((wanted & ~made[at]) == 0) {
      return kept[at];
    } else {
      all |= made[at];
    }
    builder.begin();
    for (long rest = all; rest != 0; rest &= rest - 1) {
      add(Long.numberOfTrailingZeros(rest), column);
    }
    kept[at] = builder.finish();
    made[at] = all;
    widths[at] = column.width;
    bases[at] = column.base;
    return kept[at];
  }

  private boolean is(int at, PageColumn column) {
    return widths[at] == column.width && bases[at] == column.base;
  }

  private void add(int set, PageColumn column) {
    Values values = sets.get(set);
    if (values.table == null) {
      addValues(set, values.some, column);
    } else if (column.width <= WIDEST) {
      addTable(set, values.table, column);
    }
  }

  private void addTable(int set, Table of, PageColumn column) {
    int all = 1 << column.width;
    if (kinds.length < all) {
      kinds = new int[all];
    }
    long offset = of.offset(column.base);
    Arrays.fill(kinds, 0, all, Diagram.EITHER);
    kinds[0] = of.passes[0];
    for (int code = 1; code < all; code++) {
      long index = code + offset;
      if (index > 0 && index < of.passes.length) {
        kinds[code] = of.passes[(int) index];
      }
    }
    builder.addAll(set, kinds, column.width);
  }

  private void addValues(int set, long[] values, PageColumn column) {
    if (codes.length < values.length) {
      codes = new long[values.length];
    }
    long all = column.width == 64 ? -1L : (1L << column.width) - 1;
    int count = 0;
    for (long value : values) {
      long code = value - column.base + 1;
      if (value >= column.base && Long.compareUnsigned(code, all) <= 0) {
        codes[count++] = code;
      }
    }
    builder.addSome(set, codes, count, column.width);
  }
}
