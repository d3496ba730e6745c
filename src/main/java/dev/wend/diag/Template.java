package dev.wend.diag;

/** Texts with {@code {}} holes. */
final class Template {
  private static final String HOLE = "{}";

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
        out.append(arguments[argument++]);
      }
      from = i + 2;
    }
    return out.append(template, from, template.length()).toString();
  }
}
