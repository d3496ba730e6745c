package dev.wend.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs {@link Ingest} in processes of its own and reports each. */
final class Ingests {
  private static final int PEOPLE = 1_000_000;
  private static final int FEWER = 200_000;

  private Ingests() {}

  static void measure() throws IOException, InterruptedException {
    Files.createDirectories(Fixture.folder());
    StringBuilder table =
        Report.head(List.of("audiences", "threads", "append, ns", "follow, ns", "events a second"));
    for (int threads = 1; threads <= 2; threads++) {
      for (String what : List.of("plain", "live")) {
        double[] figures = run(what, threads, PEOPLE, 8);
        String perSecond = String.format(Locale.ROOT, "%,.0f", 1e9 / (figures[0] + figures[1]));
        Report.row(
            table,
            List.of(
                what.equals("live") ? "20" : "none",
                "" + threads,
                figure(figures[0]),
                what.equals("live") ? figure(figures[1]) : "",
                perSecond));
      }
    }
    Report.write("ingest", table.toString());
    StringBuilder few = Report.head(List.of("audiences", "append, ns", "follow, ns"));
    for (String what : List.of("3", "1000")) {
      double[] figures = run(what, 1, FEWER, 64);
      Report.row(few, List.of(what, figure(figures[0]), figure(figures[1])));
    }
    Report.write("concerned", few.toString());
  }

  private static String figure(double nanos) {
    return String.format(Locale.ROOT, "%.0f", nanos);
  }

  /** Nanoseconds an event in append, and in follow. */
  private static double[] run(String what, int threads, int people, int rounds)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (threads == 1) {
      command.addAll(List.of("taskset", "-c", "0"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add-") || a.startsWith("-D"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Ingest.class.getName(), what, "" + threads, "" + people, "" + rounds));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("the ingest failed: " + said);
    }
    System.out.println(what + ", " + threads + " threads: " + said);
    String[] figures = said.split(" ", -1);
    return new double[] {Double.parseDouble(figures[0]), Double.parseDouble(figures[1])};
  }
}
