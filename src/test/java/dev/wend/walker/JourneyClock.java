package dev.wend.walker;

import dev.wend.check.Journey;
import dev.wend.step.Entry;
import dev.wend.step.Schedule;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When people are taken in. */
final class JourneyClock {
  private JourneyClock() {}

  /** Whether the schedule of a journey says now, and somebody may enter now. */
  static boolean isDue(Journey journey, Entry.Read read, long active, long at, ZoneId zone) {
    long begin = Math.max(active, journey.from().map(Instant::toEpochMilli).orElse(active));
    boolean isWithin = journey.until().filter(end -> at >= end.toEpochMilli()).isEmpty();
    return at >= begin && isWithin && isDue(read.schedule(), begin, at, zone);
  }

  /** Whether a schedule says now; the days of one with a time of the day are single ones. */
  private static boolean isDue(Schedule schedule, long since, long at, ZoneId zone) {
    if (schedule instanceof Schedule.AtOnce) {
      return at == since;
    } else if (schedule instanceof Schedule.Once once) {
      return at == once.at().toEpochMilli();
    }
    Schedule.Every every = (Schedule.Every) schedule;
    if (every.at().isPresent()) {
      LocalTime time = Instant.ofEpochMilli(at).atZone(zone).toLocalTime();
      return time.equals(every.at().get());
    }
    return (at - since) % every.lapse().millis() == 0;
  }
}
