package dev.wend.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * What dates and times mean, once; lanes as {@link Lane} says. A date or instant outside of the
 * years 1 to 9999 gives {@link Lane#MISSING}: all are total.
 */
public final class Calendars {
  public static final long DAY = 86_400_000L;

  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  /** The first lane of a datetime: an offset moves an instant's date by less than a day. */
  public static final long FIRST_INSTANT = (FIRST_DAY - 1) * DAY;

  private static final long LAST_INSTANT = (LAST_DAY + 2) * DAY - 1;

  private Calendars() {}

  /** Whether a lane is the lane of a date. */
  public static boolean isDate(long days) {
    return days >= FIRST_DAY && days <= LAST_DAY;
  }

  /** Whether a lane is the lane of a datetime. */
  public static boolean isInstant(long millis) {
    return millis >= FIRST_INSTANT && millis <= LAST_INSTANT;
  }

  private static long date(long days) {
    return isDate(days) ? days : Lane.MISSING;
  }

  private static long instant(long millis) {
    return isInstant(millis) ? millis : Lane.MISSING;
  }

  /** A date's first instant in a zone. */
  public static long toDateTime(long days, ZoneId zone) {
    if (!isDate(days)) {
      return Lane.MISSING;
    }
    if (zone instanceof ZoneOffset offset) {
      return days * DAY - offset.getTotalSeconds() * 1000L;
    }
    return toInstant(LocalDate.ofEpochDay(days).atStartOfDay(), zone.getRules());
  }

  /** The date of an instant in a zone. */
  public static long toDate(long millis, ZoneId zone) {
    return isInstant(millis) ? date(Math.floorDiv(local(millis, zone), DAY)) : Lane.MISSING;
  }

  /** Milliseconds since 1970-01-01T00:00 on the clock of a zone. */
  private static long local(long millis, ZoneId zone) {
    if (zone instanceof ZoneOffset offset) {
      return millis + offset.getTotalSeconds() * 1000L;
    }
    return millis
        + zone.getRules().getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() * 1000L;
  }

  /** A local time in a gap is the first instant after it; one that comes twice, the first. */
  public static long toInstant(LocalDateTime local, ZoneRules rules) {
    ZoneOffsetTransition transition = rules.getTransition(local);
    if (transition != null && transition.isGap()) {
      return instant(transition.toEpochSecond() * 1000);
    }
    return instant(local.toInstant(rules.getOffset(local)).toEpochMilli());
  }

  /** A date later by a duration: only whole days. */
  public static long plusDuration(long days, long duration) {
    return duration % DAY == 0 && isDate(days) ? date(days + duration / DAY) : Lane.MISSING;
  }

  public static long minusDuration(long days, long duration) {
    return duration % DAY == 0 && isDate(days) ? date(days - duration / DAY) : Lane.MISSING;
  }

  /** An instant later by a duration. */
  public static long plusMillis(long millis, long duration) {
    long sum = Kernels.add(millis, duration);
    return isInstant(millis) ? instant(sum) : Lane.MISSING;
  }

  public static long minusMillis(long millis, long duration) {
    long sum = Kernels.subtract(millis, duration);
    return isInstant(millis) ? instant(sum) : Lane.MISSING;
  }

  /** A date moved by months, clamped to the month's last day, then by days. */
  public static long movedDate(long days, long months, long more) {
    return isDate(days) && isNear(months, more) ? date(moved(days, months, more)) : Lane.MISSING;
  }

  /** Whether a period is no longer than the calendar. */
  private static boolean isNear(long months, long days) {
    return Math.abs(months) <= 240_000 && Math.abs(days) <= 8_000_000;
  }

  private static long moved(long days, long months, long more) {
    return LocalDate.ofEpochDay(days).plusMonths(months).toEpochDay() + more;
  }

  /** An instant moved on the calendar of a zone by months, then days; its time of day stays. */
  public static long movedInstant(long millis, long months, long more, ZoneId zone) {
    if (!isInstant(millis) || !isNear(months, more)) {
      return Lane.MISSING;
    }
    long local = local(millis, zone);
    long day = moved(Math.floorDiv(local, DAY), months, more);
    LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(local, DAY) * 1_000_000);
    return toInstant(LocalDateTime.of(LocalDate.ofEpochDay(day), time), zone.getRules());
  }

  /** The duration from one date to another: {@code a - b}. */
  public static long difference(long a, long b) {
    return isDate(a) && isDate(b) ? (a - b) * DAY : Lane.MISSING;
  }

  /** Whole units from one date to another, cut towards zero. */
  public static long datesBetween(TimeUnit unit, long from, long to) {
    if (!isDate(from) || !isDate(to)) {
      return Lane.MISSING;
    }
    return switch (unit) {
      case DAYS -> to - from;
      case WEEKS -> (to - from) / 7;
      case MONTHS -> months(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to));
      case YEARS -> months(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to)) / 12;
      case HOURS, MINUTES, SECONDS, MILLISECONDS -> (to - from) * (DAY / unit.millis());
    };
  }

  private static long months(LocalDate from, LocalDate to) {
    return from.until(to, ChronoUnit.MONTHS);
  }

  /** Whole units from one instant to another, on the calendar of a zone, cut towards zero. */
  public static long instantsBetween(TimeUnit unit, long from, long to, ZoneId zone) {
    if (!isInstant(from) || !isInstant(to)) {
      return Lane.MISSING;
    }
    return switch (unit) {
      case HOURS, MINUTES, SECONDS, MILLISECONDS -> (to - from) / unit.millis();
      case DAYS -> at(from, zone).until(at(to, zone), ChronoUnit.DAYS);
      case WEEKS -> at(from, zone).until(at(to, zone), ChronoUnit.WEEKS);
      case MONTHS -> at(from, zone).until(at(to, zone), ChronoUnit.MONTHS);
      case YEARS -> at(from, zone).until(at(to, zone), ChronoUnit.YEARS);
    };
  }

  private static ZonedDateTime at(long millis, ZoneId zone) {
    return Instant.ofEpochMilli(millis).atZone(zone);
  }

  /** What is counted between two dates or instants. */
  public enum TimeUnit {
    YEARS(0),
    MONTHS(0),
    WEEKS(0),
    DAYS(0),
    HOURS(3_600_000),
    MINUTES(60_000),
    SECONDS(1000),
    MILLISECONDS(1);

    private final long millis;

    TimeUnit(long millis) {
      this.millis = millis;
    }

    long millis() {
      return millis;
    }

    /** What stands for it in a program. */
    @SuppressWarnings("EnumOrdinal") // a program is made and run by the same build
    public int number() {
      return ordinal();
    }
  }
}
