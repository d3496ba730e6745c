package dev.wend.step;

import dev.wend.value.Lapse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When something begins. */
public sealed interface Schedule {
  /** The first instant that is not before one; empty where none comes any more. */
  Optional<Instant> next(Instant from, Instant activated, ZoneId zone);

  /** When it is activated, and never again. */
  record AtOnce() implements Schedule {
    @Override
    public Optional<Instant> next(Instant from, Instant activated, ZoneId zone) {
      return from.isAfter(activated) ? Optional.empty() : Optional.of(activated);
    }
  }

  record Once(Instant at) implements Schedule {
    @Override
    public Optional<Instant> next(Instant from, Instant activated, ZoneId zone) {
      return from.isAfter(at) || at.isBefore(activated) ? Optional.empty() : Optional.of(at);
    }
  }

  /**
   * Again and again: from when it is activated on, or at a time of the day, first on the day of the
   * activation where that time is not past. A time that a clock change skips is the first instant
   * after the gap; one that it repeats is the first of the two.
   */
  record Every(Lapse lapse, Optional<LocalTime> at) implements Schedule {
    @Override
    public Optional<Instant> next(Instant from, Instant activated, ZoneId zone) {
      return at.isPresent() ? onDays(from, activated, zone) : fromBegin(from, activated, zone);
    }

    private Optional<Instant> onDays(Instant from, Instant activated, ZoneId zone) {
      LocalDate first = activated.atZone(zone).toLocalDate();
      if (at(first, zone).isBefore(activated)) {
        first = first.plusDays(1);
      }
      LocalDate day = first;
      for (long n = 0; at(day, zone).isBefore(from); n++) {
        day = day(first, n);
      }
      return Optional.of(at(day, zone));
    }

    private LocalDate day(LocalDate first, long n) {
      long days = lapse.days() + lapse.millis() / 86_400_000;
      return first.plusMonths(lapse.months() * n).plusDays(days * n);
    }

    private Instant at(LocalDate day, ZoneId zone) {
      return ZonedDateTime.of(day, at.orElseThrow(), zone).toInstant();
    }

    private Optional<Instant> fromBegin(Instant from, Instant activated, ZoneId zone) {
      Instant next = activated;
      for (long n = 1; next.isBefore(from); n++) {
        Lapse total =
            new Lapse((int) (lapse.months() * n), (int) (lapse.days() * n), lapse.millis() * n);
        next = Instant.ofEpochMilli(total.after(activated.toEpochMilli(), zone));
      }
      return Optional.of(next);
    }
  }
}
