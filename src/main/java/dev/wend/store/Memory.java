package dev.wend.store;

import net.openhft.chronicle.core.UnsafeMemory;

/**
 * Reads and writes of the mapped memory of extents, by address. Nothing is checked here: an address
 * comes from {@link Blocks} only, and lives until the store is closed.
 */
final class Memory {
  private static final UnsafeMemory MEMORY = UnsafeMemory.INSTANCE;
  private static final long BYTES = MEMORY.arrayBaseOffset(byte[].class);
  private static final long LONGS = MEMORY.arrayBaseOffset(long[].class);

  private Memory() {}

  static long getLong(long address) {
    return UnsafeMemory.unsafeGetLong(address);
  }

  static void putLong(long address, long value) {
    UnsafeMemory.unsafePutLong(address, value);
  }

  static int getInt(long address) {
    return UnsafeMemory.unsafeGetInt(address);
  }

  static void putInt(long address, int value) {
    UnsafeMemory.unsafePutInt(address, value);
  }

  static int getByte(long address) {
    return UnsafeMemory.unsafeGetByte(address) & 0xff;
  }

  static void putByte(long address, int value) {
    UnsafeMemory.unsafePutByte(address, (byte) value);
  }

  static void zero(long address, long bytes) {
    MEMORY.setMemory(address, bytes, (byte) 0);
  }

  static void read(long address, byte[] into, int offset, int length) {
    MEMORY.copyMemory(address, into, BYTES + offset, length);
  }

  static void write(byte[] from, int offset, long address, int length) {
    MEMORY.copyMemory(from, offset, address, length);
  }

  static void read(long address, long[] into, int longs) {
    MEMORY.copyMemory(address, into, LONGS, longs * Long.BYTES);
  }
}
