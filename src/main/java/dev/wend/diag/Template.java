package dev.wend.diag;

/** Texts with {@code {}} holes. */
final class Template {
  private static final String HOLE = "{}";

  /** The longest argument that is shown whole, and what is kept of a longer one's end. */
  private static final int LONGEST = 500;

  private static final int KEPT_END = 100;

  private Template() {}

  static int holes(String template) {
    int count = 0;
    for (int i = template.indexOf(HOLE); i >= 0; i = template.indexOf(HOLE, i + 2)) {
      count++;
    }
    return count;
  }

  /**
   * Fills the holes with the arguments from {@code first} on; a hole without an argument stays
   * empty.
   */
  static String fill(String template, Object[] arguments, int first) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    int argument = first;
    for (int i = template.indexOf(HOLE); i >= 0; i = template.indexOf(HOLE, from)) {
      out.append(template, from, i);
      if (argument < arguments.length) {
        out.append(shown(String.valueOf(arguments[argument++])));
      }
      from = i + 2;
    }
    return out.append(template, from, template.length()).toString();
  }

  /** Without the middle where a message would be longer than anyone reads. */
  private static String shown(String argument) {
    int points = argument.codePointCount(0, argument.length());
    if (points <= LONGEST) {
      return argument;
    }
    int head = argument.offsetByCodePoints(0, LONGEST - KEPT_END);
    int tail = argument.offsetByCodePoints(argument.length(), -KEPT_END);
    return argument.substring(0, head) + " … " + argument.substring(tail);
  }
}
