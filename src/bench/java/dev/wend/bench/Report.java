package dev.wend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/** Puts what was measured into the tables of docs/benchmarks.md. */
final class Report {
  private static final String BYTES = "gc.alloc.rate.norm";

  /** Of each benchmark (a class), by its parameter, by engine (a method). */
  private final Map<String, Map<String, Map<String, RunResult>>> measured = new LinkedHashMap<>();

  Report(Collection<RunResult> results) {
    for (RunResult result : results) {
      String[] name = result.getParams().getBenchmark().split("\\.", -1);
      String benchmark = name[name.length - 2].replace("Benchmark", "").toLowerCase(Locale.ROOT);
      String parameter =
          result.getParams().getParamsKeys().stream()
              .map(result.getParams()::getParam)
              .findFirst()
              .orElse("");
      measured
          .computeIfAbsent(benchmark, b -> new LinkedHashMap<>())
          .computeIfAbsent(parameter, p -> new LinkedHashMap<>())
          .put(name[name.length - 1], result);
    }
  }

  void write() throws IOException {
    for (String benchmark : measured.keySet()) {
      write(benchmark, table(benchmark));
    }
  }

  private String table(String benchmark) {
    return switch (benchmark) {
      case "sample" -> against(benchmark, "threads", List.of("duckdbText", "duckdbCodes"));
      case "audiences", "kinds", "events" -> against(benchmark, "audience", List.of("duckdb"));
      case "deed" -> questions(benchmark);
      default -> engines(benchmark);
    };
  }

  /** A row a question: our time for one person. */
  private String questions(String benchmark) {
    StringBuilder table = head(List.of("audience", "time", "bytes allocated"));
    measured
        .get(benchmark)
        .forEach((question, engines) -> measurement(table, question, engines.get("wend")));
    return table.toString();
  }

  /** A row a parameter: our time, the rivals', and how many times as fast we are. */
  private String against(String benchmark, String parameter, List<String> rivals) {
    List<String> head = new ArrayList<>(List.of(parameter, "wend, ms"));
    rivals.forEach(r -> head.addAll(List.of(r + ", ms", "times as fast")));
    StringBuilder table = head(head);
    double[] logs = new double[rivals.size()];
    Map<String, Map<String, RunResult>> rows = measured.get(benchmark);
    rows.forEach(
        (name, engines) -> {
          List<String> cells = new ArrayList<>(List.of(name, figure(engines.get("wend"))));
          for (int r = 0; r < rivals.size(); r++) {
            double times = score(engines.get(rivals.get(r))) / score(engines.get("wend"));
            logs[r] += Math.log(times) / rows.size();
            cells.add(figure(engines.get(rivals.get(r))));
            cells.add(String.format(Locale.ROOT, "%.1f", times));
          }
          row(table, cells);
        });
    if (!parameter.equals("threads")) {
      String mean = String.format(Locale.ROOT, "%.1f", Math.exp(logs[0]));
      row(table, List.of("geometric mean", "", "", mean));
    }
    return table.toString();
  }

  /** A row an engine: its time and what it allocates. */
  private String engines(String benchmark) {
    StringBuilder table = head(List.of("", "time", "bytes allocated"));
    measured.get(benchmark).get("").forEach((engine, result) -> measurement(table, engine, result));
    return table.toString();
  }

  private static void measurement(StringBuilder table, String name, RunResult result) {
    String time = figure(result) + " " + result.getPrimaryResult().getScoreUnit();
    double bytes = result.getSecondaryResults().get(BYTES).getScore();
    String allocated = String.format(Locale.ROOT, "%.0f", bytes);
    row(table, List.of(name, time.replace("/op", ""), allocated));
  }

  static StringBuilder head(List<String> cells) {
    StringBuilder table = new StringBuilder();
    row(table, cells);
    row(table, cells.stream().map(c -> "---").toList());
    return table;
  }

  static void row(StringBuilder table, List<String> cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static double score(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  /** Three digits, and how far off it may be (99.9 %). */
  private static String figure(RunResult result) {
    double error = result.getPrimaryResult().getScoreError();
    return String.format(Locale.ROOT, "%.3g ± %.2g", score(result), error);
  }

  /** Replaces the table between a benchmark's marks. */
  static void write(String benchmark, String table) throws IOException {
    System.out.println("\n" + benchmark + "\n" + table);
    Path page = Path.of(System.getProperty("wend.home"), "docs", "benchmarks.md");
    String text = Files.readString(page);
    String begin = "<!-- " + benchmark + " -->\n";
    String end = "<!-- end of " + benchmark + " -->";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    if (from < begin.length() || to < from) {
      throw new IllegalStateException("docs/benchmarks.md has no place for " + benchmark);
    }
    Files.writeString(page, text.substring(0, from) + table + text.substring(to));
  }
}
