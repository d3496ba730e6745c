package dev.wend.lib;

import dev.wend.value.Text;
import java.time.LocalDate;
import java.util.List;

/**
 * Dates in other layouts. A pattern is made of {@code yyyy}, {@code MM} or {@code M}, {@code dd} or
 * {@code d}, each once, and other characters that stand for themselves; one letter takes one or two
 * digits. Letters of any other kind are not understood.
 */
final class DatePattern {
  /** The letters of a whole date, sorted. */
  private static final List<String> PARTS = List.of("M", "d", "y");

  /** Of a year, a month and a day. */
  private static final int DIGITS = 8;

  private DatePattern() {}

  /**
   * Days since 1970-01-01; {@link Iso#NONE} where the text does not fit or there is no such day.
   */
  static long read(Text text, Text pattern) {
    int year = -1;
    int month = -1;
    int day = -1;
    int at = 0;
    int i = 0;
    while (i < pattern.length) {
      byte letter = pattern.bytes[pattern.offset + i];
      int run = run(pattern, i);
      i += run;
      if (!isLetter(letter)) {
        if (!same(text, at, letter, run)) {
          return Iso.NONE;
        }
        at += run;
        continue;
      }
      int width = width(text, at, letter, run);
      int value = width == 0 ? -1 : Iso.digits(text, at, width);
      at += width;
      switch (letter) {
        case 'y' -> year = year < 0 ? value : -1;
        case 'M' -> month = month < 0 ? value : -1;
        default -> day = day < 0 ? value : -1;
      }
      if (value < 0) {
        return Iso.NONE;
      }
    }
    boolean whole = at == text.length && year >= 0 && month >= 0 && day >= 0;
    return whole ? Iso.epochDay(year, month, day) : Iso.NONE;
  }

  /** Gives the first argument, a date, in the layout of the second, unless that is none. */
  static void write(Invocation in) {
    Text pattern = in.text(1);
    if (!isValid(pattern)) {
      return;
    }
    LocalDate date = LocalDate.ofEpochDay(in.number(0));
    byte[] room = in.scratch(pattern.length + DIGITS);
    int at = 0;
    for (int i = 0; i < pattern.length; i += run(pattern, i)) {
      byte letter = pattern.bytes[pattern.offset + i];
      int run = run(pattern, i);
      if (isLetter(letter)) {
        int value =
            letter == 'y'
                ? date.getYear()
                : letter == 'M' ? date.getMonthValue() : date.getDayOfMonth();
        at = number(value, run, room, at);
      } else {
        at = Utf8.copy(pattern, i, run, room, at);
      }
    }
    Utf8.give(in, room, at);
  }

  /** Writes a number of 1 to 4 digits with at least so many. */
  private static int number(int value, int digits, byte[] room, int start) {
    int at = start;
    for (int unit = 1000; unit > 0; unit /= 10) {
      if (value >= unit || at > start || isWithin(unit, digits)) {
        room[at++] = (byte) ('0' + value / unit % 10);
      }
    }
    return at;
  }

  /** Whether a unit has its digit among the last so many. */
  private static boolean isWithin(int unit, int digits) {
    return unit == 1 || (unit == 10 && digits >= 2) || digits >= 4;
  }

  /** Whether a pattern has year, month and day, each once, and no other letters. */
  static boolean isValid(Text pattern) {
    StringBuilder found = new StringBuilder();
    for (int i = 0; i < pattern.length; i += run(pattern, i)) {
      byte letter = pattern.bytes[pattern.offset + i];
      int run = run(pattern, i);
      if (isLetter(letter)) {
        found.append((char) letter);
        if (letter == 'y' ? run != 4 : run > 2) {
          return false;
        }
      }
    }
    return found.chars().sorted().mapToObj(Character::toString).toList().equals(PARTS);
  }

  /** How many digits a run of a letter takes; 0 where the pattern does not allow such a run. */
  private static int width(Text text, int at, byte letter, int run) {
    if (letter == 'y') {
      return run == 4 ? 4 : 0;
    }
    if ((letter != 'M' && letter != 'd') || run > 2) {
      return 0;
    }
    return run == 2 || Iso.digits(text, at, 2) >= 0 ? 2 : 1;
  }

  private static int run(Text pattern, int from) {
    int end = from + 1;
    byte first = pattern.bytes[pattern.offset + from];
    while (end < pattern.length && pattern.bytes[pattern.offset + end] == first) {
      end++;
    }
    return end - from;
  }

  private static boolean same(Text text, int at, byte wanted, int count) {
    for (int i = at; i < at + count; i++) {
      if (i >= text.length || text.bytes[text.offset + i] != wanted) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }
}
