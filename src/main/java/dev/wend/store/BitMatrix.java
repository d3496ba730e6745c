package dev.wend.store;

/** From 64 codes to the words of their planes and back. */
final class BitMatrix {
  /** Up to here bit by bit is faster than a whole transposition. */
  private static final int NARROW = 8;

  private BitMatrix() {}

  /** {@code words[b]} bit {@code i} becomes bit {@code b} of {@code codes[i]}; both of 64. */
  static void toPlanes(long[] codes, long[] words, int width) {
    if (width <= NARROW) {
      for (int b = 0; b < width; b++) {
        long word = 0;
        for (int i = 0; i < 64; i++) {
          word |= (codes[i] >>> b & 1L) << i;
        }
        words[b] = word;
      }
    } else {
      System.arraycopy(codes, 0, words, 0, 64);
      transpose(words);
    }
  }

  /** The way back: {@code words} has {@code width} planes; what lies above them is overwritten. */
  static void toCodes(long[] words, int width, long[] codes) {
    System.arraycopy(words, 0, codes, 0, width);
    java.util.Arrays.fill(codes, width, 64, 0);
    transpose(codes);
  }

  /** Bit {@code j} of {@code a[i]} changes places with bit {@code i} of {@code a[j]}. */
  static void transpose(long[] a) {
    long mask = 0x00000000FFFFFFFFL;
    for (int j = 32; j != 0; j >>>= 1) {
      for (int k = 0; k < 64; k = (k + j + 1) & ~j) {
        long t = ((a[k] >>> j) ^ a[k + j]) & mask;
        a[k] ^= t << j;
        a[k + j] ^= t;
      }
      mask ^= mask << (j >>> 1);
    }
  }
}
