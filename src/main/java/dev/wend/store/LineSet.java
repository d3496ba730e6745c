package dev.wend.store;

import java.util.Arrays;

/**
 * Numbers of lines of a file, as runs of neighbours. Never changed.
 *
 * <p>{@code bounds} has of each run its first line and the one behind its last, ascending.
 */
public final class LineSet {
  public static final LineSet NONE = new LineSet(new long[0]);

  private final long[] bounds;

  private LineSet(long[] bounds) {
    this.bounds = bounds;
  }

  /**
   * @param lines ascending
   */
  static LineSet of(long[] lines) {
    long[] bounds = new long[2 * lines.length];
    int n = 0;
    for (long line : lines) {
      if (n == 0 || bounds[n - 1] != line) {
        bounds[n++] = line;
        bounds[n++] = line + 1;
      } else {
        bounds[n - 1] = line + 1;
      }
    }
    return new LineSet(Arrays.copyOf(bounds, n));
  }

  public boolean contains(long line) {
    int at = Arrays.binarySearch(bounds, line);
    // a bound that is found is the first of a run if its place is even; else ask what lies before
    return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
  }

  /** How many lines there are. */
  public long size() {
    long size = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      size += bounds[i + 1] - bounds[i];
    }
    return size;
  }

  /** The lines of both. */
  public LineSet union(LineSet other) {
    long[] both = new long[bounds.length + other.bounds.length];
    int n = 0;
    int a = 0;
    int b = 0;
    while (a < bounds.length || b < other.bounds.length) {
      boolean mine =
          b == other.bounds.length || (a < bounds.length && bounds[a] <= other.bounds[b]);
      long first = mine ? bounds[a] : other.bounds[b];
      long end = mine ? bounds[a + 1] : other.bounds[b + 1];
      a += mine ? 2 : 0;
      b += mine ? 0 : 2;
      if (n > 0 && first <= both[n - 1]) {
        both[n - 1] = Math.max(both[n - 1], end);
      } else {
        both[n++] = first;
        both[n++] = end;
      }
    }
    return new LineSet(Arrays.copyOf(both, n));
  }

  void write(Encoder to) {
    to.longs(bounds);
  }

  static LineSet read(Decoder from) {
    return new LineSet(from.longs());
  }
}
