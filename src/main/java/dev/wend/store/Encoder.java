package dev.wend.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written, little-endian. */
final class Encoder {
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[1 << 12];
  private int size;

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** Makes room and returns where it begins. */
  int room(int more) {
    int at = size;
    size += more;
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
    }
    return at;
  }

  void u8(int value) {
    int at = room(1);
    bytes[at] = (byte) value;
  }

  void i32(int value) {
    int at = room(Integer.BYTES);
    INT.set(bytes, at, value);
  }

  void i64(long value) {
    int at = room(Long.BYTES);
    LONG.set(bytes, at, value);
  }

  void setI32(int at, int value) {
    INT.set(bytes, at, value);
  }

  void setI64(int at, long value) {
    LONG.set(bytes, at, value);
  }

  void raw(byte[] from, int offset, int length) {
    int at = room(length);
    System.arraycopy(from, offset, bytes, at, length);
  }

  /** The lengths of texts (u16 each), then their bytes. */
  void texts(byte[] from, int[] starts, int[] lengths, int count) {
    int all = 0;
    for (int i = 0; i < count; i++) {
      all += lengths[i];
    }
    int at = room(2 * count);
    int to = room(all);
    for (int i = 0; i < count; i++) {
      bytes[at + 2 * i] = (byte) lengths[i];
      bytes[at + 2 * i + 1] = (byte) (lengths[i] >>> 8);
      System.arraycopy(from, starts[i], bytes, to, lengths[i]);
      to += lengths[i];
    }
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    i32(utf8.length);
    raw(utf8, 0, utf8.length);
  }

  void ints(int[] values) {
    i32(values.length);
    int at = room(values.length * Integer.BYTES);
    for (int i = 0; i < values.length; i++) {
      INT.set(bytes, at + i * Integer.BYTES, values[i]);
    }
  }

  /**
   * Numbers, mostly such that follow one another: how many there are, and each run's first and
   * length.
   */
  void ranges(int[] values) {
    i32(values.length);
    for (int from = 0; from < values.length; ) {
      int to = from + 1;
      while (to < values.length && values[to] == values[to - 1] + 1) {
        to++;
      }
      i32(values[from]);
      i32(to - from);
      from = to;
    }
  }

  void longs(long[] values) {
    i32(values.length);
    for (long value : values) {
      i64(value);
    }
  }

  /**
   * Values of a column as differences from the least one.
   *
   * <pre>
   * least i64, width u8 (0, 1, 2, 4 or 8), then width bytes each: 0 missing, else value - least + 1;
   * width 0: all are the least value
   * </pre>
   */
  void lane(long[] values, int from) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    boolean missing = false;
    for (int i = from; i < values.length; i++) {
      long v = values[i];
      missing |= v == PlaneColumn.MISSING;
      min = v == PlaneColumn.MISSING ? min : Math.min(min, v);
      max = Math.max(max, v);
    }
    if (min > max) {
      min = 0;
      max = 0;
    }
    int width = min == max && !missing ? 0 : width(max - min + 1);
    i64(min);
    u8(width);
    int at = room(width * (values.length - from));
    for (int i = from; i < values.length && width > 0; i++) {
      long code = values[i] == PlaneColumn.MISSING ? 0 : values[i] - min + 1;
      put(at, width, code);
      at += width;
    }
  }

  private static int width(long greatest) {
    int bits = 64 - Long.numberOfLeadingZeros(greatest);
    return bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8;
  }

  private void put(int at, int width, long code) {
    switch (width) {
      case 1 -> bytes[at] = (byte) code;
      case 2 -> {
        bytes[at] = (byte) code;
        bytes[at + 1] = (byte) (code >>> 8);
      }
      case 4 -> INT.set(bytes, at, (int) code);
      default -> LONG.set(bytes, at, code);
    }
  }
}
