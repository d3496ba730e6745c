package dev.wend.store;

import java.util.Arrays;
import java.util.BitSet;

/** A growing array of ints in slabs; an element never written is 0. */
final class IntSlabs {
  /** Ints in a slab. */
  private static final int SHIFT = 14;

  private static final int MASK = (1 << SHIFT) - 1;

  private final Blocks blocks;
  private int[] slabs = {};
  private volatile long[] addresses = {};

  IntSlabs(Blocks blocks) {
    this.blocks = blocks;
  }

  /** How many slabs more it takes to hold {@code size} elements. */
  int slabsFor(int size) {
    return Math.max(0, ((size + MASK) >>> SHIFT) - slabs.length);
  }

  void grow(int size) {
    int more = slabsFor(size);
    if (more > 0) {
      int[] to = Arrays.copyOf(slabs, slabs.length + more);
      for (int i = slabs.length; i < to.length; i++) {
        to[i] = blocks.allocate();
      }
      load(to);
    }
  }

  int get(int index) {
    return Memory.getInt(addresses[index >>> SHIFT] + ((long) (index & MASK) << 2));
  }

  /** Reads elements from one on that lie in its slab; returns how many. */
  int get(int first, int count, int[] into) {
    int most = Math.min(count, MASK + 1 - (first & MASK));
    Memory.read(addresses[first >>> SHIFT] + ((long) (first & MASK) << 2), into, 0, most);
    return most;
  }

  /** Reads an element that may lie beyond the end: 0. */
  int getOrZero(int index) {
    return index >>> SHIFT < slabs.length ? get(index) : 0;
  }

  void set(int index, int value) {
    int slab = index >>> SHIFT;
    blocks.dirty(slabs[slab]);
    Memory.putInt(addresses[slab] + ((long) (index & MASK) << 2), value);
  }

  int[] slabs() {
    return slabs;
  }

  void load(int[] to) {
    long[] at = new long[to.length];
    for (int i = 0; i < to.length; i++) {
      at[i] = blocks.address(to[i]);
    }
    slabs = to;
    addresses = at;
  }

  void forget() {
    addresses = new long[0];
  }

  void use(BitSet used) {
    for (int slab : slabs) {
      used.set(slab);
    }
  }
}
