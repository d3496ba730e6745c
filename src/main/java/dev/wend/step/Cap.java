package dev.wend.step;

import dev.wend.value.Lapse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * How many messages a person gets at most.
 *
 * @param policy what it is called
 * @param category of the messages that count; all where it is empty
 * @param window any stretch of so long
 * @param calendar instead of it, the calendar's
 */
public record Cap(
    String policy, int most, String category, Lapse window, Optional<ChronoUnit> calendar) {
  /** The instant after which sends count at an instant, in epoch milliseconds. */
  public long since(long now, ZoneId zone) {
    if (calendar.isEmpty()) {
      // What is exactly so old does not count any more.
      return before(now, zone);
    }
    LocalDate day = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
    LocalDate first =
        switch (calendar.get()) {
          case WEEKS -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTHS -> day.withDayOfMonth(1);
          case YEARS -> day.withDayOfYear(1);
          default -> day;
        };
    return first.atStartOfDay(zone).toInstant().toEpochMilli() - 1;
  }

  private long before(long now, ZoneId zone) {
    return Instant.ofEpochMilli(now)
        .atZone(zone)
        .minusMonths(window.months())
        .minusDays(window.days())
        .toInstant()
        .minusMillis(window.millis())
        .toEpochMilli();
  }
}
