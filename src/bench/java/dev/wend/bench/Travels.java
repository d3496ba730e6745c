package dev.wend.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs {@link Travel} in a process of its own and reports it. */
final class Travels {
  private static final int PEOPLE = 1_000_000;
  private static final int WARM_UPS = 3;
  private static final int MEASURED = 5;

  private Travels() {}

  static void measure() throws IOException, InterruptedException {
    Files.createDirectories(Fixture.folder());
    List<double[]> times = run();
    double[] first = times.get(0);
    double[] warm = medians(times.subList(WARM_UPS, times.size()));
    List<String> heads = List.of("1 million people, two cores", "warm", "first in the process");
    StringBuilder table = Report.head(heads);
    row(table, "enter, send, await", "%.2f s", warm[0], first[0]);
    row(table, "the deadline, to the second send", "%.2f s", warm[1], first[1]);
    row(table, "store of a person who waits", "%.1f bytes", warm[2], first[2]);
    row(
        table,
        "events by which people enter and get a message",
        "%,.0f a second",
        warm[3],
        first[3]);
    Report.write("journeys", table.toString());
  }

  private static void row(StringBuilder to, String what, String form, double warm, double first) {
    String one = String.format(Locale.ROOT, form, warm);
    Report.row(to, List.of(what, one, String.format(Locale.ROOT, form, first)));
  }

  private static double[] medians(List<double[]> times) {
    double[] medians = new double[times.get(0).length];
    for (int i = 0; i < medians.length; i++) {
      int figure = i;
      double[] sorted = times.stream().mapToDouble(t -> t[figure]).sorted().toArray();
      medians[i] = sorted[sorted.length / 2];
    }
    return medians;
  }

  /** Of each time: seconds, seconds, bytes, events a second. */
  private static List<double[]> run() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add-") || a.startsWith("-D"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx2g", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Travel.class.getName(), "" + PEOPLE, "" + (WARM_UPS + MEASURED)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("the journey failed: " + said);
    }
    System.out.println(said);
    return said.lines()
        .map(line -> Arrays.stream(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }
}
