package dev.wend.walker;

import dev.wend.check.Journey;
import dev.wend.walker.WalkedRun.Wait;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of those who are in a journey that is resumed or stopped. */
record JourneyLives(
    List<WalkedPerson> people, Map<String, Long> active, Set<String> paused, JourneySteps steps) {
  /** Who was held goes on. */
  void resume(Journey journey, long at) {
    paused.remove(journey.name());
    for (WalkedPerson person : people) {
      for (WalkedRun run : person.runs) {
        boolean isHeld = run.wait == Wait.TURN || run.wait == Wait.SEND;
        if (run.journey.name().equals(journey.name()) && isHeld && run.due == Long.MAX_VALUE) {
          run.due = at;
        }
      }
    }
  }

  /** All leave. */
  void stop(Journey journey, long at) {
    active.remove(journey.name());
    paused.remove(journey.name());
    for (WalkedPerson person : people) {
      for (WalkedRun run : List.copyOf(person.runs)) {
        if (run.journey.name().equals(journey.name())) {
          steps.end(run, "STOPPED", at);
        }
      }
    }
  }
}
