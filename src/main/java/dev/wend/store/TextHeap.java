package dev.wend.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Texts one after another in slabs, never moved and never across a border of slabs. A text's
 * position is (slab &lt;&lt; 16 | offset) / 2: each begins at an even offset.
 *
 * <pre>
 * length below 252:  length u8, bytes
 * others:            252 u8, length u16, bytes
 * </pre>
 */
final class TextHeap {
  static final int LONGEST = 60_000;

  private static final int SLAB = 1 << 16;
  private static final int WIDE = 252;

  /** Position is an int taken as unsigned. */
  private static final int MOST_SLABS = 1 << 17;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final Blocks blocks;
  private int[] slabs = {};
  private volatile long[] addresses = {};
  private int tail = SLAB;

  TextHeap(Blocks blocks) {
    this.blocks = blocks;
  }

  int[] slabs() {
    return slabs;
  }

  int tail() {
    return tail;
  }

  void load(int[] to, int tail) {
    long[] at = new long[to.length];
    for (int i = 0; i < to.length; i++) {
      at[i] = blocks.address(to[i]);
    }
    slabs = to;
    addresses = at;
    this.tail = tail;
  }

  /** Bytes that a text takes. */
  static int size(int length) {
    return length + (length < WIDE ? 2 : 4) & ~1;
  }

  /** How many slabs more texts of so many bytes ({@link #size}) may take, the longest as given. */
  int slabsFor(long bytes, int longest) {
    int room = SLAB - tail;
    return bytes <= room && longest <= room
        ? 0
        : (int) ((bytes - Math.max(0, room - longest)) / (SLAB - longest)) + 1;
  }

  int append(byte[] from, int offset, int length) {
    int size = size(length);
    if (tail + size > SLAB) {
      if (slabs.length == MOST_SLABS) {
        throw new StoreException(
            StoreException.Kind.FULL,
            "A text field has more than 8 GB of different texts.",
            "Split the profiles over two stores, or leave the field out.");
      }
      int[] to = Arrays.copyOf(slabs, slabs.length + 1);
      to[slabs.length] = blocks.allocate();
      load(to, 0);
    }
    int slab = slabs.length - 1;
    blocks.dirty(slabs[slab]);
    long address = addresses[slab] + tail;
    if (length < WIDE) {
      Memory.putByte(address, length);
      Memory.write(from, offset, address + 1, length);
    } else {
      Memory.putByte(address, WIDE);
      Memory.putByte(address + 1, length);
      Memory.putByte(address + 2, length >>> 8);
      Memory.write(from, offset, address + 3, length);
    }
    int position = slab << 15 | tail >>> 1;
    tail += size;
    return position;
  }

  private long address(int position) {
    return addresses[position >>> 15] + ((position & 0x7fff) << 1);
  }

  int length(int position) {
    long address = address(position);
    int first = Memory.getByte(address);
    return first < WIDE ? first : Memory.getByte(address + 1) | Memory.getByte(address + 2) << 8;
  }

  /** Any byte of a text. */
  int near(int position) {
    return Memory.getByte(address(position));
  }

  int copy(int position, byte[] into, int offset) {
    int length = length(position);
    Memory.read(address(position) + (length < WIDE ? 1 : 3), into, offset, length);
    return length;
  }

  /** See {@link Dictionary#copyRun}: what one slab holds, taken by one copy. */
  int copyRun(IntSlabs positions, int first, int count, byte[] into, int[] starts, int[] lengths) {
    int read = positions.get(first, count, starts);
    int begin = starts[0];
    int last = begin;
    int run = 0;
    for (; run < read && starts[run] >>> 15 == begin >>> 15; run++) {
      last = starts[run];
      starts[run] = (last - begin) << 1;
    }
    int size = starts[run - 1] + size(length(last));
    Memory.read(address(begin), into, 0, size);
    for (int i = 0; i < run; i++) {
      int head = into[starts[i]] & 0xff;
      boolean isWide = head == WIDE;
      lengths[i] = isWide ? (into[starts[i] + 1] & 0xff) | (into[starts[i] + 2] & 0xff) << 8 : head;
      starts[i] += isWide ? 3 : 1;
    }
    return run;
  }

  boolean equal(int position, byte[] bytes, int offset, int length) {
    if (length(position) != length) {
      return false;
    }
    long address = address(position) + (length < WIDE ? 1 : 3);
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      if (Memory.getLong(address + i) != (long) LONG.get(bytes, offset + i)) {
        return false;
      }
    }
    for (; i < length; i++) {
      if (Memory.getByte(address + i) != (bytes[offset + i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Writes zeros over a text; its length stays. */
  void blank(int position) {
    // A process that was killed may have done so already, in a block of another checksum.
    blocks.dirty(slabs[position >>> 15]);
    if (!isBlank(position)) {
      int length = length(position);
      Memory.zero(address(position) + (length < WIDE ? 1 : 3), length);
    }
  }

  boolean isBlank(int position) {
    int length = length(position);
    long address = address(position) + (length < WIDE ? 1 : 3);
    for (int i = 0; i < length; i++) {
      if (Memory.getByte(address + i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a position lies inside what was written. */
  boolean holds(int position) {
    int slab = position >>> 15;
    int offset = (position & 0x7fff) << 1;
    int end = slab == slabs.length - 1 ? tail : SLAB;
    return slab < slabs.length && offset + size(0) <= end && offset + size(length(position)) <= end;
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
