package dev.wend.store;

/** Keeps of a mask those whose numbers lie between two, both included. */
final class CellMask {
  private CellMask() {}

  /**
   * @param numbers not negative, as the bounds are
   */
  static void keep(int[] numbers, int size, int least, int greatest, long[] mask) {
    for (int from = 0; from < size; from += 64) {
      long bits = 0;
      int n = Math.min(64, size - from);
      for (int i = 0; i < n; i++) {
        int number = numbers[from + i];
        // the sign of either difference tells that it lies outside
        bits |= (long) ((number - least | greatest - number) >>> 31 ^ 1) << i;
      }
      mask[from >>> 6] &= bits;
    }
  }

  static void keep(long[] numbers, int size, long least, long greatest, long[] mask) {
    for (int from = 0; from < size; from += 64) {
      long bits = 0;
      int n = Math.min(64, size - from);
      for (int i = 0; i < n; i++) {
        long number = numbers[from + i];
        bits |= (number >= least && number <= greatest ? 1L : 0) << i;
      }
      mask[from >>> 6] &= bits;
    }
  }
}
