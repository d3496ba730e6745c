package dev.wend.vm;

import dev.wend.store.Profiles;

/**
 * From planes to lanes. A page's lanes are not in the order of its profiles: the lane of slot
 * {@code 64 * word + bit} stands at {@code 256 * bit + word}.
 *
 * <pre>
 *            word 0   word 1   ...  word 255
 *   bit 0    slot 0   slot 64       slot 16320
 *   bit 1    slot 1   slot 65       slot 16321
 *   ...
 *   bit 63   slot 63  slot 127      slot 16383
 * </pre>
 *
 * So a plane is a row as it is, the 64 × 64 bits of each word's column are transposed for all words
 * at once by plain loops, and a test of lanes makes a mask by shifting each row's answers into
 * place. Nothing but a mask cares which profile a lane belongs to.
 */
final class Transposition {
  private static final int WORDS = Profiles.WORDS;
  private static final long[] STAGES = {
    0x00000000FFFFFFFFL,
    0x0000FFFF0000FFFFL,
    0x00FF00FF00FF00FFL,
    0x0F0F0F0F0F0F0F0FL,
    0x3333333333333333L,
    0x5555555555555555L
  };

  private Transposition() {}

  /**
   * Makes the lanes of codes from their planes, of which there is one at least. Each loop is long
   * and writes one array by one index: only such loops become vector instructions.
   *
   * @param scratch as long as half of the lanes
   */
  static void codes(long[][] planes, int width, long[] lanes, long[] scratch) {
    for (int b = 0; b < width; b++) {
      System.arraycopy(planes[b], 0, lanes, b * WORDS, WORDS);
    }
    int j = 32;
    for (long stage : STAGES) {
      for (int row = 0; row < 64; row += 2 * j) {
        // Rows of this block that hold anything; those from j on have a partner as well.
        int rows = Math.min(width, j);
        int pairs = Math.max(0, Math.min(width - j, j));
        int low = row * WORDS;
        int high = (row + j) * WORDS;
        swap(lanes, low, high, pairs * WORDS, j, stage, scratch);
        int done = pairs * WORDS;
        spread(lanes, low + done, high + done, (rows - pairs) * WORDS, j, stage, scratch);
      }
      j >>= 1;
    }
  }

  /** Swaps the bits of rows and their partners. */
  private static void swap(
      long[] lanes, int low, int high, int count, int j, long mask, long[] scratch) {
    for (int i = 0; i < count; i++) {
      scratch[i] = ((lanes[low + i] >>> j) ^ lanes[high + i]) & mask;
    }
    for (int i = 0; i < count; i++) {
      lanes[high + i] ^= scratch[i];
    }
    for (int i = 0; i < count; i++) {
      lanes[low + i] ^= scratch[i] << j;
    }
  }

  /** The same where the partners are 0 and not written yet. */
  private static void spread(
      long[] lanes, int low, int high, int count, int j, long mask, long[] scratch) {
    for (int i = 0; i < count; i++) {
      scratch[i] = (lanes[low + i] >>> j) & mask;
    }
    System.arraycopy(scratch, 0, lanes, high, count);
    for (int i = 0; i < count; i++) {
      lanes[low + i] &= mask;
    }
  }

  /** Adds to all lanes. */
  static void add(long[] lanes, long by) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      lanes[i] += by;
    }
  }
}
