package dev.wend.store;

import java.util.Arrays;
import java.util.BitSet;

/**
 * From the hash of a text to the codes that may be its own. Segments of one slab each hold {@value
 * #ENTRIES} entries in open addressing; the top bits of the hash choose one through a directory. A
 * full segment is split in two by the next bit of the hash, into fresh slabs, so that the old one
 * stays whole until the next checkpoint.
 *
 * <pre>
 * entry: hash u32 &lt;&lt; 32 | code + 1; 0 is free
 * </pre>
 *
 * <p>Inserting again what is there does nothing: a redo can be run over slabs that hold some of its
 * entries already, and puts each where the first run put it.
 */
final class HashIndex {
  private static final int ENTRIES = 1 << 13;
  private static final int MASK = ENTRIES - 1;

  /** Entries that make a segment full. */
  private static final int FULL = ENTRIES * 4 / 5;

  /** Hashes whose memory accesses overlap. */
  private static final int STAGE = 128;

  private static final int DEEPEST = 19;

  /** What a reader needs; replaced as a whole. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Directory(int depth, int[] segments, long[] addresses) {}

  private final Blocks blocks;
  private volatile Directory directory = new Directory(0, new int[0], new long[0]);
  private int[] slabs = {};
  private int[] depths = {};
  private int[] counts = {};
  private int[] coming = {};
  private int segmentCount;

  HashIndex(Blocks blocks) {
    this.blocks = blocks;
  }

  private static int place(Directory d, int hash) {
    return d.depth == 0 ? 0 : hash >>> (32 - d.depth);
  }

  /** The first candidate entry for a hash, or 0. */
  long first(int hash) {
    Directory d = directory;
    if (d.segments.length == 0) {
      return 0;
    }
    return scan(d.addresses[place(d, hash)], hash, hash & MASK, ENTRIES);
  }

  /**
   * The first candidates for many hashes. The places where each search begins are read before the
   * first search, so that the processor waits for many of them at once.
   */
  void first(int[] hashes, int[] order, long[] entries) {
    Directory d = directory;
    if (d.segments.length == 0) {
      return;
    }
    for (int from = 0; from < order.length; from += STAGE) {
      int to = Math.min(order.length, from + STAGE);
      readHomes(d, hashes, order, from, to, entries);
      for (int i = from; i < to; i++) {
        int hash = hashes[order[i]];
        long home = entries[order[i]];
        if (home != 0 && (int) (home >>> 32) != hash) {
          entries[order[i]] = scan(d.addresses[place(d, hash)], hash, hash + 1 & MASK, ENTRIES - 1);
        }
      }
    }
  }

  /** Whether it is far larger than the processor's caches near the core. */
  boolean isLarge() {
    return segmentCount > 16;
  }

  private static void readHomes(
      Directory d, int[] hashes, int[] order, int from, int to, long[] entries) {
    for (int i = from; i < to; i++) {
      int hash = hashes[order[i]];
      long base = d.addresses[place(d, hash)];
      entries[order[i]] = Memory.getLong(base + ((long) (hash & MASK) << 3));
    }
  }

  /** The candidate after the one with this code, or 0. */
  long next(int hash, int code) {
    Directory d = directory;
    long base = d.addresses[place(d, hash)];
    int at = hash & MASK;
    for (int left = ENTRIES; left > 0; left--) {
      long entry = Memory.getLong(base + ((long) at << 3));
      at = at + 1 & MASK;
      if (entry == 0) {
        return 0;
      }
      if (entry == entry(hash, code)) {
        return scan(base, hash, at, left);
      }
    }
    return 0;
  }

  private static long scan(long base, int hash, int from, int left) {
    int at = from;
    for (int i = left; i > 0; i--) {
      long entry = Memory.getLong(base + ((long) at << 3));
      if (entry == 0 || (int) (entry >>> 32) == hash) {
        return entry;
      }
      at = at + 1 & MASK;
    }
    return 0;
  }

  private static long entry(int hash, int code) {
    return (long) hash << 32 | (code + 1);
  }

  static int code(long entry) {
    return (int) entry - 1;
  }

  /** Changes whenever segments are split: a look-up during which it did may have missed. */
  Object state() {
    return directory;
  }

  /** How many slabs inserting these hashes may take at most. */
  int slabsFor(int[] hashes, int from, int to) {
    if (segmentCount == 0) {
      return 1 + 4 * ((to - from) / FULL + 1);
    }
    Directory d = directory;
    Arrays.fill(coming, 0, segmentCount, 0);
    for (int i = from; i < to; i++) {
      coming[d.segments[place(d, hashes[i])]]++;
    }
    int slabsNeeded = 0;
    for (int s = 0; s < segmentCount; s++) {
      int total = counts[s] + coming[s];
      if (total >= FULL) {
        slabsNeeded += 4 * (total / FULL + 1);
      }
    }
    return slabsNeeded;
  }

  /** Inserts the hashes in an order; the code of hash {@code i} is {@code first + i}. */
  void insert(int[] hashes, int[] order, int first) {
    long[] homes = new long[hashes.length];
    for (int from = 0; from < order.length; from += STAGE) {
      int to = Math.min(order.length, from + STAGE);
      if (segmentCount > 0) {
        readHomes(directory, hashes, order, from, to, homes);
      }
      for (int i = from; i < to; i++) {
        insert(hashes[order[i]], first + order[i]);
      }
    }
  }

