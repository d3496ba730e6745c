package dev.wend.code;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Places for the registers of one kind: a register holds its place from the op that writes it first
 * to the last that touches it. Jumps only go forward, so addresses are enough to know.
 */
final class Registers {
  private final int[] first;
  private final int[] last;
  private final int[] place;

  Registers(int count) {
    first = new int[count];
    last = new int[count];
    place = new int[count];
    Arrays.fill(first, -1);
  }

  void touch(int register, int address) {
    if (first[register] < 0) {
      first[register] = address;
    }
    last[register] = address;
  }

  /** Gives each register a place; returns how many there are. */
  int allocate() {
    Integer[] order = new Integer[first.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Integer.compare(first[a], first[b]));
    BitSet taken = new BitSet();
    int[] until = new int[first.length];
    int places = 0;
    for (int register : order) {
      if (first[register] < 0) {
        continue;
      }
      for (int p = taken.nextSetBit(0); p >= 0; p = taken.nextSetBit(p + 1)) {
        if (until[p] < first[register]) {
          taken.clear(p);
        }
      }
      int free = taken.nextClearBit(0);
      taken.set(free);
      until[free] = last[register];
      place[register] = free;
      places = Math.max(places, free + 1);
    }
    return places;
  }

  int place(int register) {
    return place[register];
  }
}
