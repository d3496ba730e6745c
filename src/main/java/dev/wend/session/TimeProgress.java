package dev.wend.session;

import dev.wend.load.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells how far journeys have come, and how many sends they made, while they run. */
final class TimeProgress {
  private static final int EVERY_MILLIS = 200;

  private final Supplier<Instant> clock;
  private final LongSupplier sends;
  private final ZoneId zone;
  private final Progress to;
  private final Thread timer;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Instant told;

  /**
   * @param clock where time is, asked by another thread
   * @param sends how many were made, asked likewise
   * @param until when time will be over; where it goes on, the amount stays
   */
  TimeProgress(
      Supplier<Instant> clock, LongSupplier sends, Instant until, ZoneId zone, Progress to) {
    this.clock = clock;
    this.sends = sends;
    this.zone = zone;
    this.to = to;
    this.told = clock.get();
    long amount = Math.max(1, Duration.between(told, until).toMillis());
    to.begin("Journeys", amount, Progress.Unit.TIME);
    timer = new Thread(this::run, "wend-progress");
    timer.setDaemon(true);
    timer.start();
  }

  private void run() {
    try {
      while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        tell();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    Instant now = clock.get();
    to.more(Math.max(0, Duration.between(told, now).toMillis()));
    told = now;
    to.remark(now.atZone(zone).toLocalDate() + ", " + Grid.counted(sends.getAsLong(), "send"));
  }

  /** Time runs no more. */
  void close() {
    closed.countDown();
    try {
      // what is told now ends before the bar does
      timer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    to.end();
  }
}
