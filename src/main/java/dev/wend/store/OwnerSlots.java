package dev.wend.store;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Whose each item is: the slot of its owner in the owner's page, 16 bits an item, little-endian.
 * The page of items number p has {@value #BLOCKS} blocks, each of which holds the next {@value
 * #IN_BLOCK} items.
 */
final class OwnerSlots {
  static final int BLOCKS = 16;

  private static final int IN_BLOCK = Profiles.PAGE / BLOCKS;

  private static final int[] NONE = {};

  private final Blocks blocks;
  private volatile int[][] pages = {};

  OwnerSlots(Blocks blocks) {
    this.blocks = blocks;
  }

  int pageCount() {
    return pages.length;
  }

  /** The blocks of a page; none where it is not in use. */
  int[] page(int page) {
    int[][] all = pages;
    return page < all.length ? all[page] : NONE;
  }

  void setPage(int page, int[] to) {
    int[][] all = pages;
    if (page >= all.length) {
      int old = all.length;
      all = Arrays.copyOf(all, Math.max(page + 1, old + (old >> 1)));
      Arrays.fill(all, old, all.length, NONE);
    }
    all[page] = to;
    pages = all;
  }

  private long address(int slot) {
    int at = slot % Profiles.PAGE;
    int block = pages[slot / Profiles.PAGE][at / IN_BLOCK];
    return blocks.address(block) + (long) (at % IN_BLOCK) * Short.BYTES;
  }

  /**
   * Writes the owners of items of one page.
   *
   * @param owners slots in the owner's page
   */
  void write(int page, int[] slots, int[] owners, int from, int to) {
    if (page(page).length == 0) {
      int[] fresh = new int[BLOCKS];
      Arrays.setAll(fresh, i -> blocks.allocate());
      setPage(page, fresh);
    }
    for (int block : pages[page]) {
      blocks.dirty(block);
    }
    for (int i = from; i < to; i++) {
      long address = address(slots[i]);
      Memory.putByte(address, owners[i]);
      Memory.putByte(address + 1, owners[i] >>> 8);
    }
  }

  int get(int slot) {
    long address = address(slot);
    return Memory.getByte(address) | Memory.getByte(address + 1) << 8;
  }

  /** Reads the owners of a page; each is a slot of a page, even where a block is torn. */
  void read(int page, short[] into) {
    int[] from = page(page);
    for (int i = 0; i < from.length; i++) {
      Memory.read(blocks.address(from[i]), into, i * IN_BLOCK, IN_BLOCK);
    }
    for (int i = 0; i < Profiles.PAGE; i++) {
      into[i] &= Profiles.PAGE - 1;
    }
  }

  void drop(int page) {
    for (int block : page(page)) {
      blocks.release(block);
    }
    if (page < pages.length) {
      setPage(page, NONE);
    }
  }

  void forget() {
    pages = new int[0][];
  }

  void use(BitSet used) {
    for (int[] page : pages) {
      for (int block : page) {
        used.set(block);
      }
    }
  }
}
