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

/** Ten audiences of other kinds, counted, one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class AudiencesBenchmark {
  @Param({
    "NAME_PREFIX",
    "CITY_CONTAINS",
    "CITY_PATTERN",
    "MAIL_DOMAIN",
    "RANGES",
    "MONEY",
    "DATES",
    "DATE_PARTS",
    "NESTED",
    "ALGEBRA"
  })
  public Question question;

  private Wend wend;
  private Verified program;
  private Duck duck;
  private PreparedStatement counting;

  @Setup(Level.Trial)
  public void open() throws SQLException, IOException {
    wend = Fixture.wend(Data.PEOPLE);
    program = Wend.program(Data.PEOPLE, List.of(question.audience()));
    duck = Fixture.duck(Data.PEOPLE, 1);
    counting = duck.counting("people", question.condition());
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
