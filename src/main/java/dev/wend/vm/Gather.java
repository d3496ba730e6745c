package dev.wend.vm;

import dev.wend.store.Profiles;

/** Looks a page's codes up in a {@link Table}. */
final class Gather {
  private static final int ROWS = 64;
  private static final int WORDS = Profiles.WORDS;

  private Gather() {}

  /**
   * Takes codes whose entry is 1; {@code unknown} gets those that the table does not hold.
   *
   * @param offset the index of a code, less the code; code 0 has index 0
   */
  static void test(long[] codes, long offset, byte[] passes, long[] to, long[] unknown) {
    Masks.none(to);
    Masks.none(unknown);
    for (int row = 0; row < ROWS; row++) {
      int from = row * WORDS;
      for (int i = 0; i < WORDS; i++) {
        long code = codes[from + i];
        long index = code == 0 ? 0 : code + offset;
        if (index >= 0 && index < passes.length) {
          to[i] |= (long) passes[(int) index] << row;
        } else {
          unknown[i] |= 1L << row;
        }
      }
    }
  }

  /** Reads lanes; {@code there} gets who has a value, {@code unknown} as above. */
  static void lanes(
      long[] codes,
      long offset,
      byte[] has,
      long[] values,
      long[] to,
      long[] there,
      long[] unknown) {
    test(codes, offset, has, there, unknown);
    for (int k = 0; k < Profiles.PAGE; k++) {
      long code = codes[k];
      long index = code == 0 ? 0 : code + offset;
      to[k] = index >= 0 && index < values.length ? values[(int) index] : 0;
    }
  }
}
