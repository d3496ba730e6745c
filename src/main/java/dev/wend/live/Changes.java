package dev.wend.live;

import java.util.Arrays;
import java.util.List;

/**
 * Changes as they are found, until they are told in order. Those of a page are sorted by whoever
 * found them; of the pages, which come ascending, only the instants are left to sort by.
 */
final class Changes {
  private static final int MOST_DEFINITIONS = 1 << 24;

  /** Bits of an instant that are sorted by at once. */
  private static final int DIGIT = 11;

  private int count;
  private long[] instants = new long[16];

  /** Profile, definition, and whether it entered: 31, 24 and 1 bits. */
  private long[] codes = new long[16];

  private long[] otherInstants = new long[0];
  private long[] otherCodes = new long[0];

  void add(long instant, int profile, int definition, boolean entered) {
    if (count == instants.length) {
      instants = Arrays.copyOf(instants, count * 2);
      codes = Arrays.copyOf(codes, count * 2);
    }
    instants[count] = instant;
    codes[count++] = ((long) profile * MOST_DEFINITIONS + definition) << 1 | (entered ? 1 : 0);
  }

  // ---- those of a page

  /** Sorts by instants, then profiles, then definitions: merges the runs that are in order. */
  void sort() {
    int[] ends = runs();
    int runs = ends.length;
    otherInstants = new long[runs > 1 ? count : 0];
    otherCodes = new long[otherInstants.length];
    while (runs > 1) {
      int merged = 0;
      for (int run = 0; run < runs; run += 2) {
        int from = run == 0 ? 0 : ends[run - 1];
        int to = ends[Math.min(run + 1, runs - 1)];
        merge(from, ends[run], to);
        ends[merged++] = to;
      }
      swap();
      runs = merged;
    }
    otherInstants = new long[0];
    otherCodes = otherInstants;
  }

  /** Where runs end. */
  private int[] runs() {
    int[] ends = new int[8];
    int runs = 0;
    for (int i = 1; i <= count; i++) {
      if (i == count || isBefore(i, i - 1)) {
        if (runs == ends.length) {
          ends = Arrays.copyOf(ends, runs * 2);
        }
        ends[runs++] = i;
      }
    }
    return Arrays.copyOf(ends, runs);
  }

  private void merge(int from, int middle, int to) {
    int a = from;
    int b = middle;
    for (int at = from; at < to; at++) {
      int next = b == to || (a < middle && !isBefore(b, a)) ? a++ : b++;
      otherInstants[at] = instants[next];
      otherCodes[at] = codes[next];
    }
  }

  private boolean isBefore(int a, int b) {
    return instants[a] < instants[b] || (instants[a] == instants[b] && codes[a] < codes[b]);
  }

  private void swap() {
    long[] swap = instants;
    instants = otherInstants;
    otherInstants = swap;
    swap = codes;
    codes = otherCodes;
    otherCodes = swap;
  }

  // ---- all

  /**
   * Tells all of several, in order.
   *
   * @param parts sorted, each; the profiles of one are all before those of the next
   */
  static void tell(List<Changes> parts, Watcher watcher) {
    Changes all = new Changes();
    int count = parts.stream().mapToInt(part -> part.count).sum();
    all.instants = new long[count];
    all.codes = new long[count];
    for (Changes part : parts) {
      System.arraycopy(part.instants, 0, all.instants, all.count, part.count);
      System.arraycopy(part.codes, 0, all.codes, all.count, part.count);
      all.count += part.count;
    }
    all.byInstants();
    for (int i = 0; i < count; i++) {
      long code = all.codes[i] >>> 1;
      int profile = (int) (code / MOST_DEFINITIONS);
      int definition = (int) (code % MOST_DEFINITIONS);
      watcher.changed(all.instants[i], profile, definition, (all.codes[i] & 1) != 0);
    }
  }

  /** Sorts by instants only, digit by digit; those of one instant keep their order. */
  private void byInstants() {
    long least = Arrays.stream(instants).min().orElse(0);
    long span = Arrays.stream(instants).max().orElse(0) - least;
    otherInstants = new long[count];
    otherCodes = new long[count];
    for (int shift = 0; shift < Long.SIZE && span >>> shift != 0; shift += DIGIT) {
      int[] starts = new int[(1 << DIGIT) + 1];
      for (long instant : instants) {
        starts[digit(instant - least, shift) + 1]++;
      }
      for (int digit = 0; digit < 1 << DIGIT; digit++) {
        starts[digit + 1] += starts[digit];
      }
      for (int i = 0; i < count; i++) {
        int to = starts[digit(instants[i] - least, shift)]++;
        otherInstants[to] = instants[i];
        otherCodes[to] = codes[i];
      }
      swap();
    }
  }

  private static int digit(long behind, int shift) {
    return (int) (behind >>> shift) & (1 << DIGIT) - 1;
  }
}
