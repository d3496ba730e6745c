package dev.wend.value;

import java.util.Arrays;

/**
 * What the operators on texts mean, once, over slices of UTF-8; nothing is allocated. The order of
 * bytes is the order of code points.
 */
public final class Texts {
  /** In bytes of UTF-8; of a text that is made out of others nothing longer is made. */
  public static final int MOST_MADE = 1 << 20;

  private Texts() {}

  /**
   * Whether two texts of so many bytes are joined; one that is longer than both may be is missing.
   */
  public static boolean joins(int a, int b) {
    return (long) a + b <= MOST_MADE;
  }

  public static boolean equal(Text a, Text b) {
    return Arrays.equals(
        a.bytes, a.offset, a.offset + a.length, b.bytes, b.offset, b.offset + b.length);
  }

  public static int compare(Text a, Text b) {
    return Arrays.compareUnsigned(
        a.bytes, a.offset, a.offset + a.length, b.bytes, b.offset, b.offset + b.length);
  }

  private static boolean matchesAt(Text text, int at, Text part) {
    int from = text.offset + at;
    return Arrays.equals(
        text.bytes, from, from + part.length, part.bytes, part.offset, part.offset + part.length);
  }

  public static boolean startsWith(Text text, Text part) {
    return text.length >= part.length && matchesAt(text, 0, part);
  }

  public static boolean endsWith(Text text, Text part) {
    return text.length >= part.length && matchesAt(text, text.length - part.length, part);
  }

  public static boolean contains(Text text, Text part) {
    if (part.length == 0) {
      return true;
    }
    // Two bytes are compared before all are: few places of a text get that far.
    byte[] bytes = text.bytes;
    int across = part.length - 1;
    byte first = part.bytes[part.offset];
    byte last = part.bytes[part.offset + across];
    int end = text.offset + text.length - across;
    for (int at = text.offset; at < end; at++) {
      if (bytes[at] == first
          && bytes[at + across] == last
          && matchesAt(text, at - text.offset, part)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a pattern fits all of a text: {@code %} any text, {@code _} one code point. */
  public static boolean like(Text text, Text pattern) {
    int t = 0;
    int p = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length) {
      byte c = p < pattern.length ? pattern.bytes[pattern.offset + p] : 0;
      if (p < pattern.length && c == '%') {
        star = ++p;
        mark = t;
      } else if (p < pattern.length && c == '_') {
        t += width(text, t);
        p++;
      } else if (p < pattern.length && c == text.bytes[text.offset + t]) {
        t++;
        p++;
      } else if (star >= 0) {
        mark += width(text, mark);
        t = mark;
        p = star;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern.bytes[pattern.offset + p] == '%') {
      p++;
    }
    return p == pattern.length;
  }

  /** Bytes of the code point that starts at a byte of the text. */
  private static int width(Text text, int at) {
    int lead = text.bytes[text.offset + at] & 0xFF;
    int width = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return Math.min(width, text.length - at);
  }

  /** Code points in a text. */
  public static long length(Text text) {
    int count = 0;
    for (int i = text.offset; i < text.offset + text.length; i++) {
      count += (text.bytes[i] & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
  }

  /** Writes a text with its case folded, by Unicode's simple folding. */
  public static void fold(Text text, Bytes into) {
    int end = text.offset + text.length;
    int i = text.offset;
    while (i < end) {
      byte b = text.bytes[i];
      if (b >= 0) {
        into.appendCodePoint(b >= 'A' && b <= 'Z' ? b + 32 : b);
        i++;
      } else {
        int width = width(text, i - text.offset);
        into.appendCodePoint(fold(codePoint(text.bytes, i, width)));
        i += width;
      }
    }
  }

  /** The simple case folding of a code point. */
  public static int fold(int codePoint) {
    // The Turkish letters: İ and ı fold to themselves outside of Turkish.
    if (codePoint == 0x130 || codePoint == 0x131) {
      return codePoint;
    }
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  private static int codePoint(byte[] bytes, int at, int width) {
    int lead = bytes[at] & 0xFF;
    int c = width == 1 ? lead : lead & (0x7F >> width);
    for (int i = 1; i < width; i++) {
      c = (c << 6) | (bytes[at + i] & 0x3F);
    }
    return c;
  }
}
