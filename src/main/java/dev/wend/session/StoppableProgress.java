package dev.wend.session;

import dev.wend.load.Progress;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Passes progress on, and ends the load with an exception when it is to stop. */
record StoppableProgress(Progress to, BooleanSupplier stopped) implements Progress {
  @Override
  public void begin(String source, long bytes) {
    to.begin(source, bytes);
  }

  @Override
  public void read(long bytes) {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("the load was stopped");
    }
    to.read(bytes);
  }

  @Override
  public void end() {
    to.end();
  }
}
