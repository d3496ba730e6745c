package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.load.Progress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How far journeys have come is told while they run, and never behind their end. */
class TimeProgressTest {
  private static final class Heard implements Progress {
    final List<String> told = new ArrayList<>();
    final CountDownLatch twice = new CountDownLatch(2);
    long amount;

    @Override
    public synchronized void begin(String work, long all, Unit unit) {
      told.add(work + " " + all + " " + unit);
    }

    @Override
    public synchronized void more(long more) {
      amount += more;
    }

    @Override
    public synchronized void remark(String words) {
      if (!told.contains(words)) {
        told.add(words);
      }
      twice.countDown();
    }

    @Override
    public synchronized void end() {
      told.add("end");
    }
  }

  @Test
  void timeAndSendsAreTold() throws InterruptedException {
    Heard heard = new Heard();
    Instant from = Instant.parse("2026-03-01T00:00:00Z");
    AtomicInteger asked = new AtomicInteger();
    Supplier<Instant> clock = () -> asked.getAndIncrement() == 0 ? from : from.plusSeconds(60);
    Instant until = from.plusSeconds(3600);
    TimeProgress told = new TimeProgress(clock, () -> 1234, until, ZoneOffset.UTC, heard);
    assertTrue(heard.twice.await(30, TimeUnit.SECONDS));
    told.close();
    assertEquals(List.of("Journeys 3600000 TIME", "2026-03-01, 1,234 sends", "end"), heard.told);
    assertEquals(60_000, heard.amount);
  }
}
