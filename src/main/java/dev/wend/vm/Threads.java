package dev.wend.vm;

/** Waiting for threads of our own. */
public final class Threads {
  private Threads() {}

  /** Returns when a thread is gone; an interrupt meanwhile is kept for later. */
  public static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
