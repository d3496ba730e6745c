package dev.wend.store;

/**
 * What is known of one page of one column without reading it; replaced as a whole by the writer.
 *
 * @param width planes
 * @param base the value that code 1 stands for
 * @param blocks the block of each plane
 * @param addresses where the planes are
 * @param least a bound of the values below
 * @param greatest a bound of the values above
 * @param someMissing whether a slot of the page below the profile count may be missing
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record Page(
    int width,
    long base,
    int[] blocks,
    long[] addresses,
    long least,
    long greatest,
    boolean someMissing) {
  static final Page NONE = new Page(0, 0, new int[0], new long[0], 0, 0, true);

  /**
   * A page that has no planes yet.
   *
   * @param width that it will have; spare codes go below the least value: the next batch may bring
   *     a lesser one
   */
  static Page empty(long least, long greatest, int width) {
    long base = least;
    if (width <= 62 && least >= Long.MIN_VALUE / 2) {
      long spare = (1L << width) - 2 - (greatest - least);
      base -= spare / 2;
    }
    return new Page(0, base, new int[0], new long[0], least, greatest, true);
  }

  /** The code of a slot of the page. */
  long code(int at) {
    long offset = (long) (at >>> 6) * Long.BYTES;
    long code = 0;
    for (int b = 0; b < width; b++) {
      code |= (Memory.getLong(addresses[b] + offset) >>> (at & 63) & 1L) << b;
    }
    return code;
  }

  /**
   * The least and the greatest of its values; the first is above the second where there is none.
   */
  long[] reach() {
    long[] reach = {Long.MAX_VALUE, Long.MIN_VALUE};
    for (int at = 0; at < Profiles.PAGE && width > 0; at++) {
      long code = code(at);
      if (code != 0) {
        reach[0] = Math.min(reach[0], code - 1 + base);
        reach[1] = Math.max(reach[1], code - 1 + base);
      }
    }
    return reach;
  }

  Page bounds(long least, long greatest, boolean someMissing) {
    return new Page(width, base, blocks, addresses, least, greatest, someMissing);
  }

  /** Whether values can be written with this base and width. */
  boolean fits(long min, long max) {
    return width > 0 && min >= base && bits(base, max) <= width;
  }

  /** How many planes hold the codes of values from {@code base} to {@code max}. */
  static int bits(long base, long max) {
    return 64 - Long.numberOfLeadingZeros(max - base + 1);
  }
}
