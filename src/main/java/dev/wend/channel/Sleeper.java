package dev.wend.channel;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {
  /** Waits so long. */
  void sleep(Duration pause) throws InterruptedException;
}
