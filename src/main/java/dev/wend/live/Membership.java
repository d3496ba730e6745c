package dev.wend.live;

import dev.wend.store.Profiles;
import java.util.Arrays;

/** Who is in one audience, page by page, and when that may change by itself. */
final class Membership {
  private static final long NEVER = Long.MAX_VALUE;

  /** By page: a bit a slot; {@code null} where nobody is. */
  private long[][] masks = new long[0][];

  /** By page, by slot: the next instant; {@code null} where there is none. */
  private long[][] deadlines = new long[0][];

  /** By page: the least of them. */
  private long[] earliest = new long[0];

  void pages(int count) {
    int had = masks.length;
    if (had < count) {
      masks = Arrays.copyOf(masks, count);
      deadlines = Arrays.copyOf(deadlines, count);
      earliest = Arrays.copyOf(earliest, count);
      Arrays.fill(earliest, had, count, NEVER);
    }
  }

  boolean isIn(int page, int slot) {
    return masks[page] != null && (masks[page][slot >>> 6] >>> slot & 1) != 0;
  }

  void set(int page, int slot, boolean in) {
    if (masks[page] == null) {
      masks[page] = new long[Profiles.WORDS];
    }
    long bit = 1L << slot;
    masks[page][slot >>> 6] = in ? masks[page][slot >>> 6] | bit : masks[page][slot >>> 6] & ~bit;
  }

  /** A word of a page's mask. */
  long word(int page, int word) {
    return masks[page] == null ? 0 : masks[page][word];
  }

  long count() {
    long count = 0;
    for (long[] mask : masks) {
      for (int word = 0; mask != null && word < mask.length; word++) {
        count += Long.bitCount(mask[word]);
      }
    }
    return count;
  }

  // ---- what falls due

  /** The least deadline of a page, or an instant before it. */
  long earliest(int page) {
    return earliest[page];
  }

  long deadline(int page, int slot) {
    return deadlines[page] == null ? NEVER : deadlines[page][slot];
  }

  void deadline(int page, int slot, long instant) {
    if (deadlines[page] == null) {
      if (instant == NEVER) {
        return;
      }
      deadlines[page] = new long[Profiles.PAGE];
      Arrays.fill(deadlines[page], NEVER);
    }
    deadlines[page][slot] = instant;
    earliest[page] = Math.min(earliest[page], instant);
  }

  /** Finds the least deadline of a page anew. */
  void settle(int page) {
    long least = NEVER;
    if (deadlines[page] != null) {
      for (long deadline : deadlines[page]) {
        least = Math.min(least, deadline);
      }
    }
    earliest[page] = least;
    if (least == NEVER) {
      deadlines[page] = null;
    }
  }
}
