package dev.wend.channel;

import java.io.IOException;

/** How a damaged file of an outbox is told from one that was not written to its end. */
final class Damage {
  /** What a disk writes as a whole. */
  private static final int SECTOR = 512;

  /** Fewer zeros may stand in a batch. */
  private static final int LEAST_HOLE = 16;

  private Damage() {}

  /**
   * Whether a part of a file lacks a sector that power loss kept from being written.
   *
   * @param start where the part lies in the file
   */
  static boolean hasHole(byte[] part, long start) {
    int zeros = 0;
    for (int i = 0; i < part.length; i++) {
      boolean isFirst = (start + i) % SECTOR == 0;
      zeros = part[i] != 0 ? -1 : isFirst || i == 0 ? 1 : zeros < 0 ? -1 : zeros + 1;
      boolean isLast = (start + i + 1) % SECTOR == 0 || i == part.length - 1;
      if (isLast && zeros >= LEAST_HOLE) {
        return true;
      }
    }
    return false;
  }

  /** A batch was written and is damaged, and another one follows. */
  static IOException followed(long start, long number) {
    return new IOException(
        "it is damaged from byte "
            + start
            + " on, and batch "
            + number
            + " behind that is whole; put a copy of the file in its place");
  }

  /** The last batch was written and is damaged. */
  static IOException atEnd(long start) {
    return new IOException(
        "its last batch, from byte "
            + start
            + " on, was written whole and is damaged; put a copy of the file in its place, or cut"
            + " it there and do without those sends");
  }
}
