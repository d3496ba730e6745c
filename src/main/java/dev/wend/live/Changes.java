package dev.wend.live;

import java.util.Arrays;
import java.util.List;

/** Changes as they are found, until they are told in order. */
final class Changes {
  private static final int MOST_DEFINITIONS = 1 << 24;

  private int count;
  private long[] instants = new long[16];

  /** Profile, definition, and whether it entered: 31, 24 and 1 bits. */
  private long[] codes = new long[16];

  void add(long instant, int profile, int definition, boolean entered) {
    if (count == instants.length) {
      instants = Arrays.copyOf(instants, count * 2);
      codes = Arrays.copyOf(codes, count * 2);
    }
    instants[count] = instant;
    codes[count++] = ((long) profile * MOST_DEFINITIONS + definition) << 1 | (entered ? 1 : 0);
  }

  /** Tells all of several, in order. */
  static void tell(List<Changes> parts, Watcher watcher) {
    int count = parts.stream().mapToInt(part -> part.count).sum();
    Changes all = new Changes();
    all.instants = new long[count];
    all.codes = new long[count];
    for (Changes part : parts) {
      System.arraycopy(part.instants, 0, all.instants, all.count, part.count);
      System.arraycopy(part.codes, 0, all.codes, all.count, part.count);
      all.count += part.count;
    }
    for (int i : all.order()) {
      long code = all.codes[i] >>> 1;
      int profile = (int) (code / MOST_DEFINITIONS);
      int definition = (int) (code % MOST_DEFINITIONS);
      watcher.changed(all.instants[i], profile, definition, (all.codes[i] & 1) != 0);
    }
  }

  /** The places of all, sorted by merging. */
  private int[] order() {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    int[] other = new int[count];
    for (int run = 1; run > 0 && run < count; run *= 2) {
      for (int from = 0; from < count; from += 2 * run) {
        int middle = Math.min(from + run, count);
        merge(order, from, middle, Math.min(middle + run, count), other);
      }
      int[] swap = order;
      order = other;
      other = swap;
    }
    return order;
  }

  private void merge(int[] order, int from, int middle, int to, int[] into) {
    int a = from;
    int b = middle;
    for (int at = from; at < to; at++) {
      boolean first = b == to || (a < middle && isBefore(order[a], order[b]));
      into[at] = first ? order[a++] : order[b++];
    }
  }

  private boolean isBefore(int a, int b) {
    return instants[a] < instants[b] || (instants[a] == instants[b] && codes[a] <= codes[b]);
  }
}
