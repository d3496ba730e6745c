package dev.wend.store;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import java.util.Arrays;
import java.util.List;

/**
 * Rows to be written, column by column: the values of some fields for up to {@code capacity} rows.
 * A field that is not of the batch stays as it is; one that is given as missing is cleared.
 *
 * <p>Nested fields are given as {@link TableSchema} flattens them. The columns have the numbers of
 * their places in {@link #fields}; the lists and maps follow them, in the order of {@link #lists}.
 * {@link #field} finds the number of a path. A list is given with its items: each is a row of the
 * batch {@link #items}, ended by {@link #endRow} there, and then {@link #setList} says that the
 * current row has the list of all items that were ended since the row before it, be it none.
 */
public final class Batch {
  /** Rows that a batch may have; a batch of items grows. */
  public static final int MOST_ROWS = 65_536;

  /**
   * Of a mark: the low bits are the line that the row begins in, the others its file, where the row
   * is one of a file.
   */
  public static final int LINE_BITS = 40;

  private static final int FIRST_ITEMS = 64;

  private final String table;
  private final TableSchema schema;
  private final boolean grows;
  private int capacity;
  private final long[][] lanes;
  private final boolean[][] present;
  private final byte[][] texts;

  /** Of a text the ends of its bytes, of a list those of its items; the first begins at 0. */
  private final int[][] ends;

  private final Batch[] items;
  private long[] marks;
  private int rows;

  /**
   * Rows of profiles.
   *
   * @param fields what each row gives; the key or an identity must be among them
   * @param capacity rows, at most {@value #MOST_ROWS}
   */
  public Batch(List<Field> fields, int capacity) {
    this("", fields, capacity);
  }

  /**
   * @param table an entity's name; empty for profiles
   */
  public Batch(String table, List<Field> fields, int capacity) {
    this(table, TableSchema.of(new Schema(fields)), capacity, false);
    if (capacity < 1 || capacity > MOST_ROWS) {
      throw new IllegalArgumentException("capacity " + capacity);
    }
  }

  private Batch(String table, TableSchema schema, int capacity, boolean grows) {
    this.table = table;
    this.schema = schema;
    this.capacity = capacity;
    this.grows = grows;
    int columns = schema.columns().size();
    int n = columns + schema.lists().size();
    lanes = new long[columns][];
    present = new boolean[n][capacity];
    texts = new byte[columns][];
    ends = new int[n][];
    items = new Batch[n - columns];
    marks = new long[capacity];
    for (int f = 0; f < columns; f++) {
      if (schema.columns().get(f).type().equals(Scalar.STRING)) {
        texts[f] = new byte[capacity * 8];
        ends[f] = new int[capacity + 1];
      } else {
        lanes[f] = new long[capacity];
      }
    }
    for (int f = columns; f < n; f++) {
      ends[f] = new int[capacity + 1];
      items[f - columns] = new Batch(table, schema.lists().get(f - columns), FIRST_ITEMS, true);
    }
  }

  /** The entity whose rows these are; empty for profiles. */
  public String table() {
    return table;
  }

  /** The columns, which are scalars. */
  public List<Field> fields() {
    return schema.columns();
  }

  /** The lists and maps; the number of the first is the count of {@link #fields}. */
  public List<TableSchema> lists() {
    return schema.lists();
  }

  /** The number of a column or a list by its path from the row, or -1. */
  public int field(String path) {
    for (int f = 0; f < ends.length; f++) {
      int list = f - lanes.length;
      String name = list < 0 ? schema.columns().get(f).name() : schema.lists().get(list).name();
      if (name.equals(path)) {
        return f;
      }
    }
    return -1;
  }

  /** Where the items of a list, or the entries of a map, are given; its marks mean nothing. */
  public Batch items(int list) {
    return items[list - lanes.length];
  }

  public int rows() {
    return rows;
  }

  public boolean isFull() {
    return rows == capacity;
  }

  public void clear() {
    cut(0);
  }

  /** Leaves the first rows, with their items. */
  private void cut(int left) {
    rows = left;
    for (int i = 0; i < items.length; i++) {
      items[i].cut(ends[lanes.length + i][left]);
    }
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

  /** Gives the current row a list: the items that were ended since the row before it. */
  public void setList(int list) {
    ends[list][rows + 1] = items(list).rows;
    present[list][rows] = true;
  }

  /**
   * Gives rows from the first on, which {@link #endRows} ends, their values of a field that is not
   * a string.
   *
   * @param values of each row its own
   * @param missing what stands for no value
   */
  public void setAll(int field, long[] values, int count, long missing) {
    System.arraycopy(values, 0, lanes[field], 0, count);
    for (int row = 0; row < count; row++) {
      present[field][row] = values[row] != missing;
    }
  }

  /** The same of a string field; a text without bytes is none. */
  public void setAll(int field, byte[][] utf8, int count) {
    int end = 0;
    for (int row = 0; row < count; row++) {
      end += utf8[row].length;
    }
    byte[] all = end <= texts[field].length ? texts[field] : new byte[end];
    end = 0;
    for (int row = 0; row < count; row++) {
      byte[] text = utf8[row];
      System.arraycopy(text, 0, all, end, text.length);
      end += text.length;
      ends[field][row + 1] = end;
      present[field][row] = text.length > 0;
    }
    texts[field] = all;
  }

  /** Ends the rows that were given at once; their marks are their numbers. */
  public void endRows(int count) {
    for (int row = 0; row < count; row++) {
      marks[row] = row;
    }
    rows = count;
  }

  /** Says that the current row has no value, or no list, whose items so far are dropped. */
  public void setMissing(int field) {
    present[field][rows] = false;
    if (ends[field] == null) {
      lanes[field][rows] = 0;
      return;
    }
    ends[field][rows + 1] = ends[field][rows];
    if (field >= lanes.length) {
      items(field).cut(ends[field][rows]);
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
    if (grows && rows == capacity) {
      grow();
    }
  }

  /** Forgets the items of the current row; to be called for a row with lists that is not ended. */
  public void dropRow() {
    cut(rows);
  }

  private void grow() {
    capacity *= 2;
    marks = Arrays.copyOf(marks, capacity);
    for (int f = 0; f < ends.length; f++) {
      present[f] = Arrays.copyOf(present[f], capacity);
      if (ends[f] != null) {
        ends[f] = Arrays.copyOf(ends[f], capacity + 1);
      } else {
        lanes[f] = Arrays.copyOf(lanes[f], capacity);
      }
    }
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

  /** The first row of {@link #items} that belongs to a row. */
  public int itemStart(int list, int row) {
    return ends[list][row];
  }

  public int itemEnd(int list, int row) {
    return ends[list][row + 1];
  }

  public long mark(int row) {
    return marks[row];
  }
}
