package dev.wend.lib;

import dev.wend.value.Text;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Of whole texts. Lengths and positions count code points, positions from 0. */
final class Texts {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "lower(text: string): string",
              "The text in small letters.",
              in -> mapCase(in, 'A', 'Z', false),
              "lower(\"ROMA\")",
              "\"roma\"",
              "lower(\"ÉA\")",
              "\"éa\"")
          .row(
              "upper(text: string): string",
              "The text in capital letters.",
              in -> mapCase(in, 'a', 'z', true),
              "upper(\"roma\")",
              "\"ROMA\"",
              "upper(\"straße\")",
              "\"STRASSE\"")
          .row(
              "capitalize(text: string): string",
              "The text with a capital letter at the beginning of each word, small ones elsewhere; a word begins after white space or a hyphen.",
              Texts::capitalize,
              "capitalize(\"ada KING-noel\")",
              "\"Ada King-Noel\"")
          .row(
              "fold(text: string): string",
              "The text without accents and other marks on its letters; capital letters stay.",
              Texts::fold,
              "fold(\"Málaga\")",
              "\"Malaga\"")
          .row(
              "trim(text: string): string",
              "The text without white space at its ends.",
              in -> trim(in, true, true),
              "trim(\"  Rome \")",
              "\"Rome\"")
          .row(
              "trimLeft(text: string): string",
              "The text without white space at its beginning.",
              in -> trim(in, true, false),
              "trimLeft(\"  Rome \")",
              "\"Rome \"")
          .row(
              "trimRight(text: string): string",
              "The text without white space at its end.",
              in -> trim(in, false, true),
              "trimRight(\"  Rome \")",
              "\"  Rome\"")
          .row(
              "squeeze(text: string): string",
              "The text with one blank for each run of white space, and none at its ends.",
              Texts::squeeze,
              "squeeze(\"  Ada   King \")",
              "\"Ada King\"")
          .row(
              "padLeft(text: string, length: int, by: string): string",
              "The text with another before it, repeated and cut, so that it has a length; a longer text stays.",
              in -> pad(in, true),
              "padLeft(\"42\", 5, \"0\")",
              "\"00042\"",
              "padLeft(\"Seattle\", 3, \"-\")",
              "\"Seattle\"")
          .row(
              "padRight(text: string, length: int, by: string): string",
              "The text with another behind it, repeated and cut, so that it has a length; a longer text stays.",
              in -> pad(in, false),
              "padRight(\"ab\", 5, \"-+\")",
              "\"ab-+-\"")
          .row(
              "repeat(text: string, count: int): string",
              "The text so many times; nothing for a count below 0 or a result of more than 1,048,576 bytes.",
              Texts::repeat,
              "repeat(\"ab\", 3)",
              "\"ababab\"",
              "repeat(\"ab\", 0)",
              "\"\"")
          .row(
              "reverse(text: string): string",
              "The text from its end to its beginning.",
              Texts::reverse,
              "reverse(\"abc\")",
              "\"cba\"")
          .row(
              "mask(text: string, left: int, right: int): string",
              "The text with a `*` for each code point but so many at its left and right end.",
              Texts::mask,
              "mask(\"123456789\", 5, 2)",
              "\"12345**89\"",
              "mask(\"123\", 2, 2)",
              "\"123\"")
          .row(
              "length(text: string): int",
              "The number of code points.",
              in -> in.give((long) Utf8.length(in.text(0))),
              "length(\"Málaga\")",
              "6",
              "length(\"\")",
              "0")
          .atLeast(0)
          .row(
              "byteLength(text: string): int",
              "The number of bytes of the text in UTF-8.",
              in -> in.give((long) in.text(0).length),
              "byteLength(\"Málaga\")",
              "7")
          .atLeast(0)
          .row(
              "codePoint(text: string): int",
              "The number that Unicode gives to the first character; nothing for an empty text.",
              in -> codePoint(in, 0),
              "codePoint(\"A\")",
              "65",
              "codePoint(\"\")",
              "missing")
          .within(0, 1_114_111)
          .row(
              "codePoint(text: string, position: int): int",
              "The number that Unicode gives to the character at a position, from 0; nothing where the text is shorter.",
              in -> codePoint(in, in.number(1)),
              "codePoint(\"ABC\", 2)",
              "67")
          .within(0, 1_114_111)
          .row(
              "character(number: int): string",
              "The character to which Unicode gives a number; nothing where there is none.",
              Texts::character,
              "character(65)",
              "\"A\"",
              "character(-1)",
              "missing")
          .rows();

  private Texts() {}

  private static void mapCase(Invocation in, char first, char last, boolean upper) {
    Text text = in.text(0);
    if (Utf8.isAscii(text)) {
      byte[] room = in.scratch(text.length);
      for (int i = 0; i < text.length; i++) {
        byte b = text.bytes[text.offset + i];
        // Capital and small ASCII letters differ in bit 5 alone.
        room[i] = b >= first && b <= last ? (byte) (b ^ 0x20) : b;
      }
      in.give(room, 0, text.length);
      return;
    }
    String all = text.toString();
    Utf8.give(in, upper ? all.toUpperCase(Locale.ROOT) : all.toLowerCase(Locale.ROOT));
  }

  private static void capitalize(Invocation in) {
    Text text = in.text(0);
    boolean begins = true;
    if (!Utf8.isAscii(text)) {
      StringBuilder out = new StringBuilder();
      for (int c : text.toString().codePoints().toArray()) {
        out.appendCodePoint(begins ? Character.toTitleCase(c) : Character.toLowerCase(c));
        begins = Character.isWhitespace(c) || c == '-';
      }
      Utf8.give(in, out.toString());
      return;
    }
    byte[] room = in.scratch(text.length);
    for (int i = 0; i < text.length; i++) {
      byte b = text.bytes[text.offset + i];
      room[i] = (byte) (begins ? Character.toUpperCase((int) b) : Character.toLowerCase((int) b));
      begins = Character.isWhitespace(b) || b == '-';
    }
    in.give(room, 0, text.length);
  }

  private static void fold(Invocation in) {
    Text text = in.text(0);
    if (Utf8.isAscii(text)) {
      in.give(text.bytes, text.offset, text.length);
      return;
    }
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(text.toString(), Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(plain::appendCodePoint);
    Utf8.give(in, plain.toString());
  }

  private static void trim(Invocation in, boolean left, boolean right) {
    Text text = in.text(0);
    if (!Utf8.isAscii(text)) {
      String begun = left ? text.toString().stripLeading() : text.toString();
      in.give(right ? begun.stripTrailing() : begun);
      return;
    }
    int from = 0;
    int to = text.length;
    while (left && from < to && Character.isWhitespace(text.bytes[text.offset + from])) {
      from++;
    }
    while (right && to > from && Character.isWhitespace(text.bytes[text.offset + to - 1])) {
      to--;
    }
    in.give(text.bytes, text.offset + from, to - from);
  }

  private static void squeeze(Invocation in) {
    Text text = in.text(0);
    if (!Utf8.isAscii(text)) {
      Utf8.give(in, squeezed(text.toString()));
      return;
    }
    byte[] room = in.scratch(text.length);
    int length = 0;
    boolean gap = false;
    for (int i = 0; i < text.length; i++) {
      byte b = text.bytes[text.offset + i];
      if (Character.isWhitespace(b)) {
        gap = length > 0;
        continue;
      }
      if (gap) {
        room[length++] = ' ';
        gap = false;
      }
      room[length++] = b;
    }
    in.give(room, 0, length);
  }

  private static String squeezed(String text) {
    StringBuilder out = new StringBuilder();
    boolean gap = false;
    for (int c : text.codePoints().toArray()) {
      if (Character.isWhitespace(c)) {
        gap = out.length() > 0;
      } else {
        out.append(gap ? " " : "").appendCodePoint(c);
        gap = false;
      }
    }
    return out.toString();
  }

  private static void pad(Invocation in, boolean left) {
    Text text = in.text(0);
    Text by = in.text(2);
    long more = in.number(1) - Utf8.length(text);
    if (more <= 0 || by.length == 0) {
      in.give(text.bytes, text.offset, text.length);
      return;
    }
    int each = Utf8.length(by);
    long bytes = text.length + more / each * by.length + Utf8.prefix(by, more % each);
    if (more > Utf8.MOST_BYTES || bytes > Utf8.MOST_BYTES) {
      return;
    }
    byte[] room = in.scratch((int) bytes);
    int at = left ? 0 : Utf8.copy(text, 0, text.length, room, 0);
    for (long n = more / each; n > 0; n--) {
      at = Utf8.copy(by, 0, by.length, room, at);
    }
    at = Utf8.copy(by, 0, Utf8.prefix(by, more % each), room, at);
    Utf8.give(in, room, left ? Utf8.copy(text, 0, text.length, room, at) : at);
  }

  private static void repeat(Invocation in) {
    Text text = in.text(0);
    long count = in.number(1);
    if (count < 0 || (text.length > 0 && count > Utf8.MOST_BYTES / text.length)) {
      return;
    }
    int bytes = text.length == 0 ? 0 : (int) count * text.length;
    byte[] room = in.scratch(bytes);
    for (int at = 0; at < bytes; ) {
      at = Utf8.copy(text, 0, text.length, room, at);
    }
    Utf8.give(in, room, bytes);
  }

  private static void reverse(Invocation in) {
    Text text = in.text(0);
    byte[] room = in.scratch(text.length);
    int at = text.length;
    for (int from = 0; from < text.length; ) {
      int width = Utf8.width(text, from);
      at -= width;
      Utf8.copy(text, from, width, room, at);
      from += width;
    }
    Utf8.give(in, room, text.length);
  }

  private static void mask(Invocation in) {
    Text text = in.text(0);
    int length = Utf8.length(text);
    long left = in.number(1);
    long right = in.number(2);
    if (left < 0 || right < 0) {
      return;
    }
    if (left >= length || right >= length - left) {
      in.give(text.bytes, text.offset, text.length);
      return;
    }
    int stars = (int) (length - left - right);
    int first = Utf8.prefix(text, left);
    int last = Utf8.prefix(text, length - right);
    byte[] room = in.scratch(text.length);
    int at = Utf8.copy(text, 0, first, room, 0);
    for (int i = 0; i < stars; i++) {
      room[at++] = '*';
    }
    Utf8.give(in, room, Utf8.copy(text, last, text.length - last, room, at));
  }

  private static void codePoint(Invocation in, long position) {
    Text text = in.text(0);
    int at = position < 0 ? text.length : Utf8.prefix(text, position);
    if (at < text.length) {
      in.give((long) Utf8.codePoint(text, at));
    }
  }

  private static void character(Invocation in) {
    long number = in.number(0);
    boolean exists = number >= 0 && number <= Character.MAX_CODE_POINT;
    if (exists && (number < Character.MIN_SURROGATE || number > Character.MAX_SURROGATE)) {
      Utf8.give(in, Character.toString((int) number));
    }
  }
}
