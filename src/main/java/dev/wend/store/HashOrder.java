package dev.wend.store;

/**
 * An order in which to visit an index for many hashes: those of one part of it one after another,
 * and in it those of one memory page, which saves the processor most of its address look-ups. It
 * depends on nothing but the hashes, so that a redo inserts in the order of the first run.
 */
final class HashOrder {
  /** The top bits of a hash choose a segment, these of the lower ones a memory page in it. */
  private static final int PAGE_SHIFT = 9;

  private static final int PAGE_BITS = 4;
  private static final int BITS = 11;
  private static final int FEW = 1 << BITS;

  private HashOrder() {}

  /** The indexes 0 to {@code size}; as they are when few. */
  static int[] of(int[] hashes, int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    if (size < FEW) {
      return order;
    }
    int[] byPage = new int[size];
    sort(hashes, order, byPage, PAGE_SHIFT, PAGE_BITS);
    sort(hashes, byPage, order, 32 - BITS, BITS);
    return order;
  }

  private static void sort(int[] hashes, int[] from, int[] to, int shift, int bits) {
    int mask = (1 << bits) - 1;
    int[] starts = new int[(1 << bits) + 1];
    for (int i : from) {
      starts[(hashes[i] >>> shift & mask) + 1]++;
    }
    for (int b = 0; b <= mask; b++) {
      starts[b + 1] += starts[b];
    }
    for (int i : from) {
      to[starts[hashes[i] >>> shift & mask]++] = i;
    }
  }
}
