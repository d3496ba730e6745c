package dev.wend.bench;

import dev.wend.code.Verified;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A hundred audiences of one script in one scan, beside the costliest of them alone. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class HundredBenchmark {
  private static final int TRIES = 3;

  private Wend wend;
  private Verified hundred;
  private Verified costliest;

  @Setup(Level.Trial)
  public void open() throws IOException {
    wend = Fixture.wend(Data.PEOPLE);
    List<String> audiences = audiences();
    hundred = Wend.program(Data.PEOPLE, audiences);
    long most = 0;
    for (String audience : audiences) {
      Verified alone = Wend.program(Data.PEOPLE, List.of(audience));
      long least = Long.MAX_VALUE;
      for (int i = 0; i < TRIES; i++) {
        long start = System.nanoTime();
        wend.count(alone, 1);
        least = Math.min(least, System.nanoTime() - start);
      }
      if (least > most) {
        most = least;
        costliest = alone;
      }
    }
  }

  /** A campaign team's year: every audience has constants of its own. */
  private static List<String> audiences() {
    List<String> audiences = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String city = People.CITIES.get(i);
      String initial = String.valueOf((char) ('A' + i));
      audiences.add(format("profiles where city = \"%s\" and birthYear > %d", city, 1950 + i));
      audiences.add(
          format("profiles where points between %d and %d or spent > %d", i * 500, i * 900, 4000));
      audiences.add(
          format(
              "profiles where firstName starts with \"%s\" and lastSeen in last %d days",
              initial, i + 7));
      audiences.add(
          format("profiles where city contains \"%s\" or month(lastSeen) = %d", city, i % 12 + 1));
      audiences.add(
          format("profiles where email ends with \"%d@example.org\" and points > %d", i, i * 100));
    }
    return audiences;
  }

  private static String format(String audience, Object... values) {
    return String.format(Locale.ROOT, audience, values);
  }

  @TearDown(Level.Trial)
  public void close() {
    wend.close();
  }

  @Benchmark
  public long hundred() {
    return wend.count(hundred, 1);
  }

  @Benchmark
  public long costliest() {
    return wend.count(costliest, 1);
  }
}
