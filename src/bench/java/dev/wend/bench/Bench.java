package dev.wend.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs benchmarks by name, {@code sample}, {@code audiences}, {@code rule}, {@code loop}, {@code
 * kinds}, {@code load}, and writes what it measured into docs/benchmarks.md.
 */
public final class Bench {
  private static final List<String> ALL =
      List.of(
          "sample",
          "audiences",
          "rule",
          "loop",
          "kinds",
          "hundred",
          "events",
          "deed",
          "save",
          "ingest",
          "journeys",
          "load");

  private Bench() {}

  public static void main(String[] args) throws Exception {
    List<String> names = new ArrayList<>(List.of(args));
    if (names.remove("all") || names.isEmpty()) {
      names = new ArrayList<>(ALL);
    }
    boolean load = names.remove("load");
    boolean save = names.remove("save");
    boolean ingest = names.remove("ingest");
    boolean journeys = names.remove("journeys");
    if (!names.isEmpty()) {
      measure(names);
    }
    if (save) {
      Saves.measure();
    }
    if (ingest) {
      Ingests.measure();
    }
    if (journeys) {
      Travels.measure();
    }
    if (load) {
      Loads.measure();
    }
  }

  private static void measure(List<String> names) throws RunnerException, IOException {
    OptionsBuilder options = new OptionsBuilder();
    for (String name : names) {
      String type = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Benchmark";
      options.include("\\." + type + "\\.");
    }
    options.forks(1).warmupIterations(3).measurementIterations(5);
    options.warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(2));
    options.addProfiler(GCProfiler.class).shouldFailOnError(true);
    new Report(new Runner(options.build()).run()).write();
  }
}
