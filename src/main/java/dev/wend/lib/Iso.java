package dev.wend.lib;

import dev.wend.value.Text;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.ZoneId;

/**
 * Dates and times as text, read from bytes without allocation: {@code 2026-03-01}, {@code 09:30},
 * {@code 09:30:15.250}, {@code 2026-03-01T09:30Z}, {@code 2026-03-01 09:30-05:00}. Fractions of a
 * second beyond milliseconds are cut off.
 */
public final class Iso {
  /** No such date or time. Never a value of the types read here. */
  public static final long NONE = Long.MIN_VALUE;

  /** Of the calendar; the first is 1. */
  private static final int LAST_YEAR = 9999;

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Iso() {}

  /** Days since 1970-01-01. */
  public static long date(Text text) {
    return text.length == 10 ? dateAt(text, 0) : NONE;
  }

  /** Milliseconds since midnight. */
  public static long time(Text text) {
    return timeAt(text, 0, text.length);
  }

  /**
   * Milliseconds since 1970-01-01T00:00Z. A text without an offset is in the given zone, one of a
   * date alone is its first instant there.
   */
  public static long datetime(Text text, ZoneId zone) {
    long date = text.length >= 10 ? dateAt(text, 0) : NONE;
    if (date == NONE) {
      return NONE;
    }
    if (text.length == 10) {
      return local(date, 0, zone);
    }
    byte between = at(text, 10);
    if (between != 'T' && between != ' ') {
      return NONE;
    }
    int zoneAt = zoneAt(text);
    long time = timeAt(text, 11, zoneAt);
    if (time == NONE) {
      return NONE;
    }
    if (zoneAt == text.length) {
      return local(date, time, zone);
    }
    long offset = offset(text, zoneAt);
    return offset == NONE ? NONE : date * DAY + time - offset;
  }

  /** Days since 1970-01-01; {@link #NONE} where there is no such day. */
  static long epochDay(long year, long month, long day) {
    if (year < 1 || year > LAST_YEAR || month < 1 || month > 12 || day < 1) {
      return NONE;
    }
    int longest = Month.of((int) month).length(Year.isLeap(year));
    return day > longest ? NONE : LocalDate.of((int) year, (int) month, (int) day).toEpochDay();
  }

  private static long local(long date, long time, ZoneId zone) {
    return Moments.instantOf(LocalDate.ofEpochDay(date).atTime(Moments.timeOf(time)), zone)
        .toEpochMilli();
  }

  private static long dateAt(Text text, int from) {
    if (at(text, from + 4) != '-' || at(text, from + 7) != '-') {
      return NONE;
    }
    int year = digits(text, from, 4);
    int month = digits(text, from + 5, 2);
    int day = digits(text, from + 8, 2);
    return year < 0 || month < 0 || day < 0 ? NONE : epochDay(year, month, day);
  }

  /**
   * {@code HH:mm}, {@code HH:mm:ss}, {@code HH:mm:ss.f…} in the bytes from one place to another.
   */
  private static long timeAt(Text text, int from, int to) {
    int length = to - from;
    if (length < 5 || length == 6 || length == 7 || length == 9 || at(text, from + 2) != ':') {
      return NONE;
    }
    int hour = digits(text, from, 2);
    int minute = digits(text, from + 3, 2);
    int second = 0;
    if (length >= 8) {
      second = at(text, from + 5) == ':' ? digits(text, from + 6, 2) : -1;
    }
    int fraction = length > 8 ? milliseconds(text, from + 8, to) : 0;
    boolean exists = hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    return exists && second >= 0 && second < 60 && fraction >= 0
        ? hour * HOUR + minute * MINUTE + second * 1000L + fraction
        : NONE;
  }

  private static int milliseconds(Text text, int from, int to) {
    if (at(text, from) != '.' || digits(text, from + 1, to - from - 1) < 0) {
      return -1;
    }
    int value = 0;
    for (int i = 1; i <= 3; i++) {
      value = value * 10 + (from + i < to ? at(text, from + i) - '0' : 0);
    }
    return value;
  }

  /** Where {@code Z} or an offset begins; the end when there is none. */
  private static int zoneAt(Text text) {
    if (at(text, text.length - 1) == 'Z') {
      return text.length - 1;
    }
    int sign = text.length - 6;
    boolean signed = sign > 10 && (at(text, sign) == '+' || at(text, sign) == '-');
    return signed ? sign : text.length;
  }

  private static long offset(Text text, int from) {
    if (at(text, from) == 'Z') {
      return 0;
    }
    int hours = digits(text, from + 1, 2);
    int minutes = at(text, from + 3) == ':' ? digits(text, from + 4, 2) : -1;
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return NONE;
    }
    long offset = hours * HOUR + minutes * MINUTE;
    return at(text, from) == '-' ? -offset : offset;
  }

  /** A number of exactly so many digits; -1 when something else stands there. */
  static int digits(Text text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      byte b = at(text, i);
      if (b < '0' || b > '9') {
        return -1;
      }
      value = i - from < 9 ? value * 10 + (b - '0') : value;
    }
    return value;
  }

  private static byte at(Text text, int i) {
    return i < text.length ? text.bytes[text.offset + i] : 0;
  }
}
