package dev.wend.store;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import net.openhft.chronicle.core.UnsafeMemory;

/**
 * Reads and writes of the mapped memory of extents, by address. Nothing is checked here: an address
 * comes from {@link Blocks} only, and lives until the store is closed.
 */
final class Memory {
  private static final UnsafeMemory MEMORY = UnsafeMemory.INSTANCE;
  private static final long BYTES = firstUse();
  private static final long LONGS = MEMORY.arrayBaseOffset(long[].class);

  private Memory() {}

  /**
   * Uses Chronicle's memory class for the first time, while nobody listens to the error stream: from JDK 24 on, the
   * first use of sun.misc.Unsafe in a process prints four lines there, which no API turns off. They
   * are about Chronicle and nothing that a user of ours could do anything about.
   */
  private static long firstUse() {
    PrintStream err = System.err;
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setErr(nowhere);
    try {
      return MEMORY.arrayBaseOffset(byte[].class);
    } finally {
      System.setErr(err);
    }
  }

  /** Makes this class the first in the process to touch Chronicle's memory. */
  static void prepare() {
    if (BYTES <= 0 || LONGS <= 0) {
      throw new IllegalStateException("arrays begin at " + BYTES + " and " + LONGS);
    }
  }

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
