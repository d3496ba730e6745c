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
 *
 * <p>While they are transposed, the rows are arrays of their own: loops over several parts of one
 * array do not become vector instructions, and take six times as long. One thread at a time.
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

  /** The rows of the drawing. */
  private final long[][] rows = new long[64][WORDS];

  private final long[] scratch = new long[WORDS];

  /** Makes the lanes of codes from their planes, of which there is one at least. */
  void codes(long[][] planes, int width, long[] lanes) {
    for (int b = 0; b < width; b++) {
      System.arraycopy(planes[b], 0, rows[b], 0, WORDS);
    }
    int j = 32;
    for (long stage : STAGES) {
      for (int row = 0; row < 64; row += 2 * j) {
        // Rows of this block that hold anything; those from j on have a partner as well.
        int held = Math.min(width, j);
        int pairs = Math.max(0, Math.min(width - j, j));
        for (int r = row; r < row + pairs; r++) {
          swap(rows[r], rows[r + j], j, stage);
        }
        for (int r = row + pairs; r < row + held; r++) {
          spread(rows[r], rows[r + j], j, stage);
        }
      }
      j >>= 1;
    }
    for (int row = 0; row < 64; row++) {
      System.arraycopy(rows[row], 0, lanes, row * WORDS, WORDS);
    }
  }

  /** Swaps the bits of a row and its partner. */
  private void swap(long[] low, long[] high, int j, long mask) {
    for (int i = 0; i < WORDS; i++) {
      scratch[i] = ((low[i] >>> j) ^ high[i]) & mask;
    }
    for (int i = 0; i < WORDS; i++) {
      high[i] ^= scratch[i];
    }
    for (int i = 0; i < WORDS; i++) {
      low[i] ^= scratch[i] << j;
    }
  }

  /** The same where the partner is 0 and not written yet. */
  private static void spread(long[] low, long[] high, int j, long mask) {
    for (int i = 0; i < WORDS; i++) {
      high[i] = (low[i] >>> j) & mask;
    }
    for (int i = 0; i < WORDS; i++) {
      low[i] &= mask;
    }
  }

  /** Adds to all lanes. */
  static void add(long[] lanes, long by) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      lanes[i] += by;
    }
  }
}
