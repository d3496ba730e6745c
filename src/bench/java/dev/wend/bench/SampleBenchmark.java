package dev.wend.bench;

import dev.wend.code.Verified;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
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

/** The store opening's audience, counted. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class SampleBenchmark {
  @Param({"1", "2"})
  public int threads;

  private Wend wend;
  private Verified program;
  private Duck duck;
  private PreparedStatement byText;
  private PreparedStatement byCode;

  @Setup(Level.Trial)
  public void open() throws SQLException, IOException {
    wend = Fixture.wend(Data.PEOPLE);
    program = Wend.program(Data.PEOPLE, List.of(Question.STORE_OPENING.audience()));
    duck = Fixture.duck(Data.PEOPLE, threads);
    byText = duck.counting("people", Question.STORE_OPENING.condition());
    byCode = duck.counting("coded", "city IN (0, 1, 2) AND birthYear > 1980");
    Fixture.agree("DuckDB by text and by code", Duck.count(byText), Duck.count(byCode));
    Fixture.agree("Wend and DuckDB", wend(), Duck.count(byText));
  }

  @TearDown(Level.Trial)
  public void close() throws SQLException {
    duck.close();
    wend.close();
  }

  @Benchmark
  public long wend() {
    return wend.count(program, threads);
  }

  @Benchmark
  public long duckdbText() throws SQLException {
    return Duck.count(byText);
  }

  @Benchmark
  public long duckdbCodes() throws SQLException {
    return Duck.count(byCode);
  }
}
