package dev.wend.lib;

import dev.wend.lib.Fn.Body;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.ToLongFunction;

/** Of dates, and of the date that a datetime has in the script's time zone. */
final class Dates {
  static final List<Fn> ROWS =
      new Table()
          .row(
              "age(birth: date): int",
              "Whole years from a birth date to today; nothing for a date after today. Who was born on 29 February is a year older on 28 February of other years.",
              in -> giveAge(in, in.today()),
              "age(1990-05-05)",
              "35",
              "age(2004-02-29)",
              "22",
              "age(2030-01-01)",
              "missing")
          .atLeast(0)
          .row(
              "age(birth: date, on: date): int",
              "Whole years from a birth date to another date; nothing for one before it.",
              in -> giveAge(in, in.number(1)),
              "age(1990-05-05, 2026-05-04)",
              "35")
          .atLeast(0)
          .row(
              "birthday(birth: date): date",
              "The birthday in today's year, so that `birthday(birthDate) = today` is asked; 28 February for 29 February in other years; nothing in a year before the birth. In a window, as in `birthday(birthDate) in next 7 days`, it is the birthday of any year.",
              in -> giveBirthday(in, yearOf(in.today())),
              "birthday(1990-05-05)",
              "2026-05-05",
              "birthday(2004-02-29)",
              "2026-02-28",
              "birthday(2030-01-01)",
              "missing")
          .row(
              "birthday(birth: date, since: date): date",
              "The first birthday on a date or after it; the day of birth is one.",
              Dates::birthdaySince,
              "birthday(1990-05-05, 2026-05-06)",
              "2027-05-05",
              "birthday(2004-02-29, 2026-02-28)",
              "2026-02-28",
              "birthday(2030-01-01, 2026-03-01)",
              "2030-01-01")
          .row(
              "year(d: date): int",
              "The year.",
              onDate(LocalDate::getYear),
              "year(2026-03-01)",
              "2026")
          .within(1, 9999)
          .row(
              "year(t: datetime): int",
              "The year in the script's time zone.",
              onMoment(LocalDate::getYear),
              "year(2025-12-31T23:30Z)",
              "2025")
          .within(1, 9999)
          .row(
              "quarter(d: date): int",
              "The quarter of the year, 1 to 4.",
              onDate(d -> d.get(IsoFields.QUARTER_OF_YEAR)),
              "quarter(2026-03-01)",
              "1")
          .within(1, 4)
          .row(
              "quarter(t: datetime): int",
              "The quarter of the year in the script's time zone, 1 to 4.",
              onMoment(d -> d.get(IsoFields.QUARTER_OF_YEAR)),
              "quarter(2026-05-01T09:30Z)",
              "2")
          .within(1, 4)
          .row(
              "month(d: date): int",
              "The month, 1 to 12.",
              onDate(LocalDate::getMonthValue),
              "month(2026-03-01)",
              "3")
          .within(1, 12)
          .row(
              "month(t: datetime): int",
              "The month in the script's time zone, 1 to 12.",
              onMoment(LocalDate::getMonthValue),
              "month(2026-03-01T09:30Z)",
              "3")
          .within(1, 12)
          .row(
              "day(d: date): int",
              "The day of the month, 1 to 31.",
              onDate(LocalDate::getDayOfMonth),
              "day(2026-03-01)",
              "1")
          .within(1, 31)
          .row(
              "day(t: datetime): int",
              "The day of the month in the script's time zone, 1 to 31.",
              onMoment(LocalDate::getDayOfMonth),
              "day(2026-03-15T09:30Z)",
              "15")
          .within(1, 31)
          .row(
              "weekday(d: date): int",
              "The day of the week; Monday is 1, Sunday is 7.",
              onDate(d -> d.getDayOfWeek().getValue()),
              "weekday(2026-03-01)",
              "7")
          .within(1, 7)
          .row(
              "weekday(t: datetime): int",
              "The day of the week in the script's time zone; Monday is 1, Sunday is 7.",
              onMoment(d -> d.getDayOfWeek().getValue()),
              "weekday(2026-03-02T09:30Z)",
              "1")
          .within(1, 7)
          .row(
              "week(d: date): int",
              "The week of the year by ISO 8601, 1 to 53; weeks begin on Monday.",
              onDate(d -> d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
              "week(2026-01-01)",
              "1",
              "week(2027-01-01)",
              "53")
          .within(1, 53)
          .row(
              "week(t: datetime): int",
              "The week of the year by ISO 8601 in the script's time zone, 1 to 53.",
              onMoment(d -> d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
              "week(2026-01-01T09:30Z)",
              "1")
          .within(1, 53)
          .row(
              "dayOfYear(d: date): int",
              "The day of the year, 1 to 366.",
              onDate(LocalDate::getDayOfYear),
              "dayOfYear(2026-03-01)",
              "60")
          .within(1, 366)
          .row(
              "dayOfYear(t: datetime): int",
              "The day of the year in the script's time zone, 1 to 366.",
              onMoment(LocalDate::getDayOfYear),
              "dayOfYear(2026-03-01T09:30Z)",
              "60")
          .within(1, 366)
          .row(
              "daysInMonth(d: date): int",
              "The number of days of the date's month, 28 to 31.",
              onDate(LocalDate::lengthOfMonth),
              "daysInMonth(2028-02-03)",
              "29")
          .within(28, 31)
          .rows();

  /** Of the calendar. */
  private static final int LAST_YEAR = 9999;

  private Dates() {}

  /**
   * The largest n for which birth + n years, clamped to the month's last day, is not after today.
   */
  private static void giveAge(Invocation in, long day) {
    LocalDate birth = LocalDate.ofEpochDay(in.number(0));
    LocalDate today = LocalDate.ofEpochDay(day);
    if (birth.isAfter(today)) {
      return;
    }
    int years = today.getYear() - birth.getYear();
    in.give((long) (birth.plusYears(years).isAfter(today) ? years - 1 : years));
  }

  private static int yearOf(long day) {
    return LocalDate.ofEpochDay(day).getYear();
  }

  /** Clamped, so that who was born on 29 February has it on the 28th. */
  private static void giveBirthday(Invocation in, int year) {
    LocalDate birth = LocalDate.ofEpochDay(in.number(0));
    if (year >= birth.getYear() && year <= LAST_YEAR) {
      in.give(birth.plusYears(year - birth.getYear()).toEpochDay());
    }
  }

  private static void birthdaySince(Invocation in) {
    LocalDate birth = LocalDate.ofEpochDay(in.number(0));
    LocalDate since = LocalDate.ofEpochDay(in.number(1));
    int year = Math.max(birth.getYear(), since.getYear());
    boolean over = birth.plusYears(year - birth.getYear()).isBefore(since);
    giveBirthday(in, over ? year + 1 : year);
  }

  static Body onDate(ToLongFunction<LocalDate> of) {
    return in -> in.give(of.applyAsLong(LocalDate.ofEpochDay(in.number(0))));
  }

  private static Body onMoment(ToLongFunction<LocalDate> of) {
    return in -> in.give(of.applyAsLong(Moments.day(in, in.number(0))));
  }
}
