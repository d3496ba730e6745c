package dev.wend.bench;

import dev.wend.code.Verified;
import dev.wend.store.Store;
import dev.wend.vm.Scan;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

/** Audiences of a million people by 20 million events, counted, one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class EventsBenchmark {
  @Param({"COUNT", "SUM", "LAST", "CART_THEN_PURCHASE", "CART_AND_NO_PURCHASE"})
  public Deed deed;

  private Store store;
  private Verified program;
  private Duck duck;
  private PreparedStatement counting;

  @Setup(Level.Trial)
  public void open() throws SQLException, IOException {
    store = Store.open(Happened.store(Fixture.folder()));
    program = Wend.audience(Happened.SCRIPT, deed.audience());
    duck = Happened.duck(Fixture.folder(), 1);
    counting = duck.prepare("SELECT count(*) FROM (" + deed.sql() + ")");
    Fixture.agree("Wend and DuckDB on " + deed, wend(), duckdb());
  }

  @TearDown(Level.Trial)
  public void close() throws SQLException {
    duck.close();
    store.close();
  }

  @Benchmark
  public long wend() {
    return new Scan(program, store, Wend.NOW).count(1).count(0);
  }

  @Benchmark
  public long duckdb() throws SQLException {
    return Duck.count(counting);
  }
}
