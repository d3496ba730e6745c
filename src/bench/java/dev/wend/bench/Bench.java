package dev.wend.bench;

import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs benchmarks by name: {@code sample}, {@code audiences}, {@code rule}, {@code loop}. */
public final class Bench {
  private static final List<String> ALL = List.of("sample", "audiences", "rule", "loop");

  private Bench() {}

  public static void main(String[] args) throws RunnerException {
    List<String> names = args.length == 0 || args[0].equals("all") ? ALL : List.of(args);
    OptionsBuilder options = new OptionsBuilder();
    for (String name : names) {
      options.include(
          "\\." + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Benchmark\\.");
    }
    options.forks(1).warmupIterations(3).measurementIterations(5);
    options.warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(2));
    options.addProfiler(GCProfiler.class);
    new Runner(options.build()).run();
  }
}
