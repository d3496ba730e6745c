package dev.wend.lib;

import dev.wend.lib.Fn.Body;
import dev.wend.value.Calendars;
import dev.wend.value.Kernels;
import dev.wend.value.Lane;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Dates and datetimes moved by a number; by a written length it is {@code d + 3 days}. */
final class Shifts {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "addDays(d: date, count: int): date",
              "The date so many days later; earlier for a count below 0.",
              in -> in.give(Calendars.movedDate(in.number(0), 0, in.number(1))),
              "addDays(2026-02-27, 3)",
              "2026-03-02",
              "addDays(2026-03-01, -1)",
              "2026-02-28")
          .row(
              "addWeeks(d: date, count: int): date",
              "The date so many weeks later.",
              in -> in.give(Calendars.movedDate(in.number(0), 0, times(in.number(1), 7))),
              "addWeeks(2026-03-01, 2)",
              "2026-03-15")
          .row(
              "addMonths(d: date, count: int): date",
              "The date so many months later, at most that month's last day.",
              in -> in.give(Calendars.movedDate(in.number(0), in.number(1), 0)),
              "addMonths(2026-01-31, 1)",
              "2026-02-28")
          .row(
              "addYears(d: date, count: int): date",
              "The date so many years later, 28 February for 29 February in other years.",
              in -> in.give(Calendars.movedDate(in.number(0), times(in.number(1), 12), 0)),
              "addYears(2024-02-29, 1)",
              "2025-02-28",
              "addYears(2024-02-29, 10000)",
              "missing")
          .row(
              "addMilliseconds(t: datetime, count: int): datetime",
              "The instant so many milliseconds later; earlier for a count below 0.",
              by(1),
              "addMilliseconds(2026-03-01T09:30Z, 250)",
              "2026-03-01T09:30:00.250Z")
          .row(
              "addSeconds(t: datetime, count: int): datetime",
              "The instant so many seconds later; earlier for a count below 0.",
              by(1000),
              "addSeconds(2026-03-01T09:30Z, 250)",
              "2026-03-01T09:34:10Z")
          .row(
              "addMinutes(t: datetime, count: int): datetime",
              "The instant so many minutes later; earlier for a count below 0.",
              by(60_000),
              "addMinutes(2026-03-01T09:30Z, 250)",
              "2026-03-01T13:40Z")
          .row(
              "addHours(t: datetime, count: int): datetime",
              "The instant so many hours later; earlier for a count below 0.",
              by(3_600_000),
              "addHours(2026-03-01T09:30Z, 250)",
              "2026-03-11T19:30Z")
          .row(
              "addDays(t: datetime, count: int): datetime",
              "The instant so many days of 24 hours later.",
              by(Calendars.DAY),
              "addDays(2026-03-01T09:30Z, 250)",
              "2026-11-06T09:30Z")
          .row(
              "addWeeks(t: datetime, count: int): datetime",
              "The instant so many weeks of 168 hours later.",
              by(7 * Calendars.DAY),
              "addWeeks(2026-03-01T09:30Z, -1)",
              "2026-02-22T09:30Z")
          .row(
              "addMonths(t: datetime, count: int): datetime",
              "The instant so many months later on the calendar of the script's time zone, at most that month's last day; its time of day stays.",
              in -> in.give(Calendars.movedInstant(in.number(0), in.number(1), 0, in.zone())),
              "addMonths(2026-01-31T09:30Z, 1)",
              "2026-02-28T09:30Z")
          .row(
              "addYears(t: datetime, count: int): datetime",
              "The instant so many years later on the calendar of the script's time zone; its time of day stays.",
              in ->
                  in.give(
                      Calendars.movedInstant(in.number(0), times(in.number(1), 12), 0, in.zone())),
              "addYears(2024-02-29T09:30Z, 1)",
              "2025-02-28T09:30Z")
          .row(
              "withDay(d: date, day: int): date",
              "The date at another day of its month; nothing where the month has no such day.",
              Shifts::withDayOfDate,
              "withDay(2026-02-10, 28)",
              "2026-02-28",
              "withDay(2026-02-10, 29)",
              "missing")
          .row(
              "withDay(t: datetime, day: int): datetime",
              "The instant at another day of its month, at the same time of day in the script's time zone; nothing where the month has no such day.",
              Shifts::withDay,
              "withDay(2026-02-10T09:30Z, 28)",
              "2026-02-28T09:30Z")
          .row(
              "withHour(t: datetime, hour: int): datetime",
              "The instant at another hour of its day in the script's time zone; minute and second stay; nothing for an hour that no day has.",
              Shifts::withHour,
              "withHour(2026-03-01T09:30Z, 18)",
              "2026-03-01T18:30Z",
              "withHour(2026-03-01T09:30Z, 24)",
              "missing")
          .rows();

  private Shifts() {}

  /** A product; one that is too large gives a length that nothing is moved by. */
  private static long times(long count, long unit) {
    long product = Kernels.multiply(count, unit);
    return product == Lane.MISSING ? Long.MAX_VALUE : product;
  }

  private static Body by(long milliseconds) {
    return in -> {
      long length = Kernels.multiply(in.number(1), milliseconds);
      if (length != Lane.MISSING) {
        in.give(Calendars.plusMillis(in.number(0), length));
      }
    };
  }

  private static void withDayOfDate(Invocation in) {
    LocalDate date = LocalDate.ofEpochDay(in.number(0));
    if (isDayOf(date, in.number(1))) {
      in.give(date.withDayOfMonth((int) in.number(1)).toEpochDay());
    }
  }

  private static boolean isDayOf(LocalDate date, long day) {
    return day >= 1 && day <= date.lengthOfMonth();
  }

  private static void withDay(Invocation in) {
    LocalDateTime local = Moments.local(in.number(0), in.zone());
    if (isDayOf(local.toLocalDate(), in.number(1))) {
      giveLocal(in, local.withDayOfMonth((int) in.number(1)));
    }
  }

  private static void withHour(Invocation in) {
    long hour = in.number(1);
    if (hour >= 0 && hour < 24) {
      giveLocal(in, Moments.local(in.number(0), in.zone()).withHour((int) hour));
    }
  }

  private static void giveLocal(Invocation in, LocalDateTime local) {
    Starts.giveInstant(in, Moments.instant(local, in.zone()));
  }
}
