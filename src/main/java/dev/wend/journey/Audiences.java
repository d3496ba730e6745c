package dev.wend.journey;

import dev.wend.code.JourneyPlan;
import dev.wend.store.Profiles;
import java.time.Instant;

/** What audiences are read from. */
@FunctionalInterface
public interface Audiences {
  /** The profiles, with the columns that a journey's {@link JourneyPlan#selections} need. */
  Profiles rows(JourneyPlan plan, Instant at);
}
