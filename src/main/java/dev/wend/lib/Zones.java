package dev.wend.lib;

import dev.wend.lib.Fn.Body;
import dev.wend.value.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.ToLongFunction;

/** Of time zones other than the script's, by their names; of an unknown one there is no result. */
final class Zones {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "date(t: datetime, zone: zone): date",
              "The date in a time zone.",
              on(local -> local.toLocalDate().toEpochDay()),
              "date(2026-03-01T23:30Z, \"Europe/Rome\")",
              "2026-03-02")
          .row(
              "time(t: datetime, zone: zone): time",
              "The time of day in a time zone.",
              on(local -> Moments.milliseconds(local.toLocalTime())),
              "time(2026-03-01T23:30Z, \"Europe/Rome\")",
              "00:30")
          .row(
              "hour(t: datetime, zone: zone): int",
              "The hour in a time zone, 0 to 23.",
              on(LocalDateTime::getHour),
              "hour(2026-03-01T23:30Z, \"America/New_York\")",
              "18")
          .within(0, 23)
          .row(
              "weekday(t: datetime, zone: zone): int",
              "The day of the week in a time zone; Monday is 1, Sunday is 7.",
              on(local -> local.getDayOfWeek().getValue()),
              "weekday(2026-03-01T23:30Z, \"Europe/Rome\")",
              "1")
          .within(1, 7)
          .row(
              "datetime(d: date, zone: zone): datetime",
              "The first instant of a date in a time zone.",
              in -> in.zone(1).ifPresent(z -> in.give(Calendars.toDateTime(in.number(0), z))),
              "datetime(2026-03-01, \"Europe/Rome\")",
              "2026-02-28T23:00Z")
          .row(
              "datetime(d: date, t: time, zone: zone): datetime",
              "A date at a time of day in a time zone: the first instant after the gap where a clock change skips it, the first of the two where one repeats it.",
              Zones::datetime,
              "datetime(2026-03-01, 09:30, \"Europe/Rome\")",
              "2026-03-01T08:30Z")
          .row(
              "datetimeIn(text: string, zone: zone): datetime",
              "The instant that a text like `2026-03-01T09:30` says on the clock of a time zone; an offset in the text goes before the zone.",
              Zones::read,
              "datetimeIn(\"2026-03-01 09:30\", \"Europe/Rome\")",
              "2026-03-01T08:30Z",
              "datetimeIn(\"2026-03-01T09:30Z\", \"Europe/Rome\")",
              "2026-03-01T09:30Z")
          .row(
              "startOfDay(t: datetime, zone: zone): datetime",
              "The first instant of the day in a time zone.",
              in -> in.zone(1).ifPresent(z -> Starts.giveDay(in, d -> d, z)),
              "startOfDay(2026-03-01T09:30Z, \"Europe/Rome\")",
              "2026-02-28T23:00Z")
          .row(
              "startOf(t: datetime, length: duration, zone: zone): datetime",
              "The instant at which a span of a length began; spans are counted from midnight in a time zone; nothing for a length of 0 or more than a day.",
              in -> in.zone(2).ifPresent(z -> Starts.giveSpan(in, z)),
              "startOf(2026-03-01T09:40Z, 6 hours, \"Europe/Rome\")",
              "2026-03-01T05:00Z")
          .row(
              "zoneOffset(t: datetime, zone: zone): duration",
              "How far the clocks of a time zone are before UTC at an instant.",
              Zones::offset,
              "zoneOffset(2026-07-01T12:00Z, \"Europe/Rome\")",
              "2 hours")
          .rows();

  private Zones() {}

  private static Body on(ToLongFunction<LocalDateTime> of) {
    return in -> in.zone(1).ifPresent(z -> in.give(of.applyAsLong(Moments.local(in.number(0), z))));
  }

  private static void datetime(Invocation in) {
    LocalDateTime local = LocalDate.ofEpochDay(in.number(0)).atTime(Moments.timeOf(in.number(1)));
    in.zone(2).ifPresent(z -> Starts.giveInstant(in, Moments.instant(local, z)));
  }

  private static void read(Invocation in) {
    in.zone(1)
        .map(z -> Iso.datetime(in.text(0), z))
        .filter(t -> t != Iso.NONE)
        .ifPresent(t -> in.give((long) t));
  }

  private static void offset(Invocation in) {
    Instant t = Instant.ofEpochMilli(in.number(0));
    in.zone(1).ifPresent(z -> in.give(z.getRules().getOffset(t).getTotalSeconds() * 1000L));
  }
}
