package dev.wend.lib;

import dev.wend.value.Calendars;
import dev.wend.value.Kernels;
import dev.wend.value.LengthText;
import java.util.List;

/** Of lengths of time, and of instants as lengths since 1970. */
final class Lengths {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "duration(milliseconds: int): duration",
              "A length of time of so many milliseconds.",
              in -> in.give(in.number(0)),
              "duration(90000)",
              "90 seconds")
          .row(
              "duration(text: string): duration",
              "The length of time that a text like `1 day 6 hours`, or `P1DT6H` of ISO 8601, says; a day has 24 hours.",
              Lengths::read,
              "duration(\"P1DT6H\")",
              "30 hours",
              "duration(\"P1M\")",
              "missing")
          .row(
              "totalDays(length: duration): int",
              "The whole days of a length of time, of 24 hours each.",
              in -> in.give(in.number(0) / Calendars.DAY),
              "totalDays(2026-03-03T21:30Z - 2026-03-01T09:30Z)",
              "2")
          .row(
              "totalHours(length: duration): int",
              "The whole hours of a length of time.",
              in -> in.give(in.number(0) / 3_600_000),
              "totalHours(2026-03-03T21:30Z - 2026-03-01T09:30Z)",
              "60")
          .row(
              "totalMinutes(length: duration): int",
              "The whole minutes of a length of time.",
              in -> in.give(in.number(0) / 60_000),
              "totalMinutes(2026-03-03T21:30Z - 2026-03-01T09:30Z)",
              "3600")
          .row(
              "totalSeconds(length: duration): int",
              "The whole seconds of a length of time.",
              in -> in.give(in.number(0) / 1000),
              "totalSeconds(2026-03-03T21:30Z - 2026-03-01T09:30Z)",
              "216000")
          .row(
              "totalMilliseconds(length: duration): int",
              "The milliseconds of a length of time.",
              in -> in.give(in.number(0)),
              "totalMilliseconds(2026-03-03T21:30Z - 2026-03-01T09:30Z)",
              "216000000")
          .row(
              "epochMilliseconds(t: datetime): int",
              "Milliseconds since 1970-01-01T00:00Z.",
              in -> in.give(in.number(0)),
              "epochMilliseconds(1970-01-01T00:01Z)",
              "60000")
          .row(
              "epochSeconds(t: datetime): int",
              "Whole seconds since 1970-01-01T00:00Z.",
              in -> in.give(Math.floorDiv(in.number(0), 1000L)),
              "epochSeconds(1970-01-01T00:01Z)",
              "60")
          .row(
              "epochDays(d: date): int",
              "Days since 1970-01-01.",
              in -> in.give(in.number(0)),
              "epochDays(1970-02-01)",
              "31")
          .row(
              "fromEpochMilliseconds(count: int): datetime",
              "The instant so many milliseconds after 1970-01-01T00:00Z.",
              in -> Starts.giveInstant(in, in.number(0)),
              "fromEpochMilliseconds(60000)",
              "1970-01-01T00:01Z",
              "fromEpochMilliseconds(9223372036854775807)",
              "missing")
          .row(
              "fromEpochSeconds(count: int): datetime",
              "The instant so many seconds after 1970-01-01T00:00Z.",
              in -> Starts.giveInstant(in, Kernels.multiply(in.number(0), 1000)),
              "fromEpochSeconds(60)",
              "1970-01-01T00:01Z")
          .row(
              "fromEpochDays(count: int): date",
              "The date so many days after 1970-01-01.",
              in -> in.give(Calendars.movedDate(0, 0, in.number(0))),
              "fromEpochDays(31)",
              "1970-02-01")
          .rows();

  private Lengths() {}

  private static void read(Invocation in) {
    try {
      LengthText.millis(in.text(0).toString()).ifPresent(millis -> Scale.giveWhole(in, millis));
    } catch (ArithmeticException none) {
      // One too long: the result is missing.
    }
  }
}
