package dev.wend.vm;

import dev.wend.store.Profiles;
import java.util.Arrays;

/**
 * A set of a page's codes as a decision diagram, which is asked for all profiles of the page at
 * once. A node decides by one bit of the code:
 *
 * <pre>
 *   node = plane[bit] ? high : low        low, high: NONE, ALL or a node of a lower bit
 * </pre>
 *
 * Equal nodes are one, and a node whose sides are equal is that side, so that a set of few codes,
 * or of many that stand together, takes few nodes: each is one pass over a mask.
 */
final class Diagram {
  static final int NONE = 0;
  static final int ALL = 1;

  /** Of a code that no profile has: it may be in the set or not. */
  static final int EITHER = 2;

  /** The number of the first node. */
  private static final int FIRST = 3;

  /** A look-up of each profile's code costs about as much as this many nodes. */
  private static final int MOST = 500;

  private static final int WORDS = Profiles.WORDS;

  // by node, less FIRST: a node's sides come before it
  private final int[] bits;
  private final int[] lows;
  private final int[] highs;

  /** Which mask of the frame a node's answer is in; masks are used again after their last use. */
  private final int[] places;

  private final int root;

  /** How many masks the frame must have. */
  final int masks;

  private Diagram(Builder from, int root) {
    this.root = root;
    bits = Arrays.copyOf(from.bits, from.count);
    lows = Arrays.copyOf(from.lows, from.count);
    highs = Arrays.copyOf(from.highs, from.count);
    places = new int[from.count];
    masks = place();
  }

  /** Gives each node a mask of the frame; returns how many that takes. */
  private int place() {
    int[] lastUse = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      use(lastUse, lows[i], i);
      use(lastUse, highs[i], i);
    }
    use(lastUse, root, places.length);
    int[] free = new int[places.length];
    int frees = 0;
    int made = 0;
    for (int i = 0; i < places.length; i++) {
      int low = lows[i] - FIRST;
      int high = highs[i] - FIRST;
      if (low >= 0 && lastUse[low] == i) {
        free[frees++] = places[low];
      }
      if (high >= 0 && lastUse[high] == i) {
        free[frees++] = places[high];
      }
      places[i] = frees > 0 ? free[--frees] : made++;
    }
    return made;
  }

  private static void use(int[] lastUse, int node, int at) {
    if (node >= FIRST) {
      lastUse[node - FIRST] = at;
    }
  }

  /**
   * Takes whose code is in the set.
   *
   * @param frame masks to work in
   */
  void run(long[][] planes, long[][] frame, long[] to) {
    if (root < FIRST) {
      Arrays.fill(to, 0, WORDS, root == ALL ? -1L : 0L);
      return;
    }
    for (int i = 0; i < places.length; i++) {
      node(i, planes[bits[i]], frame);
    }
    Masks.copy(frame[places[root - FIRST]], to);
  }

  private void node(int i, long[] plane, long[][] frame) {
    int low = lows[i];
    int high = highs[i];
    long[] to = frame[places[i]];
    if (low >= FIRST && high >= FIRST) {
      choose(plane, frame[places[low - FIRST]], frame[places[high - FIRST]], to);
    } else if (high >= FIRST) {
      long[] other = frame[places[high - FIRST]];
      if (low == NONE) {
        and(plane, other, to);
      } else {
        orNot(plane, other, to);
      }
    } else if (low >= FIRST) {
      long[] other = frame[places[low - FIRST]];
      if (high == NONE) {
        andNot(plane, other, to);
      } else {
        or(plane, other, to);
      }
    } else if (high == ALL) {
      System.arraycopy(plane, 0, to, 0, WORDS);
    } else {
      not(plane, to);
    }
  }

  // Each loop goes over arrays by one index, so that it becomes vector instructions.

  private static void choose(long[] plane, long[] low, long[] high, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] = (plane[i] & (low[i] ^ high[i])) ^ low[i];
    }
  }

  private static void and(long[] plane, long[] other, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] = plane[i] & other[i];
    }
  }

  private static void orNot(long[] plane, long[] other, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] = ~plane[i] | other[i];
    }
  }

  private static void andNot(long[] plane, long[] other, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] = ~plane[i] & other[i];
    }
  }

  private static void or(long[] plane, long[] other, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] = plane[i] | other[i];
    }
  }

  private static void not(long[] plane, long[] to) {
    for (int i = 0; i < WORDS; i++) {
      to[i] = ~plane[i];
    }
  }

  /** Makes diagrams, one after the other. */
  static final class Builder {
    private static final int TABLE = 4 * 512;

    private final int[] bits = new int[MOST];
    private final int[] lows = new int[MOST];
    private final int[] highs = new int[MOST];

    /** Open addressing by a hash of a node's content: its number, or 0. */
    private final int[] table = new int[TABLE];

    private int count;
    private boolean tooMany;

    /**
     * The diagram of a set of all codes of a width, or {@code null} where it takes too many nodes.
     *
     * @param kinds by code NONE, ALL or EITHER; overwritten
     */
    Diagram ofAll(int[] kinds, int width) {
      begin();
      int size = 1 << width;
      for (int bit = 0; bit < width && !tooMany; bit++) {
        size >>= 1;
        for (int i = 0; i < size; i++) {
          int low = kinds[2 * i];
          int high = kinds[2 * i + 1];
          kinds[i] = low == high ? low : node(bit, low, high);
        }
      }
      return finish(kinds[0]);
    }

    /** The same of some codes, in ascending order. */
    Diagram ofSome(long[] codes, int count, int width) {
      begin();
      return finish(some(codes, 0, count, width - 1));
    }

    private int some(long[] codes, int from, int until, int bit) {
      if (from == until) {
        return NONE;
      }
      if (bit < 0 || tooMany) {
        return ALL;
      }
      int middle = from;
      while (middle < until && (codes[middle] >>> bit & 1) == 0) {
        middle++;
      }
      int low = some(codes, from, middle, bit - 1);
      int high = some(codes, middle, until, bit - 1);
      return low == high ? low : node(bit, low, high);
    }

    private void begin() {
      Arrays.fill(table, 0);
      count = 0;
      tooMany = false;
    }

    private Diagram finish(int root) {
      return tooMany ? null : new Diagram(this, root == EITHER ? NONE : root);
    }

    private int node(int bit, int low, int high) {
      if (low == EITHER) {
        return high;
      }
      if (high == EITHER || tooMany) {
        return low;
      }
      int hash = ((bit * 31 + low) * 0x9E3779B1 + high) * 0x85EBCA6B;
      int at = hash >>> 21;
      while (table[at] != 0) {
        int known = table[at] - FIRST;
        if (bits[known] == bit && lows[known] == low && highs[known] == high) {
          return table[at];
        }
        at = (at + 1) % TABLE;
      }
      if (count == MOST) {
        tooMany = true;
        return low;
      }
      bits[count] = bit;
      lows[count] = low;
      highs[count] = high;
      table[at] = FIRST + count++;
      return table[at];
    }
  }
}