  private void insert(int hash, int code) {
    if (segmentCount == 0) {
      int slab = blocks.allocate();
      load(0, new int[] {0}, new int[] {slab}, new int[] {0}, new int[] {0});
    }
    Directory d = directory;
    int segment = d.segments[place(d, hash)];
    while (counts[segment] >= FULL) {
      split(segment);
      d = directory;
      segment = d.segments[place(d, hash)];
    }
    blocks.dirty(slabs[segment]);
    put(d.addresses[place(d, hash)], entry(hash, code));
    counts[segment]++;
  }

  /**
   * Leaves out the entries of all other codes. A segment that has some is written anew into a fresh
   * slab; the old one stays whole until the next checkpoint.
   */
  void keepOnly(BitSet codes) {
    for (int segment = 0; segment < segmentCount; segment++) {
      if (hasOthers(blocks.address(slabs[segment]), codes)) {
        keepOnly(segment, codes);
      }
    }
  }

  private static boolean hasOthers(long base, BitSet codes) {
    for (int at = 0; at < ENTRIES; at++) {
      long entry = Memory.getLong(base + ((long) at << 3));
      if (entry != 0 && !isOf(codes, entry)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(BitSet codes, long entry) {
    return code(entry) >= 0 && codes.get(code(entry));
  }

  private void keepOnly(int segment, BitSet codes) {
    int kept = blocks.allocate();
    long from = blocks.address(slabs[segment]);
    counts[segment] = 0;
    for (int at = ordered(from), i = 0; i < ENTRIES; i++, at = at + 1 & MASK) {
      long entry = Memory.getLong(from + ((long) at << 3));
      if (entry != 0 && isOf(codes, entry)) {
        put(blocks.address(kept), entry);
        counts[segment]++;
      }
    }
    blocks.release(slabs[segment]);
    slabs[segment] = kept;
    publish(segment, segment, depths[segment]);
  }

  private static void put(long base, long entry) {
    int at = (int) (entry >>> 32) & MASK;
    while (true) {
      long address = base + ((long) at << 3);
      long there = Memory.getLong(address);
      if (there == entry) {
        return;
      }
      if (there == 0) {
        Memory.putLong(address, entry);
        return;
      }
      at = at + 1 & MASK;
    }
  }

  private void split(int segment) {
    if (depths[segment] == DEEPEST) {
      throw new StoreException(
          StoreException.Kind.FULL,
          "A text field has more different texts than its index can hold.",
          "Split the profiles over two stores, or leave the field out.");
    }
    int depth = ++depths[segment];
    int low = blocks.allocate();
    int high = blocks.allocate();
    int other = addSegment(high, depth);
    long from = blocks.address(slabs[segment]);
    counts[segment] = 0;
    for (int at = ordered(from), i = 0; i < ENTRIES; i++, at = at + 1 & MASK) {
      long entry = Memory.getLong(from + ((long) at << 3));
      if (entry != 0) {
        boolean up = ((int) (entry >>> 32) >>> (32 - depth) & 1) == 1;
        put(blocks.address(up ? high : low), entry);
        counts[up ? other : segment]++;
      }
    }
    blocks.release(slabs[segment]);
    slabs[segment] = low;
    publish(segment, other, depth);
  }

  /** A place after a free one, so that runs are read from their beginning. */
  private static int ordered(long base) {
    int at = 0;
    while (Memory.getLong(base + ((long) at << 3)) != 0) {
      at++;
    }
    return at;
  }

  private int addSegment(int slab, int depth) {
    if (segmentCount == slabs.length) {
      int more = segmentCount * 2;
      slabs = Arrays.copyOf(slabs, more);
      depths = Arrays.copyOf(depths, more);
      counts = Arrays.copyOf(counts, more);
      coming = new int[more];
    }
    slabs[segmentCount] = slab;
    depths[segmentCount] = depth;
    counts[segmentCount] = 0;
    return segmentCount++;
  }

  private void publish(int segment, int other, int depth) {
    Directory d = directory;
    int wide = Math.max(d.depth, depth);
    int[] segments = new int[1 << wide];
    long[] addresses = new long[1 << wide];
    for (int i = 0; i < segments.length; i++) {
      int s = d.segments[i >>> (wide - d.depth)];
      if (s == segment && (i >>> (wide - depth) & 1) == 1) {
        s = other;
      }
      segments[i] = s;
      addresses[i] = blocks.address(slabs[s]);
    }
    directory = new Directory(wide, segments, addresses);
  }

  int depth() {
    return directory.depth;
  }

  int[] segments() {
    return directory.segments;
  }

  int[] slabs() {
    return Arrays.copyOf(slabs, segmentCount);
  }

  int[] depths() {
    return Arrays.copyOf(depths, segmentCount);
  }

  int[] counts() {
    return Arrays.copyOf(counts, segmentCount);
  }

  void load(int depth, int[] segments, int[] slabs, int[] depths, int[] counts) {
    this.slabs = slabs;
    this.depths = depths;
    this.counts = counts;
    coming = new int[slabs.length];
    segmentCount = slabs.length;
    long[] addresses = new long[segments.length];
    for (int i = 0; i < segments.length; i++) {
      addresses[i] = blocks.address(slabs[segments[i]]);
    }
    directory = new Directory(depth, segments, addresses);
  }

  void forget() {
    directory = new Directory(0, new int[0], new long[0]);
  }

  void use(BitSet used) {
    for (int i = 0; i < segmentCount; i++) {
      used.set(slabs[i]);
    }
  }
}
