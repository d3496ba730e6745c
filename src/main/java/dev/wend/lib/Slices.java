package dev.wend.lib;

import dev.wend.value.Text;
import java.util.List;

/** Of parts of texts. Positions count code points from 0; an empty part occurs nowhere. */
final class Slices {
  static final List<Fn> ROWS =
      new Table()
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
              Slices::right,
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
              "part(text: string, separator: string, position: int): string",
              "What stands between two separators, counted from 0; nothing where there are fewer parts.",
              Slices::part,
              "part(\"shoes > men > boots\", \" > \", 1)",
              "\"men\"",
              "part(\"a,b\", \",\", 2)",
              "missing")
          .row(
              "line(text: string, position: int): string",
              "A line of the text, counted from 0, without its end; nothing where there are fewer lines.",
              Slices::line,
              "line(\"first\\nsecond\", 1)",
              "\"second\"")
          .row(
              "textBefore(text: string, part: string): string",
              "What stands before the first occurrence of a part; nothing where it does not occur.",
              Slices::textBefore,
              "textBefore(\"SKU-42-red\", \"-\")",
              "\"SKU\"",
              "textBefore(\"SKU\", \"-\")",
              "missing")
          .row(
              "textAfter(text: string, part: string): string",
              "What stands behind the first occurrence of a part; nothing where it does not occur.",
              Slices::textAfter,
              "textAfter(\"SKU-42-red\", \"-\")",
              "\"42-red\"",
              "textAfter(\"SKU\", \"-\")",
              "missing")
          .row(
              "indexOf(text: string, part: string): int",
              "The position where a part first begins, from 0; nothing where it does not occur.",
              in -> givePosition(in, Utf8.find(in.text(0), in.text(1), 0)),
              "indexOf(\"ada@example.org\", \"@\")",
              "3",
              "indexOf(\"ada\", \"@\")",
              "missing")
          .atLeast(0)
          .row(
              "lastIndexOf(text: string, part: string): int",
              "The position where a part begins for the last time, from 0; nothing where it does not occur.",
              in -> givePosition(in, Utf8.findLast(in.text(0), in.text(1))),
              "lastIndexOf(\"a/b/c\", \"/\")",
              "3",
              "lastIndexOf(\"abc\", \"/\")",
              "missing")
          .atLeast(0)
          .row(
              "replace(text: string, part: string, by: string): string",
              "The text with every occurrence of a part replaced; an empty part occurs nowhere.",
              in -> replace(in, Integer.MAX_VALUE),
              "replace(\"a-b-c\", \"-\", \"+\")",
              "\"a+b+c\"")
          .row(
              "replaceFirst(text: string, part: string, by: string): string",
              "The text with the first occurrence of a part replaced; an empty part occurs nowhere.",
              in -> replace(in, 1),
              "replaceFirst(\"a-b-c\", \"-\", \"+\")",
              "\"a+b-c\"")
          .rows();

  private Slices() {}

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

  private static void part(Invocation in) {
    Text text = in.text(0);
    Text separator = in.text(1);
    long left = in.number(2);
    int from = 0;
    while (left > 0 && from >= 0) {
      int at = separator.length == 0 ? -1 : Utf8.find(text, separator, from);
      from = at < 0 ? -1 : at + separator.length;
      left--;
    }
    if (left == 0 && from >= 0) {
      int end = separator.length == 0 ? -1 : Utf8.find(text, separator, from);
      in.give(text.bytes, text.offset + from, (end < 0 ? text.length : end) - from);
    }
  }

  /** A line ends at CR LF, LF or CR. */
  private static void line(Invocation in) {
    Text text = in.text(0);
    long left = in.number(1);
    int from = 0;
    while (left > 0 && from < text.length) {
      from = afterLine(text, from);
      left--;
    }
    boolean exists = from < text.length || isEmptyLastLine(text, from);
    if (left == 0 && exists) {
      in.give(text.bytes, text.offset + from, lineEnd(text, from) - from);
    }
  }

  private static boolean isEmptyLastLine(Text text, int from) {
    return from == text.length && (from == 0 || isLineEnd(text.bytes[text.offset + from - 1]));
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r';
  }

  private static int lineEnd(Text text, int from) {
    int at = from;
    while (at < text.length && !isLineEnd(text.bytes[text.offset + at])) {
      at++;
    }
    return at;
  }

  private static int afterLine(Text text, int from) {
    int end = lineEnd(text, from);
    boolean pair =
        end + 1 < text.length
            && text.bytes[text.offset + end] == '\r'
            && text.bytes[text.offset + end + 1] == '\n';
    return pair ? end + 2 : Math.min(end + 1, text.length);
  }

  private static void textBefore(Invocation in) {
    Text text = in.text(0);
    int at = in.text(1).length == 0 ? -1 : Utf8.find(text, in.text(1), 0);
    if (at >= 0) {
      in.give(text.bytes, text.offset, at);
    }
  }

  private static void textAfter(Invocation in) {
    Text text = in.text(0);
    Text part = in.text(1);
    int at = part.length == 0 ? -1 : Utf8.find(text, part, 0);
    if (at >= 0) {
      int from = at + part.length;
      in.give(text.bytes, text.offset + from, text.length - from);
    }
  }

  private static void givePosition(Invocation in, int at) {
    if (at >= 0) {
      in.give((long) Utf8.length(in.text(0), at));
    }
  }

  private static void replace(Invocation in, int most) {
    Text text = in.text(0);
    Text part = in.text(1);
    Text by = in.text(2);
    int count = count(text, part, most);
    long bytes = text.length + (long) count * (by.length - part.length);
    if (count == 0) {
      in.give(text.bytes, text.offset, text.length);
      return;
    }
    if (bytes > Math.max(Utf8.MOST_BYTES, text.length)) {
      return;
    }
    byte[] room = in.scratch((int) bytes);
    int from = 0;
    int to = 0;
    for (int i = 0; i < count; i++) {
      int at = Utf8.find(text, part, from);
      to = Utf8.copy(text, from, at - from, room, to);
      to = Utf8.copy(by, 0, by.length, room, to);
      from = at + part.length;
    }
    Utf8.give(in, room, Utf8.copy(text, from, text.length - from, room, to));
  }

  /** How often a part occurs, one behind the other. */
  private static int count(Text text, Text part, int most) {
    int count = 0;
    int at = part.length == 0 ? -1 : Utf8.find(text, part, 0);
    while (at >= 0 && count < most) {
      count++;
      at = Utf8.find(text, part, at + part.length);
    }
    return count;
  }
}
