package dev.wend.live;

import dev.wend.store.Profiles;
import dev.wend.vm.SingleRun;
import dev.wend.vm.SlotRow;
import java.time.Instant;

/** Asks one definition about one profile at one instant after another. */
final class Stepper {
  private final SingleRun run;
  private final SlotRow row;

  Stepper(Definition definition, Profiles profiles) {
    run = new SingleRun(definition.program(), Instant.EPOCH);
    row = new SlotRow(profiles, definition.program().program());
  }

  /** Goes to a profile, by its slot. */
  void of(int profile) {
    row.at(profile);
  }

  /** Whether it is in the audience at an instant, in epoch milliseconds. */
  boolean isIn(long instant) {
    run.to(instant);
    run.run(row);
    return run.truth(0);
  }

  /** Until when the last answer holds if nothing arrives. */
  long until() {
    return run.until();
  }
}
