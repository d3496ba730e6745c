package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.util.Arrays;
import java.util.List;

/**
 * Rows to be written, column by column: the values of some fields for up to {@code capacity}
 * profiles. A field that is not of the batch stays as it is; one that is given as missing is
 * cleared.
 */
public final class Batch {
  /** Rows that a batch may have. */
  public static final int MOST_ROWS = 65_536;

  private final List<Field> fields;
  private final int capacity;
  private final long[][] lanes;
  private final boolean[][] present;
  private final byte[][] texts;
  private final int[][] ends;
  private final long[] marks;
  private int rows;

  /**
   * @param fields what each row gives; the key or an identity must be among them
   * @param capacity rows, at most {@value #MOST_ROWS}
   */
  public Batch(List<Field> fields, int capacity) {
    if (capacity < 1 || capacity > MOST_ROWS) {
      throw new IllegalArgumentException("capacity " + capacity);
    }
    this.fields = List.copyOf(fields);
    this.capacity = capacity;
    int n = fields.size();
    lanes = new long[n][];
    present = new boolean[n][capacity];
    texts = new byte[n][];
    ends = new int[n][];
    marks = new long[capacity];
    for (int f = 0; f < n; f++) {
      if (fields.get(f).type().equals(Scalar.STRING)) {
        texts[f] = new byte[capacity * 8];
        ends[f] = new int[capacity + 1];
      } else {
        lanes[f] = new long[capacity];
      }
    }
  }

  public List<Field> fields() {
    return fields;
  }

  public int rows() {
    return rows;
  }

  public boolean isFull() {
    return rows == capacity;
  }

  public void clear() {
    rows = 0;
  }

  /** Gives the current row's value of a field that is not a string, as {@code value.Lane} says. */
  public void set(int field, long lane) {
    lanes[field][rows] = lane;
    present[field][rows] = true;
  }

  /** Gives the current row's value of a string field: UTF-8 in NFC. */
  public void set(int field, byte[] utf8, int offset, int length) {
    int start = ends[field][rows];
    if (texts[field].length < start + length) {
      texts[field] = Arrays.copyOf(texts[field], Math.max(start + length, texts[field].length * 2));
    }
    System.arraycopy(utf8, offset, texts[field], start, length);
    ends[field][rows + 1] = start + length;
    present[field][rows] = true;
  }

  public void setMissing(int field) {
    present[field][rows] = false;
    if (ends[field] != null) {
      ends[field][rows + 1] = ends[field][rows];
    } else {
      lanes[field][rows] = 0;
    }
  }

  /**
   * Ends the current row; every field has been given. Without this call the row's values are
   * overwritten by the next.
   *
   * @param mark where the row came from (its number in the file), for reports
   */
  public void endRow(long mark) {
    marks[rows++] = mark;
  }

  boolean[] present(int field) {
    return present[field];
  }

  long[] lanes(int field) {
    return lanes[field];
  }

  int[] ends(int field) {
    return ends[field];
  }

  public boolean isPresent(int field, int row) {
    return present[field][row];
  }

  public long lane(int field, int row) {
    return lanes[field][row];
  }

  /** The bytes that {@link #textStart} and {@link #textEnd} point into. */
  public byte[] textBytes(int field) {
    return texts[field];
  }

  public int textStart(int field, int row) {
    return ends[field][row];
  }

  public int textEnd(int field, int row) {
    return ends[field][row + 1];
  }

  public long mark(int row) {
    return marks[row];
  }
}
