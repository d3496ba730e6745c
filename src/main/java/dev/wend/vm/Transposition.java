package dev.wend.vm;

import dev.wend.store.Profiles;
import java.util.Arrays;

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

  /** Makes the lanes of codes from their planes. */
  static void codes(long[] planes, int width, long[] lanes) {
    System.arraycopy(planes, 0, lanes, 0, width * WORDS);
    if (width == 0) {
      Arrays.fill(lanes, 0);
      return;
    }
    int j = 32;
    for (long stage : STAGES) {
      stage(lanes, width, j, stage);
      j >>= 1;
    }
  }

  /** Swaps one bit of the rows' numbers with one of the columns'; rows not written yet are 0. */
  private static void stage(long[] lanes, int width, int j, long mask) {
    for (int row = 0; row < 64; row++) {
      int place = row % (2 * j);
      if (place >= j) {
        continue;
      }
      int low = row * WORDS;
      int high = (row + j) * WORDS;
      if (place + j < width) {
        swap(lanes, low, high, j, mask);
      } else if (place < width) {
        spread(lanes, low, high, j, mask);
      }
    }
  }

  private static void swap(long[] lanes, int low, int high, int j, long mask) {
    for (int i = 0; i < WORDS; i++) {
      long a = lanes[low + i];
      long b = lanes[high + i];
      long t = ((a >>> j) ^ b) & mask;
      lanes[high + i] = b ^ t;
      lanes[low + i] = a ^ (t << j);
    }
  }

  private static void spread(long[] lanes, int low, int high, int j, long mask) {
    for (int i = 0; i < WORDS; i++) {
      long a = lanes[low + i];
      lanes[high + i] = (a >>> j) & mask;
      lanes[low + i] = a & mask;
    }
  }

  /** Adds to all lanes. */
  static void add(long[] lanes, long by) {
    for (int i = 0; i < Profiles.PAGE; i++) {
      lanes[i] += by;
    }
  }
}
