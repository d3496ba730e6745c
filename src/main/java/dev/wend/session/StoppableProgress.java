package dev.wend.session;

import dev.wend.load.Progress;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Passes progress on, and ends the load with an exception when it is to stop. */
record StoppableProgress(Progress to, BooleanSupplier stopped) implements Progress {
  @Override
  public void begin(String work, long amount, Unit unit) {
    to.begin(work, amount, unit);
  }

  @Override
  public void more(long amount) {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("the load was stopped");
    }
    to.more(amount);
  }

  @Override
  public void remark(String words) {
    to.remark(words);
  }

  @Override
  public void end() {
    to.end();
  }
}
