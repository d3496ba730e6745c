package dev.wend.store;

import java.nio.charset.StandardCharsets;

/** The way back of {@link Encoder}; the bytes have passed a checksum. */
final class Decoder {
  private final byte[] bytes;
  private int at;

  Decoder(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  int u8() {
    return bytes[at++] & 0xff;
  }

  int u16() {
    return u8() | u8() << 8;
  }

  int i32() {
    int value = (int) Encoder.INT.get(bytes, at);
    at += Integer.BYTES;
    return value;
  }

  long i64() {
    long value = (long) Encoder.LONG.get(bytes, at);
    at += Long.BYTES;
    return value;
  }

  /** Passes over bytes and returns where they begin. */
  int skip(int length) {
    int from = at;
    at += length;
    return from;
  }

  String text() {
    int length = i32();
    return new String(bytes, skip(length), length, StandardCharsets.UTF_8);
  }

  int[] ints() {
    int[] values = new int[i32()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i32();
    }
    return values;
  }

  int[] ranges() {
    int[] values = new int[i32()];
    for (int at = 0; at < values.length; ) {
      int first = i32();
      for (int left = i32(); left > 0; left--) {
        values[at++] = first++;
      }
    }
    return values;
  }

  long[] longs() {
    long[] values = new long[i32()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i64();
    }
    return values;
  }

  long[] lane(int from, int size) {
    long min = i64();
    int width = u8();
    long[] values = new long[size];
    for (int i = from; i < size; i++) {
      long code =
          switch (width) {
            case 0 -> 1;
            case 1 -> u8();
            case 2 -> u16();
            case 4 -> i32() & 0xFFFFFFFFL;
            default -> i64();
          };
      values[i] = code == 0 ? PlaneColumn.MISSING : code - 1 + min;
    }
    return values;
  }
}
