package dev.wend.step;

import dev.wend.value.Lapse;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;

/** Until when a journey waits; what is past already is not waited for. */
public sealed interface Until {
  /** So long from now. */
  record After(Lapse lapse) implements Until {}

  /**
   * The instant that a program gives, or the begin of the date; at once where it is missing. It is
   * asked again when the profile changes.
   */
  record Given(int program) implements Until {}

  /**
   * The next time of day, now included; of a day of the week where one is named.
   *
   * @param ofProfile whether the clock is that of the profile's time zone
   */
  record Next(Optional<DayOfWeek> day, LocalTime time, boolean ofProfile) implements Until {}
}
