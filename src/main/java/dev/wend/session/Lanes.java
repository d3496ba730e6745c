package dev.wend.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads that work side by side. What is given to one of them is done one after another, in the
 * order of giving. After a failure nothing more is begun.
 */
final class Lanes implements AutoCloseable {
  /** Work that a thread has before it, at most. */
  private static final int MOST_WAITING = 16;

  private final List<ExecutorService> threads = new ArrayList<>();
  private final List<Semaphore> room = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  Lanes(int count) {
    for (int lane = 0; lane < count; lane++) {
      threads.add(Executors.newSingleThreadExecutor(Lanes::thread));
      room.add(new Semaphore(MOST_WAITING));
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "wend-deliver");
    thread.setDaemon(true);
    return thread;
  }

  int count() {
    return threads.size();
  }

  boolean hasFailed() {
    return failure.get() != null;
  }

  /** Gives a thread work, and waits while it has enough. */
  void run(int lane, Runnable work) {
    Semaphore places = room.get(lane);
    places.acquireUninterruptibly();
    threads
        .get(lane)
        .execute(
            () -> {
              try {
                if (!hasFailed()) {
                  work.run();
                }
              } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
              } finally {
                places.release();
              }
            });
  }

  /**
   * Waits until all is done.
   *
   * @throws RuntimeException what ended the work of a thread, or an {@link Error}
   */
  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdown);
    boolean isDone = false;
    boolean isInterrupted = false;
    while (!isDone) {
      try {
        isDone = true;
        for (ExecutorService thread : threads) {
          isDone &= thread.awaitTermination(1, TimeUnit.DAYS);
        }
      } catch (InterruptedException e) {
        isDone = false;
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure.get() instanceof Error e) {
      throw e;
    } else if (failure.get() instanceof RuntimeException e) {
      throw e;
    }
  }
}
