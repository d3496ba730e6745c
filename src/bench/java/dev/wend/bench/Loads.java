package dev.wend.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Runs {@link Load} in processes of its own and reports the median of three. */
final class Loads {
  private static final int RUNS = 3;

  private Loads() {}

  static void measure() throws IOException, InterruptedException {
    StringBuilder table =
        Report.head(
            List.of(
                "engine",
                "threads",
                "seconds",
                "profiles a second",
                "heap, MB",
                "bytes a profile"));
    for (int threads = 1; threads <= 2; threads++) {
      for (String engine : List.of("wend", "duckdb")) {
        List<String[]> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
          runs.add(run(engine, threads));
        }
        runs.sort(Comparator.comparingDouble(r -> Double.parseDouble(r[0])));
        String[] median = runs.get(RUNS / 2);
        double rate = Fixture.rows() / Double.parseDouble(median[0]);
        String perSecond = String.format(Locale.ROOT, "%,.0f", rate);
        Report.row(
            table, List.of(engine, "" + threads, median[0], perSecond, median[1], median[2]));
      }
    }
    Report.write("load", table.toString());
  }

  /** Seconds, heap, bytes a profile. */
  private static String[] run(String engine, int threads) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    // Wend reads in one thread and writes in another; one processor is what makes both engines one.
    if (threads == 1) {
      command.addAll(List.of("taskset", "-c", "0"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The same openings of the JDK as this process was given, and the memory that is promised.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add-") || a.startsWith("-D"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Load.class.getName(), engine, "" + threads, "" + Fixture.rows()));
    command.addAll(List.of(Fixture.file(Data.PEOPLE).toString(), Fixture.folder().toString()));
    Process load =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (load.waitFor() != 0) {
      throw new IOException("the load failed: " + said);
    }
    System.out.println(engine + ", " + threads + " threads: " + said);
    return said.split(" ");
  }
}
