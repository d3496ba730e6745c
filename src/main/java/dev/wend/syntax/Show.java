package dev.wend.syntax;

/** Pieces of a script as messages quote them. */
public final class Show {
  /** In code points; what is longer is cut. */
  private static final int LIMIT = 40;

  private Show() {}

  /** What stands beside an operator: in brackets unless it is a name, a number or a call. */
  public static String operand(String text) {
    return text.matches("[\\w.`]+(\\([^()]*\\))?|\"[^\"]*\"") ? text : "(" + text + ")";
  }

  /** The first line of a text, cut when it is long. */
  public static String code(String text) {
    int end = text.indexOf('\n');
    String line = (end < 0 ? text : text.substring(0, end)).strip();
    if (line.codePointCount(0, line.length()) <= LIMIT) {
      return end < 0 ? line : line + " …";
    }
    return line.substring(0, line.offsetByCodePoints(0, LIMIT)) + "…";
  }
}
