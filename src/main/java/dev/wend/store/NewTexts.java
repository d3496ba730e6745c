package dev.wend.store;

import dev.wend.value.Text;
import java.util.Arrays;

/**
 * The texts of a batch's field that the dictionary has not, each once. They have numbers of the
 * batch at first, and get codes only when a row that is taken has them: in the order of slots.
 */
final class NewTexts {
  private final byte[] bytes;
  private final int[] ends;
  private final int[] hashes;

  /** hash u32 &lt;&lt; 32 | number + 1; 0 is free. */
  private long[] table = new long[64];

  private int[] rows = new int[32];
  private int[] codes = new int[0];
  private int[] used = new int[0];
  private int size;
  private int usedCount;

  NewTexts(byte[] bytes, int[] ends, int[] hashes) {
    this.bytes = bytes;
    this.ends = ends;
    this.hashes = hashes;
  }

  int size() {
    return size;
  }

  boolean is(int number, Text text) {
    int row = rows[number];
    return Arrays.equals(bytes, ends[row], ends[row + 1], text.bytes, 0, text.length);
  }

  /** The number of a row's text. */
  int number(int row) {
    if (size == rows.length) {
      grow();
    }
    int at = place(row);
    if (table[at] == 0) {
      rows[size] = row;
      table[at] = (long) hashes[row] << 32 | ++size;
    }
    return (int) table[at] - 1;
  }

  private int place(int row) {
    int mask = table.length - 1;
    int at = hashes[row] & mask;
    while (table[at] != 0 && !same(table[at], row)) {
      at = at + 1 & mask;
    }
    return at;
  }

  private boolean same(long entry, int row) {
    if ((int) (entry >>> 32) != hashes[row]) {
      return false;
    }
    int other = rows[(int) entry - 1];
    return Arrays.equals(bytes, ends[other], ends[other + 1], bytes, ends[row], ends[row + 1]);
  }

  private void grow() {
    rows = Arrays.copyOf(rows, size * 4);
    long[] old = table;
    table = new long[rows.length * 2];
    int mask = table.length - 1;
    for (long entry : old) {
      if (entry != 0) {
        int at = (int) (entry >>> 32) & mask;
        while (table[at] != 0) {
          at = at + 1 & mask;
        }
        table[at] = entry;
      }
    }
  }

  /** The code of a text that is taken now. */
  int code(int number, int first) {
    if (codes.length == 0) {
      codes = new int[size];
      used = new int[size];
      Arrays.fill(codes, -1);
    }
    if (codes[number] < 0) {
      codes[number] = first + usedCount;
      used[usedCount++] = rows[number];
    }
    return codes[number];
  }

  boolean isUsed() {
    return usedCount > 0;
  }

  Appends appends(int field, int first) {
    int[] starts = new int[usedCount];
    int[] lengths = new int[usedCount];
    int[] usedHashes = new int[usedCount];
    for (int i = 0; i < usedCount; i++) {
      int row = used[i];
      starts[i] = ends[row];
      lengths[i] = ends[row + 1] - ends[row];
      usedHashes[i] = hashes[row];
    }
    return new Appends(field, first, usedCount, bytes, starts, lengths, usedHashes);
  }
}
