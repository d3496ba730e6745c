package dev.wend.lib;

import dev.wend.value.Text;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Of texts. Lengths and positions count code points, positions from 0. */
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
              "fold(text: string): string",
              "The text without accents and other marks on its letters; capital letters stay.",
              Texts::fold,
              "fold(\"Málaga\")",
              "\"Malaga\"")
          .row(
              "trim(text: string): string",
              "The text without white space at its ends.",
              Texts::trim,
              "trim(\"  Rome \")",
              "\"Rome\"")
          .row(
              "length(text: string): int",
              "The number of code points.",
              in -> in.give((long) Utf8.length(in.text(0))),
              "length(\"Málaga\")",
              "6",
              "length(\"\")",
              "0")
          .row(
              "left(text: string, count: int): string",
              "The first so many code points, or the whole text where it is shorter.",
              in -> slice(in, 0, in.number(1)),
              "left(\"Seattle\", 3)",
              "\"Sea\"",
              "left(\"Rome\", 9)",
              "\"Rome\"")
          .row(
              "right(text: string, count: int): string",
              "The last so many code points, or the whole text where it is shorter.",
              Texts::right,
              "right(\"Seattle\", 3)",
              "\"tle\"")
          .row(
              "substring(text: string, from: int): string",
              "The text from a position on; positions count from 0.",
              in -> slice(in, in.number(1), Long.MAX_VALUE),
              "substring(\"Seattle\", 3)",
              "\"ttle\"")
          .row(
              "substring(text: string, from: int, count: int): string",
              "So many code points from a position on; positions count from 0.",
              in -> slice(in, in.number(1), in.number(2)),
              "substring(\"Seattle\", 1, 3)",
              "\"eat\"",
              "substring(\"Rome\", -1, 2)",
              "missing")
          .row(
              "indexOf(text: string, part: string): int",
              "The position where a part first begins, from 0; nothing where it does not occur.",
              Texts::indexOf,
              "indexOf(\"ada@example.org\", \"@\")",
              "3",
              "indexOf(\"ada\", \"@\")",
              "missing")
          .row(
              "replace(text: string, part: string, by: string): string",
              "The text with every occurrence of a part replaced; an empty part occurs nowhere.",
              Texts::replace,
              "replace(\"a-b-c\", \"-\", \"+\")",
              "\"a+b+c\"")
          .row(
              "emailDomain(email: string): string",
              "What follows the last `@`, in small letters; nothing where there is no `@` with text on both sides.",
              Texts::emailDomain,
              "emailDomain(\"ada@Example.org\")",
              "\"example.org\"",
              "emailDomain(\"ada\")",
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
    give(in, upper ? all.toUpperCase(Locale.ROOT) : all.toLowerCase(Locale.ROOT));
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
    give(in, plain.toString());
  }

  private static void trim(Invocation in) {
    Text text = in.text(0);
    if (!Utf8.isAscii(text)) {
      in.give(text.toString().strip());
      return;
    }
    int from = 0;
    int to = text.length;
    while (from < to && Character.isWhitespace(text.bytes[text.offset + from])) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.bytes[text.offset + to - 1])) {
      to--;
    }
    in.give(text.bytes, text.offset + from, to - from);
  }

  /** Code points from a position on; nothing for a negative position or count. */
  private static void slice(Invocation in, long from, long count) {
    if (from < 0 || count < 0) {
      return;
    }
    Text text = in.text(0);
    int start = Utf8.prefix(text, from);
    long end = count > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + count;
    in.give(text.bytes, text.offset + start, Utf8.prefix(text, end) - start);
  }

  private static void right(Invocation in) {
    long count = in.number(1);
    if (count >= 0) {
      slice(in, Math.max(0, Utf8.length(in.text(0)) - count), Long.MAX_VALUE);
    }
  }

  private static void indexOf(Invocation in) {
    Text text = in.text(0);
    int at = Utf8.find(text, in.text(1), 0);
    if (at >= 0) {
      in.give((long) Utf8.length(text, at));
    }
  }

  private static void replace(Invocation in) {
    Text text = in.text(0);
    Text part = in.text(1);
    int at = part.length == 0 ? -1 : Utf8.find(text, part, 0);
    if (at < 0) {
      in.give(text.bytes, text.offset, text.length);
      return;
    }
    give(in, text.toString().replace(part.toString(), in.text(2).toString()));
  }

  private static void emailDomain(Invocation in) {
    Text text = in.text(0);
    int at = text.length - 1;
    while (at >= 0 && text.bytes[text.offset + at] != '@') {
      at--;
    }
    int length = text.length - at - 1;
    if (at <= 0 || length == 0) {
      return;
    }
    byte[] room = in.scratch(length);
    for (int i = 0; i < length; i++) {
      byte b = text.bytes[text.offset + at + 1 + i];
      if (b < 0) {
        give(
            in,
            text.toString()
                .substring(text.toString().lastIndexOf('@') + 1)
                .toLowerCase(Locale.ROOT));
        return;
      }
      room[i] = b >= 'A' && b <= 'Z' ? (byte) (b ^ 0x20) : b;
    }
    in.give(room, 0, length);
  }

  private static void give(Invocation in, String text) {
    byte[] normal = Utf8.normal(text);
    in.give(normal, 0, normal.length);
  }
}
