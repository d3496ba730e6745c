package dev.wend.session;

import dev.wend.store.Store;
import java.time.Instant;
import java.util.Optional;

/** The steps that a conversation has done, and the populations that they named. */
final class DoneSteps {
  private Optional<StepRun> last = Optional.empty();

  /** Does the steps that a piece brought. */
  void add(Notebook piece, Store store, Instant now) {
    StepRun run = over(piece, store, now);
    piece.latestSteps().forEach(run::run);
    last = Optional.of(run);
  }

  /** What they left, with the names of now. */
  StepRun over(Notebook names, Store store, Instant now) {
    StepRun run = new StepRun(names.checked(), store, now, false);
    return last.map(run::after).orElse(run);
  }
}
