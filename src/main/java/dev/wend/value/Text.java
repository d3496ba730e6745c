package dev.wend.value;

import java.nio.charset.StandardCharsets;

/**
 * A slice of UTF-8 that can be moved over other bytes without allocating. The text itself is never
 * changed through it.
 */
public final class Text {
  public byte[] bytes = new byte[0];
  public int offset;
  public int length;

  public Text set(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    return this;
  }

  /** A slice of its own over the UTF-8 of a string. */
  public static Text of(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return new Text().set(utf8, 0, utf8.length);
  }

  @Override
  public String toString() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }
}
