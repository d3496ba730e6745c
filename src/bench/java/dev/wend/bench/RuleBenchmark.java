package dev.wend.bench;

import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.wend.code.Verified;
import dev.wend.vm.SingleRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One rule on one profile: cel-java's two runtimes take the profile as a map. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class RuleBenchmark {
  private SingleRun wend;
  private OnePerson person;
  private CelRuntime.Program legacy;
  private CelRuntime.Program planned;
  private Map<String, Object> profile;

  @Setup(Level.Trial)
  public void compile() throws CelValidationException, CelEvaluationException {
    legacy = Rule.cel(CelRuntimeFactory.legacyCelRuntimeBuilder().build());
    planned = Rule.cel(CelRuntimeFactory.plannerRuntimeBuilder().build());
    profile = new HashMap<>(Rule.PROFILE);
    Verified program = Wend.program(Data.PEOPLE, List.of(Rule.AUDIENCE));
    wend = new SingleRun(program, Wend.NOW);
    person = new OnePerson(program.program().columns(), Rule.PROFILE);
    if (!wend() || !celLegacy().equals(true) || !celPlanned().equals(true)) {
      throw new IllegalStateException("one of them does not pass the profile");
    }
  }

  @Benchmark
  public boolean wend() {
    wend.run(person);
    return wend.truth(0);
  }

  @Benchmark
  public Object celLegacy() throws CelEvaluationException {
    return legacy.eval(profile);
  }

  @Benchmark
  public Object celPlanned() throws CelEvaluationException {
    return planned.eval(profile);
  }
}
