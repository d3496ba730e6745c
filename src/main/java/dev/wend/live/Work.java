package dev.wend.live;

import dev.wend.vm.Threads;
import java.util.Optional;

/** What one thread does; what went wrong there is thrown where it is awaited. */
final class Work implements Runnable {
  private final Runnable what;
  private final Thread thread = new Thread(this, "wend-live");
  private volatile Optional<RuntimeException> failure = Optional.empty();

  Work(Runnable what) {
    this.what = what;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    try {
      what.run();
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    }
  }

  /** Waits until it has ended, whatever interrupts. */
  void await() {
    Threads.awaitEnd(thread);
  }

  void check() {
    failure.ifPresent(
        e -> {
          throw e;
        });
  }
}
