package dev.wend.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs {@link Travel} in a process of its own and reports it. */
final class Travels {
  private static final int PEOPLE = 1_000_000;

  private Travels() {}

  static void measure() throws IOException, InterruptedException {
    Files.createDirectories(Fixture.folder());
    String[] figures = run();
    StringBuilder table = Report.head(List.of("1 million people, two cores", "measured"));
    Report.row(table, List.of("enter, send, await", figures[0] + " s"));
    Report.row(table, List.of("the deadline, to the second send", figures[1] + " s"));
    Report.row(table, List.of("store of a person who waits", figures[2] + " bytes"));
    double perSecond = Double.parseDouble(figures[3]);
    String events = String.format(Locale.ROOT, "%,.0f a second", perSecond);
    Report.row(table, List.of("events by which people enter and get a message", events));
    Report.write("journeys", table.toString());
  }

  /** Seconds, seconds, bytes, events a second. */
  private static String[] run() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add-") || a.startsWith("-D"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx2g", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Travel.class.getName(), "" + PEOPLE));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("the journey failed: " + said);
    }
    System.out.println(said);
    return said.split(" ", -1);
  }
}
