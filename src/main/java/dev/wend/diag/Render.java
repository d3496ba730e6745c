package dev.wend.diag;

import java.util.List;

/**
 * Problems as a person reads them:
 *
 * <pre>
 * shop.wend:3:34: error[E-habit-equals]: `==` compares in other languages.
 *   3 | audience A = profiles where city == "Rome"
 *     |                                  ^^
 *     = Write `=`.
 * </pre>
 */
public final class Render {
  private static final int TAB = 4;

  /** Of a long line, so many characters are shown before the problem and after its beginning. */
  private static final int BEFORE = 60;

  private static final int AFTER = 100;

  private static final String RED = "\u001B[1;31m";
  private static final String YELLOW = "\u001B[1;33m";
  private static final String BOLD = "\u001B[1m";
  private static final String PLAIN = "\u001B[0m";

  private final boolean colour;

  /**
   * @param colour whether to write the escape sequences of terminals
   */
  public Render(boolean colour) {
    this.colour = colour;
  }

  /** All of them, an empty line between two, with a line break at the end. */
  public String all(List<Diagnostic> problems) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic problem : problems) {
      out.append(out.length() == 0 ? "" : "\n").append(one(problem));
    }
    return out.toString();
  }

  /** One problem in several lines, each with a line break at its end. */
  public String one(Diagnostic problem) {
    String mark = problem.isError() ? RED : YELLOW;
    String number = String.valueOf(problem.line());
    String margin = " ".repeat(number.length() + 2);
    StringBuilder out = new StringBuilder();
    out.append(painted(BOLD, place(problem))).append(' ').append(painted(mark, label(problem)));
    out.append(' ').append(Visible.of(problem.message())).append('\n');
    Excerpt excerpt = Excerpt.of(problem);
    out.append("  ").append(number).append(" | ").append(excerpt.line()).append('\n');
    out.append(margin).append(" | ").append(" ".repeat(excerpt.indent()));
    out.append(painted(mark, "^".repeat(excerpt.carets()))).append('\n');
    if (!problem.hint().isEmpty()) {
      out.append(margin).append(" = ").append(Visible.of(problem.hint())).append('\n');
    }
    return out.toString();
  }

  private static String place(Diagnostic problem) {
    String file = Visible.of(problem.source().name());
    return file + ":" + problem.line() + ":" + problem.column() + ":";
  }

  private static String label(Diagnostic problem) {
    return problem.fault().severity().label() + "[" + problem.fault().id() + "]:";
  }

  private String painted(String code, String text) {
    return colour ? code + text + PLAIN : text;
  }

  /**
   * The line of a problem as shown, and the columns below it.
   *
   * @param indent columns before the carets
   * @param carets columns of carets, at least one; of a span over several lines those of the first
   */
  private record Excerpt(String line, int indent, int carets) {
    static Excerpt of(Diagnostic problem) {
      Source source = problem.source();
      int lineStart = problem.span().offset() - inLine(problem);
      int lineEnd = lineStart + source.lineText(problem.line()).length();
      String text = source.text();
      int start = Math.min(problem.span().offset(), lineEnd);
      int end = Math.min(problem.span().end(), lineEnd);
      int from = back(text, start, lineStart);
      int to = forward(text, start, lineEnd);
      StringBuilder out = new StringBuilder(from > lineStart ? "…" : "");
      int column = draw(text, from, start, out, out.length());
      int last = draw(text, start, Math.min(end, to), out, column);
      draw(text, Math.max(start, Math.min(end, to)), to, out, last);
      out.append(to < lineEnd ? "…" : "");
      return new Excerpt(out.toString().stripTrailing(), column, Math.max(1, last - column));
    }

    /** How far from the beginning of its line a problem begins, in UTF-16 code units. */
    private static int inLine(Diagnostic problem) {
      String text = problem.source().text();
      int offset = problem.span().offset();
      return offset - (offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);
    }

    private static int back(String text, int at, int lineStart) {
      if (at - lineStart <= BEFORE) {
        return lineStart;
      }
      int from = at - BEFORE;
      return Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    }

    private static int forward(String text, int at, int lineEnd) {
      if (lineEnd - at <= AFTER) {
        return lineEnd;
      }
      int to = at + AFTER;
      return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
    }

    /** Draws a stretch of the text; returns the column that follows it. */
    private static int draw(String text, int from, int to, StringBuilder out, int column) {
      int at = column;
      for (int i = from; i < to; ) {
        int point = text.codePointAt(i);
        i += Character.charCount(point);
        String shown = point == '\t' ? " ".repeat(TAB - at % TAB) : Visible.of(point);
        out.append(shown);
        at += shown.codePointCount(0, shown.length()) > 1 ? shown.length() : Visible.width(point);
      }
      return at;
    }
  }
}
