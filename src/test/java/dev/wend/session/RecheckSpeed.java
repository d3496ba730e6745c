package dev.wend.session;

import dev.wend.diag.Source;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Prints how long a declaration takes that is typed after a script of 2,000 lines; by hand. */
final class RecheckSpeed {
  private static final int LINES = 2_000;
  private static final int TIMES = 300;

  private RecheckSpeed() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    Notebook script =
        Notebook.empty(Map.of()).with(new Source("script.wend", script()), Path.of(""));
    require(script);
    System.out.printf(Locale.ROOT, "%,d lines, cold: %.0f ms%n", LINES, since(start));
    double[] times = new double[TIMES];
    Notebook last = script;
    for (int i = 0; i < TIMES; i++) {
      start = System.nanoTime();
      String typed = "audience T" + i % 10 + " = A7 where points > " + i;
      last = last.with(new Source("input", typed), Path.of(""));
      require(last);
      times[i] = since(start);
    }
    double[] warm = Arrays.copyOfRange(times, TIMES / 2, TIMES);
    Arrays.sort(warm);
    System.out.printf(
        Locale.ROOT,
        "typed: first %.1f ms, tenth %.1f ms; warm: median %.1f ms, worst %.1f ms%n",
        times[0],
        times[9],
        warm[warm.length / 2],
        warm[warm.length - 1]);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void require(Notebook notebook) {
    if (notebook.hasErrors()) {
      throw new IllegalStateException(notebook.problems().toString());
    }
  }

  /** Fields, named conditions and audiences that build on each other. */
  static String script() {
    StringBuilder out = new StringBuilder("profile {\n  id: string key\n  points: int\n");
    int lines = 4;
    for (; lines < 60; lines++) {
      out.append("  f").append(lines).append(lines % 2 == 0 ? ": string\n" : ": int\n");
    }
    out.append("}\n");
    for (int i = 0; lines < LINES; i++, lines += 3) {
      int text = 4 + 2 * (i % 25);
      out.append("let C")
          .append(i)
          .append(" = f")
          .append(text)
          .append(" in (\"a\", \"b\", \"c\")\n");
      out.append("audience A").append(i).append(" = profiles where C").append(i).append(" and f");
      out.append(text + 1).append(" between 10 and ").append(20 + i).append("\n    or (points > ");
      out.append(i).append(" and f").append(text + 3).append(" * 2 < points + 7)\n");
    }
    return out.toString();
  }
}
