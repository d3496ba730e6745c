package dev.wend.store;

/**
 * Copies the numbers of a page of {@link Cells} out of its blocks: a block at a time into a small
 * array, and from there in loops that the JVM turns into vector instructions.
 */
final class CellReader {
  private CellReader() {}

  /** The first numbers; anything where there is none. */
  static void read(CellPage p, int size, long[] into) {
    int per = p.width() == 0 ? 1 : 1 << p.shift();
    byte[] bytes = new byte[p.width() == 1 ? per : 0];
    short[] shorts = new short[p.width() == 2 ? per : 0];
    int[] ints = new int[p.width() == Integer.BYTES ? per : 0];
    int from = 0;
    for (int b = 0; b < p.blocks().length && from < size; b++, from += per) {
      int n = Math.min(per, size - from);
      long address = p.addresses()[b];
      switch (p.width()) {
        case 1 -> {
          Memory.read(address, bytes, 0, n);
          widen(bytes, n, p.base(), into, from);
        }
        case 2 -> {
          Memory.read(address, shorts, 0, n);
          widen(shorts, n, p.base(), into, from);
        }
        case 4 -> {
          Memory.read(address, ints, 0, n);
          widen(ints, n, p.base(), into, from);
        }
        default -> Memory.read(address, into, from, n);
      }
    }
  }

  private static void widen(byte[] bytes, int n, long base, long[] into, int at) {
    for (int i = 0; i < n; i++) {
      into[at + i] = base + (bytes[i] & 0xff);
    }
  }

  private static void widen(short[] shorts, int n, long base, long[] into, int at) {
    for (int i = 0; i < n; i++) {
      into[at + i] = base + (shorts[i] & 0xffff);
    }
  }

  private static void widen(int[] ints, int n, long base, long[] into, int at) {
    for (int i = 0; i < n; i++) {
      into[at + i] = base + ints[i];
    }
  }

  /** The first numbers of a page, less its base, where they have up to 4 bytes. */
  static void offsets(CellPage p, int size, int[] into) {
    int per = p.width() == 0 ? 1 : 1 << p.shift();
    byte[] bytes = new byte[p.width() == 1 ? per : 0];
    short[] shorts = new short[p.width() == 2 ? per : 0];
    int from = 0;
    for (int b = 0; b < p.blocks().length && from < size; b++, from += per) {
      int n = Math.min(per, size - from);
      long address = p.addresses()[b];
      if (p.width() == Integer.BYTES) {
        Memory.read(address, into, from, n);
      } else if (p.width() == 2) {
        Memory.read(address, shorts, 0, n);
        for (int i = 0; i < n; i++) {
          into[from + i] = shorts[i] & 0xffff;
        }
      } else if (p.width() == 1) {
        Memory.read(address, bytes, 0, n);
        for (int i = 0; i < n; i++) {
          into[from + i] = bytes[i] & 0xff;
        }
      }
    }
  }

  /** The first numbers of a page whose numbers have 2 bytes and no base. */
  static void read(CellPage p, int size, short[] into) {
    int per = 1 << CellPage.shift(Short.BYTES);
    int from = 0;
    for (int b = 0; b < p.blocks().length && from < size; b++, from += per) {
      Memory.read(p.addresses()[b], into, from, Math.min(per, size - from));
    }
  }
}
