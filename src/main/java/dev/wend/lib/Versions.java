package dev.wend.lib;

import dev.wend.value.Text;
import java.util.List;

/**
 * Versions by Semantic Versioning 2.0.0, as texts whose order by code point is their precedence.
 *
 * <pre>
 * 2.10.0          12.210.10~            numbers, then ~, which is above every sign below
 * 2.10.0-rc.1     12.210.10- !rc 111    for each identifier a blank, then
 *                                       0 and a number, or 1 and a text
 * number          its count of digits, then its digits; the count c is written as c / 9 nines
 *                 and the digit c % 9, so that a longer number is the greater one
 * </pre>
 *
 * A blank is below every sign of an identifier, so that fewer identifiers come first; what follows
 * {@code +} has no say.
 */
final class Versions {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "version(text: string): string",
              "A version by SemVer 2.0, which compares as such: a text on the other side of the comparison is a version, too. Parts left out are 0; nothing for what is no version.",
              Versions::version,
              "version(\"2.10.0\") > \"2.9.3\"",
              "true",
              "version(\"2.0.0-rc.1\") < version(\"2.0\")",
              "true",
              "version(\"two\")",
              "missing")
          .row(
              "majorVersion(text: string): int",
              "The first number of a version by SemVer 2.0; nothing for what is no version.",
              Versions::major,
              "majorVersion(\"2.10.0\")",
              "2")
          .atLeast(0)
          .rows();

  private static final int NUMBERS = 3;

  private Versions() {}

  private static void version(Invocation in) {
    Text text = in.text(0);
    // A count takes a byte for nine digits and one more, a mark and a blank one each.
    byte[] room = in.scratch(4 * text.length + 4 * NUMBERS);
    int length = write(text, room);
    if (length >= 0) {
      in.give(room, 0, length);
    }
  }

  static boolean isVersion(Text text) {
    return write(text, new byte[4 * text.length + 4 * NUMBERS]) >= 0;
  }

  private static void major(Invocation in) {
    Text text = in.text(0);
    if (write(text, in.scratch(4 * text.length + 4 * NUMBERS)) < 0) {
      return;
    }
    long number = 0;
    for (int i = 0; i < numberEnd(text, 0); i++) {
      int digit = at(text, i) - '0';
      if (number > (Long.MAX_VALUE - digit) / 10) {
        return;
      }
      number = number * 10 + digit;
    }
    in.give(number);
  }

  /** Writes what orders a version; returns its length, or -1 where the text is no version. */
  private static int write(Text text, byte[] room) {
    int from = 0;
    int at = 0;
    for (int number = 0; number < NUMBERS; number++) {
      boolean left = from < text.length && (number == 0 || at(text, from) == '.');
      if (number == 0 || left) {
        from += number == 0 ? 0 : 1;
        int end = numberEnd(text, from);
        if (!isNumber(text, from, end)) {
          return -1;
        }
        at = number(text, from, end, room, at);
        from = end;
      } else {
        room[at++] = '1';
        room[at++] = '0';
      }
      room[at++] = '.';
    }
    if (from < text.length && at(text, from) == '-') {
      room[at - 1] = '-';
      return identifiers(text, from + 1, room, at);
    }
    room[at - 1] = '~';
    return isBuild(text, from) ? at : -1;
  }

  private static byte at(Text text, int i) {
    return text.bytes[text.offset + i];
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static int numberEnd(Text text, int from) {
    int end = from;
    while (end < text.length && isDigit(at(text, end))) {
      end++;
    }
    return end;
  }

  /** Digits, without a zero before others. */
  private static boolean isNumber(Text text, int from, int end) {
    return end > from && (end == from + 1 || at(text, from) != '0');
  }

  private static int number(Text text, int from, int end, byte[] room, int start) {
    int at = start;
    int digits = end - from;
    for (; digits >= 9; digits -= 9) {
      room[at++] = '9';
    }
    room[at++] = (byte) ('0' + digits);
    return Utf8.copy(text, from, end - from, room, at);
  }

  private static int identifierEnd(Text text, int from) {
    int end = from;
    while (end < text.length
        && (at(text, end) == '-'
            || (at(text, end) > 0 && Character.isLetterOrDigit(at(text, end))))) {
      end++;
    }
    return end;
  }

  private static int identifiers(Text text, int start, byte[] room, int written) {
    int at = written;
    int from = start;
    while (true) {
      int end = identifierEnd(text, from);
      boolean number = numberEnd(text, from) == end;
      if (end == from || (number && !isNumber(text, from, end))) {
        return -1;
      }
      room[at++] = ' ';
      room[at++] = (byte) (number ? '0' : '1');
      at = number ? number(text, from, end, room, at) : Utf8.copy(text, from, end - from, room, at);
      if (end == text.length || at(text, end) != '.') {
        return isBuild(text, end) ? at : -1;
      }
      from = end + 1;
    }
  }

  /** Whether nothing follows, or a {@code +} and identifiers. */
  private static boolean isBuild(Text text, int start) {
    if (start == text.length) {
      return true;
    }
    int from = start;
    char before = '+';
    while (from < text.length && at(text, from) == before) {
      int end = identifierEnd(text, from + 1);
      if (end == from + 1) {
        return false;
      }
      from = end;
      before = '.';
    }
    return from == text.length;
  }
}
