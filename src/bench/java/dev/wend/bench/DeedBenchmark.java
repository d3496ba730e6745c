package dev.wend.bench;

import dev.wend.code.Verified;
import dev.wend.store.Store;
import dev.wend.vm.SingleRun;
import dev.wend.vm.SlotRow;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same questions about one person after another. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class DeedBenchmark {
  /** Steps from person to person, so that each is cold. */
  private static final int STEP = 7919;

  @Param({"COUNT", "SUM", "LAST", "CART_THEN_PURCHASE", "CART_AND_NO_PURCHASE"})
  public Deed deed;

  private Store store;
  private SingleRun run;
  private SlotRow row;
  private int person;

  @Setup(Level.Trial)
  public void open() throws IOException {
    store = Store.open(Happened.store(Fixture.folder()));
    Verified program = Wend.audience(Happened.SCRIPT, deed.audience());
    run = new SingleRun(program, Wend.NOW);
    row = new SlotRow(store, program.program());
  }

  @TearDown(Level.Trial)
  public void close() {
    store.close();
  }

  @Benchmark
  public boolean wend() {
    person = (person + STEP) % store.count();
    run.run(row.at(person));
    return run.truth(0);
  }
}
