package dev.wend.store;

import java.util.Arrays;

/**
 * The texts of a batch's field that the dictionary has not, each once. They have numbers of the
 * batch at first, and get codes only when a row that is taken has them: in the order of slots.
 */
final class NewTexts {
  private final byte[] bytes;
  private final int[] ends;
  private final int[] hashes;
  private int[] table = new int[64];
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

  /** The number of a row's text. */
  int number(int row) {
    if (size == rows.length) {
      grow();
    }
    int at = place(row);
    if (table[at] == 0) {
      rows[size] = row;
      table[at] = ++size;
    }
    return table[at] - 1;
  }

  private int place(int row) {
    int mask = table.length - 1;
    int at = hashes[row] & mask;
    while (table[at] != 0 && !same(rows[table[at] - 1], row)) {
      at = at + 1 & mask;
    }
    return at;
  }

  private boolean same(int a, int b) {
    return hashes[a] == hashes[b]
        && Arrays.equals(bytes, ends[a], ends[a + 1], bytes, ends[b], ends[b + 1]);
  }

  private void grow() {
    rows = Arrays.copyOf(rows, size * 4);
    table = new int[rows.length * 2];
    for (int i = 0; i < size; i++) {
      table[place(rows[i])] = i + 1;
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
