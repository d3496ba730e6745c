package dev.wend.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are written one after the other; the room grows and is used again. */
public final class Bytes {
  private byte[] array;
  private int length;

  public Bytes(int room) {
    array = new byte[room];
  }

  /** The bytes; valid until more are written. */
  public byte[] array() {
    return array;
  }

  public int length() {
    return length;
  }

  public void clear() {
    length = 0;
  }

  /** Leaves the first bytes. */
  public void cut(int left) {
    length = left;
  }

  /** Makes room for more bytes behind those written, and returns where they start. */
  public int reserve(int more) {
    if (array.length - length < more) {
      array = Arrays.copyOf(array, Math.max(length + more, array.length * 2));
    }
    int start = length;
    length += more;
    return start;
  }

  public void append(byte[] utf8, int offset, int count) {
    int start = reserve(count);
    System.arraycopy(utf8, offset, array, start, count);
  }

  public void append(Text text) {
    append(text.bytes, text.offset, text.length);
  }

  public void append(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    append(utf8, 0, utf8.length);
  }

  /** Writes a code point as UTF-8. */
  public void appendCodePoint(int c) {
    if (c < 0x80) {
      int at = reserve(1);
      array[at] = (byte) c;
    } else if (c < 0x800) {
      int at = reserve(2);
      array[at] = (byte) (0xC0 | (c >> 6));
      array[at + 1] = (byte) (0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      int at = reserve(3);
      array[at] = (byte) (0xE0 | (c >> 12));
      array[at + 1] = (byte) (0x80 | ((c >> 6) & 0x3F));
      array[at + 2] = (byte) (0x80 | (c & 0x3F));
    } else {
      int at = reserve(4);
      array[at] = (byte) (0xF0 | (c >> 18));
      array[at + 1] = (byte) (0x80 | ((c >> 12) & 0x3F));
      array[at + 2] = (byte) (0x80 | ((c >> 6) & 0x3F));
      array[at + 3] = (byte) (0x80 | (c & 0x3F));
    }
  }
}
