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

/** Ten audiences over lists, time zones, patterns, functions, a saved one; counted, one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class KindsBenchmark {
  @Param({
    "ANY_ORDER",
    "ALL_ORDERS",
    "COUNT_ORDERS",
    "SUM_ORDERS",
    "MAX_ORDER",
    "INTERESTS",
    "ZONE",
    "MAIL_PATTERN",
    "FUNCTIONS",
    "IN_SAVED"
  })
  public Question question;

  private static final String REGULARS = "count(orders) >= 5";

  private Wend wend;
  private Verified program;
  private Duck duck;
  private PreparedStatement counting;

  @Setup(Level.Trial)
  public void open() throws SQLException, IOException {
    wend = Fixture.wend(Data.SHOPPERS);
    wend.save(Data.SHOPPERS, "Regulars", REGULARS);
    program = Wend.program(Data.SHOPPERS, List.of(question.audience()));
    duck = Fixture.duck(Data.SHOPPERS, 1);
    duck.run(
        "CREATE OR REPLACE TABLE regulars AS SELECT crmId FROM shoppers WHERE len(orders) >= 5");
    counting = duck.counting("shoppers", question.condition());
    Fixture.agree("Wend and DuckDB on " + question, wend(), duckdb());
  }

  @TearDown(Level.Trial)
  public void close() throws SQLException {
    duck.close();
    wend.close();
  }

  @Benchmark
  public long wend() {
    return wend.count(program, 1);
  }

  @Benchmark
  public long duckdb() throws SQLException {
    return Duck.count(counting);
  }
}
