package dev.wend.store;

/**
 * What is known of one page of {@link Cells} without reading it; replaced as a whole by the writer.
 *
 * @param width bytes of a number: 1, 2, 4 or 8; 0 where none is there
 * @param base what a stored 0 stands for; a number is stored as its difference, not negative, but
 *     of 8 bytes as it is
 * @param least a bound of the numbers below
 * @param greatest a bound of the numbers above
 * @param blocks the blocks of numbers, in order; those that were not needed yet are not there
 * @param present the block of the bits that tell which slots have a number; {@link #ALL} where all
 *     have
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record CellPage(
    int width,
    long base,
    long least,
    long greatest,
    int[] blocks,
    long[] addresses,
    int present,
    long presentAddress) {
  static final int ALL = -1;

  static final CellPage NONE = new CellPage(0, 0, 0, 0, new int[0], new long[0], ALL, 0);

  /** Of the bytes of a block. */
  private static final int BLOCK_SHIFT = 11;

  /** The numbers of a block as a power of two. */
  int shift() {
    return shift(width);
  }

  static int shift(int width) {
    return BLOCK_SHIFT - Integer.numberOfTrailingZeros(width);
  }

  /** How many blocks so many numbers take. */
  static int blocks(int width, int size) {
    return width == 0 ? 0 : (size + (1 << shift(width)) - 1) >>> shift(width);
  }

  /** The greatest difference from the base that a width holds. */
  static long limit(int width) {
    return switch (width) {
      case 1 -> 0xFFL;
      case 2 -> 0xFFFFL;
      default -> Integer.MAX_VALUE;
    };
  }

  boolean fits(long min, long max) {
    if (width == 0 || width == Long.BYTES) {
      return width != 0;
    }
    long span = max - base;
    return min >= base && span >= 0 && span <= limit(width);
  }

  long address(int slot) {
    int shift = shift();
    return addresses[slot >>> shift] + (long) (slot & (1 << shift) - 1) * width;
  }

  CellPage bounds(long low, long high) {
    return new CellPage(width, base, low, high, blocks, addresses, present, presentAddress);
  }

  CellPage present(int block, long address) {
    return new CellPage(width, base, least, greatest, blocks, addresses, block, address);
  }
}
