package dev.wend.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * A time that a user gave; without an offset it is one of the script's time zone.
 *
 * @param local the date and the time on the clock
 * @param offset its distance from UTC, when it was given
 */
public record Moment(LocalDateTime local, Optional<ZoneOffset> offset) {
  /** Reads 2026-03-01, 2026-03-01T09:00, 2026-03-01T09:00Z or 2026-03-01T09:00-05:00. */
  public static Optional<Moment> parse(String text) {
    // the years that a script and a file can write
    return read(text).filter(m -> m.local().getYear() >= 1 && m.local().getYear() <= 9999);
  }

  private static Optional<Moment> read(String text) {
    try {
      if (!text.contains("T")) {
        return Optional.of(new Moment(LocalDate.parse(text).atStartOfDay(), Optional.empty()));
      }
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return parsed instanceof OffsetDateTime at
          ? Optional.of(new Moment(at.toLocalDateTime(), Optional.of(at.getOffset())))
          : Optional.of(new Moment(LocalDateTime.from(parsed), Optional.empty()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The instant, cut to a millisecond. A local time that a clock change skips is the first instant
   * after the gap; one that it repeats is the first of the two.
   */
  public Instant in(ZoneId zone) {
    if (offset.isPresent()) {
      return cut(local.toInstant(offset.get()));
    }
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (change != null && change.isGap()) {
      return change.getInstant();
    }
    return cut(local.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
  }

  private static Instant cut(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }
}
