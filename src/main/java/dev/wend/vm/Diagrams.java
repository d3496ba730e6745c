package dev.wend.vm;

import java.util.Arrays;
import java.util.Optional;

/**
 * The diagrams of one set of values: one for each base and width that pages have, of which the last
 * few are kept. One thread at a time.
 */
final class Diagrams {
  /** Wider codes are too many to be asked for one by one. */
  private static final int WIDEST = 12;

  private static final int KEPT = 8;

  private final Optional<Table> table;
  private final long[] values;
  private final Diagram.Builder builder = new Diagram.Builder();
  private final long[] bases = new long[KEPT];
  private final int[] widths = new int[KEPT];
  private final Diagram[] kept = new Diagram[KEPT];
  private int next;
  private int[] kinds = new int[0];
  private long[] codes = new long[0];
  private long[][] frame = new long[0][];

  /** Of what passes a table that has all values. */
  Diagrams(Table table) {
    this.table = Optional.of(table);
    values = new long[0];
  }

  /** Of some values, in ascending order. */
  Diagrams(long[] values) {
    table = Optional.empty();
    this.values = values;
  }

  /** Takes who has a value of the set; false, and nothing done, where another way is better. */
  boolean run(PageColumn column, long[] to) {
    if (table.isPresent() && column.width > WIDEST) {
      return false;
    }
    Diagram diagram = of(column);
    if (diagram == null) {
      return false;
    }
    if (frame.length < diagram.masks) {
      frame = new long[diagram.masks][to.length];
    }
    diagram.run(column.planes(), frame, to);
    return true;
  }

  private Diagram of(PageColumn column) {
    for (int i = 0; i < KEPT; i++) {
      if (widths[i] == column.width && bases[i] == column.base) {
        return kept[i];
      }
    }
    int at = next++ % KEPT;
    kept[at] = table.isPresent() ? ofTable(table.get(), column) : ofValues(column);
    widths[at] = column.width;
    bases[at] = column.base;
    return kept[at];
  }

  private Diagram ofTable(Table of, PageColumn column) {
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
    return builder.ofAll(kinds, column.width);
  }

  private Diagram ofValues(PageColumn column) {
    if (codes.length == 0) {
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
    return builder.ofSome(codes, count, column.width);
  }
}
