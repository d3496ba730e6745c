package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.store.Profiles;
import java.util.ArrayList;
import java.util.List;

/**
 * The tests of a program that ask whether a column's value is one of a set: those of one column
 * share {@link Diagrams}. One thread at a time.
 */
final class Sets {
  /** So many values of a set share more of a diagram than of a pass for each. */
  private static final int MANY = 4;

  // by address of a test: where it is in diagrams, and its number there; null where it is not

  private final Diagrams[] diagrams;
  private final int[] numbers;

  private final List<Diagrams> all = new ArrayList<>();

  /** By column: those that take more tests. */
  private final Diagrams[] open;

  private final long[] scratch = new long[Profiles.WORDS];
  private long[] wanted = new long[8];

  Sets(Attached attached) {
    int[] code = attached.bound.code;
    diagrams = new Diagrams[code.length];
    numbers = new int[code.length];
    open = new Diagrams[attached.columns.length];
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      Op op = Op.of(code[pc]);
      Table table = attached.tables[pc];
      long[] values = op == Op.IN ? attached.bound.among[pc] : attached.codes[pc];
      if (op == Op.TABLE && table != null && table.isFull() && table.ranges.isEmpty()) {
        diagrams[pc] = of(code[pc + 2]);
        numbers[pc] = diagrams[pc].add(table);
      } else if ((op == Op.IN || op == Op.TEXT_IN) && values.length >= MANY) {
        diagrams[pc] = of(code[pc + 2]);
        numbers[pc] = diagrams[pc].add(values);
      }
    }
  }

  /** The diagrams of a column to which a test can be added. */
  private Diagrams of(int column) {
    if (open[column] == null || open[column].isFull()) {
      open[column] = new Diagrams();
      all.add(open[column]);
    }
    return open[column];
  }

  /** Begins a page. */
  void begin() {
    for (Diagrams each : all) {
      each.begin();
    }
  }

  /** Takes who has one of some values; returns whether the figures of the page say that none. */
  boolean among(int pc, long[] values, PageColumn column, long[] to) {
    if (wanted.length < values.length) {
      wanted = new long[values.length];
    }
    int count = 0;
    for (long value : values) {
      wanted[count] = column.code(value);
      count += wanted[count] != 0 ? 1 : 0;
    }
    if (count == 0) {
      Masks.none(to);
    } else if (count == 1 && column.only(wanted[0], to)) {
      return false;
    } else if (count < MANY || !passes(pc, column, to)) {
      Planes.anyOf(column.planes(), column.width, wanted, count, to, scratch);
    }
    return count == 0;
  }

  /**
   * Takes who has a value of a test's set, or of the table's that it asks; false, and nothing done,
   * where another way is better.
   */
  boolean passes(int pc, PageColumn column, long[] to) {
    return diagrams[pc] != null && diagrams[pc].run(numbers[pc], column, to);
  }
}
