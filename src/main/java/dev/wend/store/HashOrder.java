package dev.wend.store;

/**
 * An order in which to visit an index for many hashes: those of one part of it one after another,
 * which saves the processor most of its address look-ups. It depends on nothing but the hashes, so
 * that a redo inserts in the order of the first run.
 */
final class HashOrder {
  private static final int BITS = 11;
  private static final int FEW = 1 << BITS;

  private HashOrder() {}

  /** The indexes 0 to {@code size} by the top bits of their hash; as they are when few. */
  static int[] of(int[] hashes, int size) {
    int[] order = new int[size];
    if (size < FEW) {
      for (int i = 0; i < size; i++) {
        order[i] = i;
      }
      return order;
    }
    int[] starts = new int[(1 << BITS) + 1];
    for (int i = 0; i < size; i++) {
      starts[(hashes[i] >>> (32 - BITS)) + 1]++;
    }
    for (int b = 0; b < 1 << BITS; b++) {
      starts[b + 1] += starts[b];
    }
    for (int i = 0; i < size; i++) {
      order[starts[hashes[i] >>> (32 - BITS)]++] = i;
    }
    return order;
  }
}
