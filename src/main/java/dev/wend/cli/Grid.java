package dev.wend.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of texts: the first column to the left, the others to the right unless told. */
final class Grid {
  private static final int WIDEST = 60;

  private final List<List<String>> rows = new ArrayList<>();
  private boolean allLeft;

  Grid(String... header) {
    rows.add(List.of(header));
  }

  /** All columns to the left: for texts. */
  Grid left() {
    allLeft = true;
    return this;
  }

  void row(String... cells) {
    rows.add(List.of(cells).stream().map(Grid::cell).toList());
  }

  private static String cell(String text) {
    String safe = Console.escape(text);
    if (safe.codePointCount(0, safe.length()) <= WIDEST) {
      return safe;
    }
    return safe.substring(0, safe.offsetByCodePoints(0, WIDEST - 1)) + "…";
  }

  /** Prints the table and an empty line. */
  void print(Console console) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], width(row.get(c)));
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String text = rows.get(r).get(c);
        String pad = " ".repeat(widths[c] - width(text));
        line.append(c == 0 ? "" : "  ");
        line.append(c == 0 || allLeft ? text + pad : pad + text);
      }
      String text = line.toString().stripTrailing();
      console.out().println(r == 0 ? console.bold(text) : text);
    }
    console.out().println();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** {@code 1,234,567}. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** {@code 1,234 ops} or {@code 1 op}. */
  static String counted(long n, String thing) {
    return count(n) + " " + thing + (n == 1 ? "" : "s");
  }

  /** {@code 12.3%}. */
  static String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
  }

  /** {@code 1.23 s} or {@code 4.5 ms}. */
  static String seconds(Duration time) {
    double millis = time.toNanos() / 1e6;
    return millis < 1000
        ? String.format(Locale.ROOT, "%.1f ms", millis)
        : String.format(Locale.ROOT, "%.2f s", millis / 1000);
  }
}
