package dev.wend.lib;

import dev.wend.value.Text;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Texts by code points, without decoding them where they are ASCII. */
final class Utf8 {
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

  private static boolean startsCodePoint(byte b) {
    return (b & 0xC0) != 0x80;
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
