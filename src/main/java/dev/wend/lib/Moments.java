package dev.wend.lib;

import dev.wend.lib.Fn.Body;
import dev.wend.value.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.function.ToLongFunction;

/** Of times of day and of datetimes. */
final class Moments {
  private static final long NANOS_A_MILLISECOND = 1_000_000;

  static final List<Fn> ROWS =
      new Table()
          .row(
              "hour(t: time): int",
              "The hour, 0 to 23.",
              onTime(LocalTime::getHour),
              "hour(09:30)",
              "9")
          .within(0, 23)
          .row(
              "hour(t: datetime): int",
              "The hour in the script's time zone, 0 to 23.",
              onMoment(LocalTime::getHour),
              "hour(2026-03-01T09:30Z)",
              "9")
          .within(0, 23)
          .row(
              "minute(t: time): int",
              "The minute of the hour, 0 to 59.",
              onTime(LocalTime::getMinute),
              "minute(09:30)",
              "30")
          .within(0, 59)
          .row(
              "minute(t: datetime): int",
              "The minute of the hour in the script's time zone, 0 to 59.",
              onMoment(LocalTime::getMinute),
              "minute(2026-03-01T09:30Z)",
              "30")
          .within(0, 59)
          .row(
              "second(t: time): int",
              "The second of the minute, 0 to 59.",
              onTime(LocalTime::getSecond),
              "second(09:30:15)",
              "15")
          .within(0, 59)
          .row(
              "second(t: datetime): int",
              "The second of the minute, 0 to 59.",
              onMoment(LocalTime::getSecond),
              "second(2026-03-01T09:30:15Z)",
              "15")
          .within(0, 59)
          .row(
              "date(t: datetime): date",
              "The date in the script's time zone.",
              in -> in.give(Math.floorDiv(in.local(in.number(0)), Calendars.DAY)),
              "date(2026-03-01T09:30Z)",
              "2026-03-01")
          .row(
              "date(year: int, month: int, day: int): date",
              "The date of a year, month and day; nothing where there is no such day.",
              Moments::dateOf,
              "date(2026, 3, 1)",
              "2026-03-01",
              "date(2026, 2, 29)",
              "missing")
          .row(
              "time(t: datetime): time",
              "The time of day in the script's time zone.",
              in -> in.give(Math.floorMod(in.local(in.number(0)), Calendars.DAY)),
              "time(2026-03-01T09:30Z)",
              "09:30")
          .row(
              "time(hour: int, minute: int): time",
              "A time of day; nothing where there is none.",
              in -> giveTime(in, 0),
              "time(9, 30)",
              "09:30",
              "time(24, 0)",
              "missing")
          .row(
              "time(hour: int, minute: int, second: int): time",
              "A time of day; nothing where there is none.",
              in -> giveTime(in, in.number(2)),
              "time(9, 30, 15)",
              "09:30:15")
          .row(
              "datetime(d: date): datetime",
              "The first instant of a date in the script's time zone.",
              in -> in.give(instant(LocalDate.ofEpochDay(in.number(0)).atStartOfDay(), in.zone())),
              "datetime(2026-03-01)",
              "2026-03-01T00:00Z")
          .row(
              "datetime(d: date, t: time): datetime",
              "A date at a time of day in the script's time zone: the first instant after the gap where a clock change skips it, the first of the two where one repeats it.",
              in ->
                  in.give(
                      instant(
                          LocalDate.ofEpochDay(in.number(0)).atTime(timeOf(in.number(1))),
                          in.zone())),
              "datetime(2026-03-01, 09:30)",
              "2026-03-01T09:30Z")
          .rows();

  private Moments() {}

  static LocalDateTime local(long milliseconds, ZoneId zone) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(milliseconds), zone);
  }

  /** The date of an instant in the script's zone. */
  static LocalDate day(Invocation in, long instant) {
    return LocalDate.ofEpochDay(Math.floorDiv(in.local(instant), Calendars.DAY));
  }

  static LocalTime timeOf(long milliseconds) {
    return LocalTime.ofNanoOfDay(milliseconds * NANOS_A_MILLISECOND);
  }

  static long milliseconds(LocalTime time) {
    return time.toNanoOfDay() / NANOS_A_MILLISECOND;
  }

  /**
   * The instant of a local time: after the gap when there is none, the first when there are two.
   */
  static Instant instantOf(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
  }

  static long instant(LocalDateTime local, ZoneId zone) {
    return instantOf(local, zone).toEpochMilli();
  }

  private static void dateOf(Invocation in) {
    long day = Iso.epochDay(in.number(0), in.number(1), in.number(2));
    if (day != Iso.NONE) {
      in.give(day);
    }
  }

  private static void giveTime(Invocation in, long second) {
    long hour = in.number(0);
    long minute = in.number(1);
    if (hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60) {
      in.give(((hour * 60 + minute) * 60 + second) * 1000);
    }
  }

  private static Body onTime(ToLongFunction<LocalTime> of) {
    return in -> in.give(of.applyAsLong(timeOf(in.number(0))));
  }

  private static Body onMoment(ToLongFunction<LocalTime> of) {
    return in ->
        in.give(of.applyAsLong(timeOf(Math.floorMod(in.local(in.number(0)), Calendars.DAY))));
  }
}
