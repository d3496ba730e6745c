package dev.wend.journey;

import dev.wend.step.Flow.Hours;
import dev.wend.step.Flow.Quiet;
import dev.wend.step.Until;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Instants on the clock: what is next, and when it is quiet. */
final class Waiting {
  private static final int MOST_ENDS = 64;

  private Waiting() {}

  /** The next moment of a kind, now included. */
  static long next(Until.Next wanted, long now, ZoneId zone) {
    LocalDate day = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
    while (true) {
      boolean fits = wanted.day().isEmpty() || wanted.day().get() == day.getDayOfWeek();
      long at = instant(day, wanted.time(), zone);
      if (fits && at >= now) {
        return at;
      }
      day = day.plusDays(1);
    }
  }

  /**
   * A local time that a clock change skips is the first instant after the gap, one that it repeats
   * the first of the two.
   */
  static long instant(LocalDate day, LocalTime time, ZoneId zone) {
    var change = zone.getRules().getTransition(day.atTime(time));
    return change != null && change.isGap()
        ? change.getInstant().toEpochMilli()
        : ZonedDateTime.of(day, time, zone).withEarlierOffsetAtOverlap().toInstant().toEpochMilli();
  }

  /** The first instant, not before one, at which nothing of several is quiet. */
  static long quiet(List<Quiet> all, long now, Function<Quiet, ZoneId> zones) {
    long at = now;
    // One may end within another: a fortnight of all hours is gone through at most.
    for (int i = 0; i < MOST_ENDS; i++) {
      long until = at;
      for (Quiet quiet : all) {
        until = Math.max(until, one(quiet, until, zones.apply(quiet)).orElse(until));
      }
      if (until == at) {
        return at;
      }
      at = until;
    }
    return at;
  }

  private static Optional<Long> one(Quiet quiet, long now, ZoneId zone) {
    ZonedDateTime local = Instant.ofEpochMilli(now).atZone(zone);
    if (quiet.days().contains(local.getDayOfWeek())) {
      return Optional.of(instant(local.toLocalDate().plusDays(1), LocalTime.MIDNIGHT, zone));
    }
    return quiet.hours().filter(h -> isIn(h, local.toLocalTime())).map(h -> end(h, local, zone));
  }

  private static boolean isIn(Hours hours, LocalTime time) {
    boolean fromIn = !time.isBefore(hours.from());
    boolean beforeEnd = time.isBefore(hours.to());
    return hours.from().isBefore(hours.to()) ? fromIn && beforeEnd : fromIn || beforeEnd;
  }

  private static long end(Hours hours, ZonedDateTime local, ZoneId zone) {
    boolean isToday = local.toLocalTime().isBefore(hours.to());
    LocalDate day = isToday ? local.toLocalDate() : local.toLocalDate().plusDays(1);
    return instant(day, hours.to(), zone);
  }
}
