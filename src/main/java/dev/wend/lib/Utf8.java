package dev.wend.lib;

import dev.wend.value.Text;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Texts by code points, without decoding them where they are ASCII. */
final class Utf8 {
  /** Of a text that a function makes longer than its arguments are; nothing longer is made. */
  static final int MOST_BYTES = dev.wend.value.Texts.MOST_MADE;

  private Utf8() {}

  static boolean isAscii(Text text) {
    for (int i = text.offset; i < text.offset + text.length; i++) {
      if (text.bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** The number of code points. */
  static int length(Text text) {
    return length(text, text.length);
  }

  /** The number of code points in the first bytes. */
  static int length(Text text, int bytes) {
    int count = 0;
    for (int i = text.offset; i < text.offset + bytes; i++) {
      if (startsCodePoint(text.bytes[i])) {
        count++;
      }
    }
    return count;
  }

  /** How many bytes the first {@code count} code points take; all bytes when there are fewer. */
  static int prefix(Text text, long count) {
    long left = count;
    for (int i = 0; i < text.length; i++) {
      if (startsCodePoint(text.bytes[text.offset + i]) && left-- <= 0) {
        return i;
      }
    }
    return text.length;
  }

  /** Where a text begins in another, in bytes from {@code from} on; -1 when it does not. */
  static int find(Text text, Text part, int from) {
    int last = text.length - part.length;
    for (int i = from; i <= last; i++) {
      if (startsAt(text, part, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean startsAt(Text text, Text part, int at) {
    for (int i = 0; i < part.length; i++) {
      if (text.bytes[text.offset + at + i] != part.bytes[part.offset + i]) {
        return false;
      }
    }
    return true;
  }

  /** Bytes of the code point that starts at a byte. */
  static int width(Text text, int at) {
    int end = at + 1;
    while (end < text.length && !startsCodePoint(text.bytes[text.offset + end])) {
      end++;
    }
    return end - at;
  }

  /** The code point that starts at a byte. */
  static int codePoint(Text text, int at) {
    int width = width(text, at);
    int lead = text.bytes[text.offset + at] & 0xFF;
    int c = width == 1 ? lead : lead & (0x7F >> width);
    for (int i = 1; i < width; i++) {
      c = (c << 6) | (text.bytes[text.offset + at + i] & 0x3F);
    }
    return c;
  }

  private static boolean startsCodePoint(byte b) {
    return (b & 0xC0) != 0x80;
  }

  /** Where a text begins in another for the last time, in bytes; -1 when it does not. */
  static int findLast(Text text, Text part) {
    for (int i = text.length - part.length; i >= 0; i--) {
      if (startsAt(text, part, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Writes a text's bytes to a place; returns the place behind them. */
  static int copy(Text text, int from, int length, byte[] to, int at) {
    System.arraycopy(text.bytes, text.offset + from, to, at, length);
    return at + length;
  }

  /** A text result that was put together of pieces, which may have to be composed anew. */
  static void give(Invocation in, byte[] utf8, int length) {
    for (int i = 0; i < length; i++) {
      if (utf8[i] < 0) {
        give(in, new String(utf8, 0, length, StandardCharsets.UTF_8));
        return;
      }
    }
    in.give(utf8, 0, length);
  }

  static void give(Invocation in, String text) {
    byte[] normal = normal(text);
    in.give(normal, 0, normal.length);
  }

  /** NFC, in which all texts are kept. */
  static byte[] normal(String text) {
    String composed =
        Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFC);
    return composed.getBytes(StandardCharsets.UTF_8);
  }
}
