package dev.wend.walker;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** Months and days on the calendar. */
final class Periods {
  private Periods() {}

  static Object moved(Object x, Object by, boolean back, Meaning meaning) {
    Period period = (Period) by;
    Period signed = back ? period.negated() : period;
    if (x instanceof LocalDate date) {
      return move(date, signed);
    }
    ZoneId zone = meaning.zone();
    LocalDateTime local = ((Instant) x).atZone(zone).toLocalDateTime();
    Object day = move(local.toLocalDate(), signed);
    if (day == null) {
      return null;
    }
    LocalDateTime there = ((LocalDate) day).atTime(local.toLocalTime());
    ZoneOffsetTransition change = zone.getRules().getTransition(there);
    boolean skipped = change != null && change.isGap();
    return Meaning.inRange(skipped ? change.getInstant() : there.atZone(zone).toInstant());
  }

  private static Object move(LocalDate date, Period by) {
    try {
      return Meaning.inRange(date.plus(by));
    } catch (DateTimeException | ArithmeticException tooFar) {
      return null;
    }
  }
}
