package dev.wend.load;

import dev.wend.store.Batch;
import dev.wend.value.LengthText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.OptionalLong;

/** Dates and times from their ISO texts. */
final class TimeReaders {
  private static final long NONE = Long.MIN_VALUE;
  private static final long DAY = 86_400_000;
  private static final int DATE_LENGTH = 10;

  private TimeReaders() {}

  static Fit readDate(byte[] bytes, int start, int end, Batch into, int field) {
    return give(end - start == DATE_LENGTH ? date(bytes, start) : NONE, into, field);
  }

  static Fit readTime(byte[] bytes, int start, int end, Batch into, int field) {
    return give(time(bytes, start, end), into, field);
  }

  static Fit readDuration(byte[] bytes, int start, int end, Batch into, int field) {
    try {
      OptionalLong millis = LengthText.millis(NumberReaders.ascii(bytes, start, end));
      millis.ifPresent(lane -> into.set(field, lane));
      return millis.isPresent() ? Fit.FITS : Fit.NOT_A_VALUE;
    } catch (ArithmeticException e) {
      return Fit.OUT_OF_RANGE;
    }
  }

  private static Fit give(long lane, Batch into, int field) {
    if (lane == NONE) {
      return Fit.NOT_A_VALUE;
    }
    into.set(field, lane);
    return Fit.FITS;
  }

  /** Datetimes; those without an offset, and dates, are local to a zone. */
  static final class OfDateTime implements ValueReader {
    private final ZoneRules rules;
    // the last day that was asked for and its offset, kept only where it is one offset all day
    private long plainDay = NONE;
    private long plainOffset;

    OfDateTime(ZoneId zone) {
      this.rules = zone.getRules();
    }

    @Override
    public Fit read(byte[] bytes, int start, int end, Batch into, int field) {
      if (end - start == DATE_LENGTH) {
        long day = date(bytes, start);
        return give(day == NONE ? NONE : instant(day, 0), into, field);
      }
      if (end - start <= DATE_LENGTH + 1 || !isSeparator(bytes[start + DATE_LENGTH])) {
        return Fit.NOT_A_VALUE;
      }
      int clockStart = start + DATE_LENGTH + 1;
      int clockEnd = clockStart;
      while (clockEnd < end && isClock(bytes[clockEnd])) {
        clockEnd++;
      }
      long day = date(bytes, start);
      long time = time(bytes, clockStart, clockEnd);
      if (day == NONE || time == NONE) {
        return Fit.NOT_A_VALUE;
      }
      if (clockEnd == end) {
        return give(instant(day, time), into, field);
      }
      long offset = offset(bytes, clockEnd, end);
      return give(offset == NONE ? NONE : day * DAY + time - offset, into, field);
    }

    private static boolean isSeparator(byte b) {
      return b == 'T' || b == 't' || b == ' ';
    }

    private static boolean isClock(byte b) {
      return b == ':' || b == '.' || (b >= '0' && b <= '9');
    }

    private long instant(long day, long time) {
      if (day != plainDay) {
        // offsets are at most 18 hours: a day that is plain from a day before to a day after is
        // safe
        Instant before = Instant.ofEpochMilli((day - 1) * DAY);
        ZoneOffsetTransition next = rules.nextTransition(before);
        if (next != null && next.toEpochSecond() * 1000 < (day + 2) * DAY) {
          return slowInstant(day, time);
        }
        plainDay = day;
        plainOffset = rules.getOffset(before).getTotalSeconds() * 1000L;
      }
      return day * DAY + time - plainOffset;
    }

    /**
     * Skipped by a clock change: the first instant after the gap; repeated: the first of the two.
     */
    private long slowInstant(long day, long time) {
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(
              day * 86_400 + time / 1000, (int) (time % 1000) * 1_000_000, ZoneOffset.UTC);
      ZoneOffsetTransition change = rules.getTransition(local);
      if (change != null && change.isGap()) {
        return change.toEpochSecond() * 1000;
      }
      ZoneOffset offset = change == null ? rules.getOffset(local) : change.getOffsetBefore();
      return day * DAY + time - offset.getTotalSeconds() * 1000L;
    }
  }

  /** Days since 1970 of {@code yyyy-MM-dd} at {@code start}, which has ten bytes, or NONE. */
  static long date(byte[] bytes, int start) {
    long century = pair(bytes, start);
    long rest = pair(bytes, start + 2);
    long month = pair(bytes, start + 5);
    long day = pair(bytes, start + 8);
    boolean shaped =
        bytes[start + 4] == '-' && bytes[start + 7] == '-' && (century | rest | month | day) >= 0;
    long year = century * 100 + rest;
    if (!shaped || year == 0 || month < 1 || month > 12 || day < 1 || day > days(year, month)) {
      return NONE;
    }
    // Howard Hinnant's days_from_civil, for years from 1 on
    long y = month <= 2 ? year - 1 : year;
    long era = y / 400;
    long ofEra = y - era * 400;
    long ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
  }

  private static long days(long year, long month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Milliseconds since midnight of {@code HH:mm[:ss[.fraction]]}, or NONE. */
  static long time(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length < 5 || bytes[start + 2] != ':') {
      return NONE;
    }
    long hour = pair(bytes, start);
    long minute = pair(bytes, start + 3);
    long second = 0;
    long millis = 0;
    if (length > 5) {
      second = length >= 8 && bytes[start + 5] == ':' ? pair(bytes, start + 6) : -1;
      millis = length > 8 ? millis(bytes, start + 8, end) : 0;
    }
    if ((hour | minute | second | millis) < 0 || hour > 23 || minute > 59 || second > 59) {
      return NONE;
    }
    return ((hour * 60 + minute) * 60 + second) * 1000 + millis;
  }

  /** Of {@code .digits}, one to nine: the first three; else -1. */
  private static long millis(byte[] bytes, int start, int end) {
    if (bytes[start] != '.' || end - start < 2 || end - start > 10) {
      return -1;
    }
    long millis = 0;
    int weight = 100;
    for (int i = start + 1; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      millis += (long) digit * weight;
      weight /= 10;
    }
    return millis;
  }

  /**
   * Milliseconds that {@code Z}, {@code +02:00}, {@code +0200} or {@code +02} is ahead, or NONE.
   */
  private static long offset(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length == 1) {
      return bytes[start] == 'Z' || bytes[start] == 'z' ? 0 : NONE;
    }
    boolean colon = length == 6 && bytes[start + 3] == ':';
    boolean sign = bytes[start] == '+' || bytes[start] == '-';
    if (!sign || !(colon || length == 5 || length == 3)) {
      return NONE;
    }
    long hours = pair(bytes, start + 1);
    long minutes = length == 3 ? 0 : pair(bytes, end - 2);
    if ((hours | minutes) < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
      return NONE;
    }
    long ahead = (hours * 60 + minutes) * 60_000;
    return bytes[start] == '-' ? -ahead : ahead;
  }

  /** Two digits as a number, or a negative number. */
  private static long pair(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10L + ones;
  }
}
