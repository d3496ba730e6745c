package dev.wend.store;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The last event of each profile: its number in the sequence of the profile's page, plus 1; 0 where
 * there is none. A block holds the heads of {@value #IN_BLOCK} profiles; one whose profiles have no
 * event is not there.
 */
final class Heads {
  private static final int SHIFT = 9;
  private static final int IN_BLOCK = 1 << SHIFT;
  private static final int NONE = -1;

  private final Blocks blocks;
  private volatile int[] at = {};

  Heads(Blocks blocks) {
    this.blocks = blocks;
  }

  /** The blocks, in order; {@value #NONE} where there is none. */
  int[] blocks() {
    return at;
  }

  void load(int[] to) {
    at = to;
  }

  private static long address(long block, int owner) {
    return block + (long) (owner & IN_BLOCK - 1) * Integer.BYTES;
  }

  /** The number of an owner's last event, or -1. */
  int get(int owner) {
    int[] all = at;
    int block = owner >>> SHIFT;
    return block >= all.length || all[block] == NONE
        ? -1
        : Memory.getInt(address(blocks.address(all[block]), owner)) - 1;
  }

  /** The block that an owner's head is in. */
  static int block(int owner) {
    return owner >>> SHIFT;
  }

  boolean has(int block) {
    return block < at.length && at[block] != NONE;
  }

  void set(int owner, int sequence) {
    int block = owner >>> SHIFT;
    if (!has(block)) {
      add(block);
    }
    blocks.dirty(at[block]);
    Memory.putInt(address(blocks.address(at[block]), owner), sequence + 1);
  }

  private void add(int block) {
    int[] all = at;
    if (block >= all.length) {
      int old = all.length;
      all = Arrays.copyOf(all, Math.max(block + 1, old + (old >> 1)));
      Arrays.fill(all, old, all.length, NONE);
    }
    all[block] = blocks.allocate();
    at = all;
  }

  void use(BitSet used) {
    for (int block : at) {
      if (block != NONE) {
        used.set(block);
      }
    }
  }

  void forget() {
    at = new int[0];
  }
}
