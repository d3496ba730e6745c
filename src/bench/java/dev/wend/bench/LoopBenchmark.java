package dev.wend.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The store opening's audience by hand-written loops over memory, one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class LoopBenchmark {
  private Loop loop;

  @Setup(Level.Trial)
  public void fill() {
    loop = new Loop(Fixture.rows());
    Fixture.agree("the loops", loop.countInts(), loop.countPlanes());
  }

  @Benchmark
  public long ints() {
    return loop.countInts();
  }

  @Benchmark
  public long planes() {
    return loop.countPlanes();
  }
}
