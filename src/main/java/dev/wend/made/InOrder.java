package dev.wend.made;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Makes parts on several threads and hands them on in their order. */
final class InOrder {
  private final int threads;

  InOrder(int threads) {
    this.threads = threads;
  }

  /** Takes a part. */
  @FunctionalInterface
  interface Taker<T> {
    void take(T part) throws IOException;
  }

  <T> void run(long parts, LongFunction<T> make, Taker<T> take) throws IOException {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "wend-make");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Deque<Future<T>> under = new ArrayDeque<>();
      for (long part = 0; part < parts || !under.isEmpty(); ) {
        while (part < parts && under.size() < threads + 1) {
          long number = part++;
          under.add(workers.submit(() -> make.apply(number)));
        }
        take.take(under.remove().get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the work was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part could not be made", e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }
}
