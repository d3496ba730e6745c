package dev.wend.vm;

import dev.wend.store.Profiles;

/**
 * From lanes, in the order of {@link Transposition}, to the order of slots and back: in blocks that
 * are small in both, as strides of whole rows have the same place in a cache.
 */
final class Lanes {
  /** Words, and bits, of a block. */
  static final int SIDE = 8;

  private static final int BITS = 64 / SIDE;
  static final int BLOCKS = Profiles.WORDS / SIDE * BITS;
  private static final int WORDS = Profiles.WORDS;

  private Lanes() {}

  /** The lane of a slot. */
  static int of(int slot) {
    return (slot & 63) * WORDS + (slot >> 6);
  }

  /** The first word of a block. */
  static int word(int block) {
    return block / BITS * SIDE;
  }

  /** The first bit of a block. */
  static int bit(int block) {
    return block % BITS * SIDE;
  }

  static void toSlots(long[] lanes, long[] slots) {
    for (int block = 0; block < BLOCKS; block++) {
      int words = word(block);
      int bits = bit(block);
      for (int word = words; word < words + SIDE; word++) {
        for (int bit = bits; bit < bits + SIDE; bit++) {
          slots[word * 64 + bit] = lanes[bit * WORDS + word];
        }
      }
    }
  }

  static void fromSlots(long[] slots, long[] lanes) {
    for (int block = 0; block < BLOCKS; block++) {
      int words = word(block);
      int bits = bit(block);
      for (int bit = bits; bit < bits + SIDE; bit++) {
        for (int word = words; word < words + SIDE; word++) {
          lanes[bit * WORDS + word] = slots[word * 64 + bit];
        }
      }
    }
  }
}
