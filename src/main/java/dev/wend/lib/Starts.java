package dev.wend.lib;

import dev.wend.lib.Fn.Body;
import dev.wend.value.Calendars;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where units of time begin and end. */
final class Starts {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "startOfSecond(t: datetime): datetime",
              "The instant at which the second began.",
              startOf(Duration.ofSeconds(1)),
              "startOfSecond(2026-03-01T09:30:15.250Z)",
              "2026-03-01T09:30:15Z")
          .row(
              "startOfMinute(t: datetime): datetime",
              "The instant at which the minute began.",
              startOf(Duration.ofMinutes(1)),
              "startOfMinute(2026-03-01T09:30:15.250Z)",
              "2026-03-01T09:30Z")
          .row(
              "startOfHour(t: datetime): datetime",
              "The instant at which the hour began on the clock of the script's time zone.",
              startOf(Duration.ofHours(1)),
              "startOfHour(2026-03-01T09:30:15.250Z)",
              "2026-03-01T09:00Z")
          .row(
              "startOfDay(t: datetime): datetime",
              "The first instant of the day in the script's time zone.",
              onMoment(d -> d),
              "startOfDay(2026-03-01T09:30Z)",
              "2026-03-01T00:00Z")
          .row(
              "startOf(t: datetime, length: duration): datetime",
              "The instant at which a span of a length began; spans are counted from midnight in the script's time zone; nothing for a length of 0 or more than a day.",
              in -> giveSpan(in, in.zone()),
              "startOf(2026-03-01T09:40Z, 15 minutes)",
              "2026-03-01T09:30Z",
              "startOf(2026-03-01T09:40Z, 2 days)",
              "missing")
          .row(
              "startOf(t: time, length: duration): time",
              "The time of day at which a span of a length began; spans are counted from midnight; nothing for a length of 0 or more than a day.",
              Starts::giveTimeSpan,
              "startOf(09:40, 15 minutes)",
              "09:30")
          .row(
              "startOfWeek(d: date): date",
              "The Monday of the date's week.",
              onDate(Starts::monday),
              "startOfWeek(2026-03-01)",
              "2026-02-23")
          .row(
              "startOfWeek(t: datetime): datetime",
              "The first instant of the Monday of the week in the script's time zone.",
              onMoment(Starts::monday),
              "startOfWeek(2026-03-01T09:30Z)",
              "2026-02-23T00:00Z")
          .row(
              "startOfMonth(d: date): date",
              "The first day of the date's month.",
              onDate(d -> d.withDayOfMonth(1)),
              "startOfMonth(2026-03-15)",
              "2026-03-01")
          .row(
              "startOfMonth(t: datetime): datetime",
              "The first instant of the month in the script's time zone.",
              onMoment(d -> d.withDayOfMonth(1)),
              "startOfMonth(2026-03-15T09:30Z)",
              "2026-03-01T00:00Z")
          .row(
              "startOfQuarter(d: date): date",
              "The first day of the date's quarter.",
              onDate(Starts::quarter),
              "startOfQuarter(2026-03-15)",
              "2026-01-01")
          .row(
              "startOfQuarter(t: datetime): datetime",
              "The first instant of the quarter in the script's time zone.",
              onMoment(Starts::quarter),
              "startOfQuarter(2026-03-15T09:30Z)",
              "2026-01-01T00:00Z")
          .row(
              "startOfYear(d: date): date",
              "The first day of the date's year.",
              onDate(d -> d.withDayOfYear(1)),
              "startOfYear(2026-03-15)",
              "2026-01-01")
          .row(
              "startOfYear(t: datetime): datetime",
              "The first instant of the year in the script's time zone.",
              onMoment(d -> d.withDayOfYear(1)),
              "startOfYear(2026-03-15T09:30Z)",
              "2026-01-01T00:00Z")
          .row(
              "endOfWeek(d: date): date",
              "The Sunday of the date's week.",
              onDate(d -> monday(d).plusDays(6)),
              "endOfWeek(2026-03-02)",
              "2026-03-08")
          .row(
              "endOfMonth(d: date): date",
              "The last day of the date's month.",
              onDate(d -> d.withDayOfMonth(d.lengthOfMonth())),
              "endOfMonth(2028-02-03)",
              "2028-02-29")
          .row(
              "endOfQuarter(d: date): date",
              "The last day of the date's quarter.",
              onDate(d -> quarter(d).plusMonths(3).minusDays(1)),
              "endOfQuarter(2026-03-15)",
              "2026-03-31")
          .row(
              "endOfYear(d: date): date",
              "The last day of the date's year.",
              onDate(d -> d.withDayOfYear(d.lengthOfYear())),
              "endOfYear(2026-03-15)",
              "2026-12-31")
          .rows();

  private Starts() {}

  private static LocalDate monday(LocalDate date) {
    return date.minusDays(date.getDayOfWeek().getValue() - 1);
  }

  private static LocalDate quarter(LocalDate date) {
    return LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1);
  }

  private static Body onDate(UnaryOperator<LocalDate> of) {
    return in -> {
      long day = of.apply(LocalDate.ofEpochDay(in.number(0))).toEpochDay();
      if (Calendars.isDate(day)) {
        in.give(day);
      }
    };
  }

  private static Body onMoment(UnaryOperator<LocalDate> of) {
    return in -> giveDay(in, of, in.zone());
  }

  static void giveDay(Invocation in, UnaryOperator<LocalDate> of, ZoneId zone) {
    LocalDate day = of.apply(Moments.local(in.number(0), zone).toLocalDate());
    giveInstant(in, Moments.instant(day.atStartOfDay(), zone));
  }

  static void giveInstant(Invocation in, long instant) {
    if (Calendars.isInstant(instant)) {
      in.give(instant);
    }
  }

  /** Back by what the clock shows beyond a whole unit. */
  private static Body startOf(Duration unit) {
    long length = unit.toMillis();
    return in -> {
      long over =
          Moments.milliseconds(Moments.local(in.number(0), in.zone()).toLocalTime()) % length;
      if (Calendars.isInstant(in.number(0) - over)) {
        in.give(in.number(0) - over);
      }
    };
  }

  static void giveSpan(Invocation in, ZoneId zone) {
    long length = in.number(1);
    if (length <= 0 || length > Calendars.DAY) {
      return;
    }
    LocalDateTime local = Moments.local(in.number(0), zone);
    long over = Moments.milliseconds(local.toLocalTime()) % length;
    LocalDateTime start = local.minus(Duration.ofMillis(over));
    long straight = in.number(0) - over;
    // A clock change within the span moves its beginning.
    boolean even = Moments.local(straight, zone).equals(start);
    giveInstant(in, even ? straight : Moments.instant(start, zone));
  }

  private static void giveTimeSpan(Invocation in) {
    long length = in.number(1);
    if (length > 0 && length <= Calendars.DAY) {
      in.give(in.number(0) - in.number(0) % length);
    }
  }
}
