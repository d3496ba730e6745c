package dev.wend.vm;

import dev.wend.store.Profiles;
import java.util.Arrays;

/**
 * Sets of a page's codes as one decision diagram, which is asked for all profiles of the page at
 * once. A node decides by one bit of the code:
 *
 * <pre>
 *   node = plane[bit] ? high : low        low, high: NONE, ALL or a node of a lower bit
 * </pre>
 *
 * Equal nodes are one, over all sets, and a node whose sides are equal is that side, so that a set
 * of few codes, or of many that stand together, takes few nodes: each is one pass over a mask. Of
 * sets of which only some are asked for, only their nodes run.
 */
final class Diagram {
  static final int NONE = 0;
  static final int ALL = 1;

  /** Of a code that no profile has: it may be in the set or not. */
  static final int EITHER = 2;

  /** The number of the first node. */
  private static final int FIRST = 3;

  /** Stands for the root of a set that is not in the diagram. */
  private static final int NO_ROOT = -1;

  /** A set is a bit of a long. */
  static final int MOST_SETS = Long.SIZE;

  /**
   * A look-up of each profile's code costs about as much as this many nodes: a set that takes more
   * which no other has is left out.
   */
  private static final int MOST = 500;

  private static final int WORDS = Profiles.WORDS;

  // by node, less FIRST: a node's sides come before it
  private final int[] bits;
  private final int[] lows;
  private final int[] highs;

  /** Which mask of the frame a node's answer is in; masks are used again after their last use. */
  private final int[] places;

  /** By node: the sets that it is of. */
  private final long[] needed;

  /** By node: the sets that it is all of. */
  private final long[] whole;

  /** By set. */
  private final int[] roots;

  /** How many masks the frame must have. */
  final int masks;

  private Diagram(Builder from) {
    roots = from.roots.clone();
    bits = Arrays.copyOf(from.bits, from.count);
    lows = Arrays.copyOf(from.lows, from.count);
    highs = Arrays.copyOf(from.highs, from.count);
    places = new int[from.count];
    needed = new long[from.count];
    whole = new long[from.count];
    need();
    masks = place();
  }

  private void need() {
    for (int set = 0; set < MOST_SETS; set++) {
      if (roots[set] >= FIRST) {
        whole[roots[set] - FIRST] |= 1L << set;
      }
    }
    for (int i = needed.length - 1; i >= 0; i--) {
      needed[i] |= whole[i];
      if (lows[i] >= FIRST) {
        needed[lows[i] - FIRST] |= needed[i];
      }
      if (highs[i] >= FIRST) {
        needed[highs[i] - FIRST] |= needed[i];
      }
    }
  }

  /** Gives each node a mask of the frame; returns how many that takes. */
  private int place() {
    int[] lastUse = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      use(lastUse, lows[i], i);
      use(lastUse, highs[i], i);
    }
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
      // A node that no other uses was taken at once.
      if (lastUse[i] == 0) {
        free[frees++] = places[i];
      }
    }
    return made;
  }

  private static void use(int[] lastUse, int node, int at) {
    if (node >= FIRST) {
      lastUse[node - FIRST] = at;
    }
  }

  /** Whether it has a set. */
  boolean has(int set) {
    return roots[set] != NO_ROOT;
  }

  /**
   * Takes whose code is in a set, for several.
   *
   * @param frame masks to work in
   * @param asked the sets, each of which it has
   * @param to by set
   */
  void run(long[][] planes, long[][] frame, long asked, long[][] to) {
    for (int i = 0; i < places.length; i++) {
      if ((needed[i] & asked) != 0) {
        node(i, planes[bits[i]], frame);
        for (long sets = whole[i] & asked; sets != 0; sets &= sets - 1) {
          Masks.copy(frame[places[i]], to[Long.numberOfTrailingZeros(sets)]);
        }
      }
    }
    for (long sets = asked; sets != 0; sets &= sets - 1) {
      int set = Long.numberOfTrailingZeros(sets);
      if (roots[set] < FIRST) {
        Arrays.fill(to[set], 0, WORDS, roots[set] == ALL ? -1L : 0L);
      }
    }
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
    private int[] bits = new int[MOST];
    private int[] lows = new int[MOST];
    private int[] highs = new int[MOST];

    /** Open addressing by a hash of a node's content: its number, or 0. At most half full. */
    private int[] table = new int[4 * MOST];

    private final int[] roots = new int[MOST_SETS];
    private int count;

    /** How many nodes there were before the set that is being added. */
    private int before;

    private boolean tooMany;

    Builder() {
      begin();
    }

    /** Begins another diagram. */
    void begin() {
      Arrays.fill(table, 0);
      Arrays.fill(roots, NO_ROOT);
      count = 0;
      before = 0;
      tooMany = false;
    }

    /**
     * Adds a set of all codes of a width, unless it takes too many nodes.
     *
     * @param kinds by code NONE, ALL or EITHER; overwritten
     */
    void addAll(int set, int[] kinds, int width) {
      int size = 1 << width;
      for (int bit = 0; bit < width && !tooMany; bit++) {
        size >>= 1;
        for (int i = 0; i < size; i++) {
          int low = kinds[2 * i];
          int high = kinds[2 * i + 1];
          kinds[i] = low == high ? low : node(bit, low, high);
        }
      }
      add(set, kinds[0]);
    }

    /** The same of some codes, in ascending order. */
    void addSome(int set, long[] codes, int size, int width) {
      add(set, some(codes, 0, size, width - 1));
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

    private void add(int set, int root) {
      if (tooMany) {
        count = before;
        fill();
        tooMany = false;
      } else {
        roots[set] = root == EITHER ? NONE : root;
        before = count;
      }
    }

    Diagram finish() {
      return new Diagram(this);
    }

    private int node(int bit, int low, int high) {
      if (low == EITHER) {
        return high;
      }
      if (high == EITHER || tooMany) {
        return low;
      }
      int at = find(bit, low, high);
      if (table[at] != 0) {
        return table[at];
      }
      if (count == before + MOST) {
        tooMany = true;
        return low;
      }
      if (count == bits.length) {
        grow();
        at = find(bit, low, high);
      }
      bits[count] = bit;
      lows[count] = low;
      highs[count] = high;
      table[at] = FIRST + count++;
      return table[at];
    }

    /** Where a node is in the table, or would be. */
    private int find(int bit, int low, int high) {
      int hash = ((bit * 31 + low) * 0x9E3779B1 + high) * 0x85EBCA6B;
      int at = (hash >>> 1) % table.length;
      while (table[at] != 0) {
        int known = table[at] - FIRST;
        if (bits[known] == bit && lows[known] == low && highs[known] == high) {
          return at;
        }
        at = at + 1 == table.length ? 0 : at + 1;
      }
      return at;
    }

    private void grow() {
      bits = Arrays.copyOf(bits, 2 * count);
      lows = Arrays.copyOf(lows, 2 * count);
      highs = Arrays.copyOf(highs, 2 * count);
      table = new int[4 * bits.length];
      fill();
    }

    /** Makes the table anew. */
    private void fill() {
      Arrays.fill(table, 0);
      for (int i = 0; i < count; i++) {
        table[find(bits[i], lows[i], highs[i])] = FIRST + i;
      }
    }
  }
}
