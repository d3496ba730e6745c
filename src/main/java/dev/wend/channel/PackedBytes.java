package dev.wend.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and texts being put one behind the other, as {@link PackedSends} says. */
final class PackedBytes {
  private static final int MORE = 0x80;
  private static final int LOW = 0x7F;
  private static final int SHIFT = 7;

  /** Bytes that a count has at most. */
  private static final int LONGEST_NUMBER = 5;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int size;

  PackedBytes(int room) {
    bytes = new byte[room];
  }

  /** Of bytes that were put before. */
  PackedBytes(byte[] whole) {
    bytes = whole;
    size = whole.length;
  }

  /** Of which the first {@link #size} count. */
  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }

  void i32(int value) {
    room(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  void i64(long value) {
    room(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  /** A number from 0 on. */
  void number(int value) {
    room(LONGEST_NUMBER);
    int left = value;
    while (left > LOW) {
      bytes[size++] = (byte) (left | MORE);
      left >>>= SHIFT;
    }
    bytes[size++] = (byte) left;
  }

  void text(byte[] utf8, int offset, int length) {
    number(length);
    room(length);
    System.arraycopy(utf8, offset, bytes, size, length);
    size += length;
  }

  /** Reads what was put. */
  static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    int at() {
      return at;
    }

    int i32() {
      int value = (int) INT.get(bytes, at);
      at += Integer.BYTES;
      return value;
    }

    long i64() {
      long value = (long) LONG.get(bytes, at);
      at += Long.BYTES;
      return value;
    }

    int number() {
      int value = 0;
      for (int shift = 0; ; shift += SHIFT) {
        byte next = bytes[at++];
        value |= (next & LOW) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }

    String text() {
      int length = number();
      String text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }
  }
}
