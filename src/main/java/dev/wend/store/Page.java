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
