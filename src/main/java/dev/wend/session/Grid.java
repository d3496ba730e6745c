package dev.wend.session;

import dev.wend.diag.Visible;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of texts: the first column to the left, the others to the right unless told. */
public final class Grid {
  private static final int WIDEST = 60;

  private final List<List<String>> rows = new ArrayList<>();
  private boolean allLeft;

  public Grid(String... header) {
    rows.add(List.of(header));
  }

  /** All columns to the left: for texts. */
  public Grid left() {
    allLeft = true;
    return this;
  }

  public void row(String... cells) {
    rows.add(List.of(cells).stream().map(Grid::cell).toList());
  }

  private static String cell(String text) {
    String safe = Visible.of(text);
    if (safe.codePointCount(0, safe.length()) <= WIDEST) {
      return safe;
    }
    return safe.substring(0, safe.offsetByCodePoints(0, WIDEST - 1)) + "…";
  }

  /** The lines of the table, its header first. */
  public List<String> lines() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], width(row.get(c)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String text = row.get(c);
      String pad = " ".repeat(widths[c] - width(text));
      line.append(c == 0 ? "" : "  ");
      line.append(c == 0 || allLeft ? text + pad : pad + text);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** {@code 1,234,567}. */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** {@code 1,234 ops} or {@code 1 op}. */
  public static String counted(long n, String thing) {
    return count(n) + " " + thing + (n == 1 ? "" : "s");
  }

  /** {@code 12.3%}. */
  public static String percent(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
  }

  /** {@code 79 KB}, {@code 1.2 MB}; of 1,000 bytes and 1,000 KB. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    String[] units = {"KB", "MB", "GB", "TB"};
    double size = bytes / 1e3;
    int unit = 0;
    while (size >= 999.95 && unit < units.length - 1) {
      size /= 1e3;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }

  /** {@code 1.23 s} or {@code 4.5 ms}. */
  public static String seconds(Duration time) {
    double millis = time.toNanos() / 1e6;
    return millis < 1000
        ? String.format(Locale.ROOT, "%.1f ms", millis)
        : String.format(Locale.ROOT, "%.2f s", millis / 1000);
  }
}
