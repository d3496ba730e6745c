package dev.wend.syntax;

import java.util.Random;

/**
 * Makes scripts with comments, blanks and line breaks anywhere. Few of them have errors: where a
 * line break may cost one.
 */
final class FormatScripts {
  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private int comments;
  private final JourneyScripts journeys = new JourneyScripts(this);
  private int depth;

  FormatScripts(Random random) {
    this.random = random;
  }

  String script() {
    int count = random.nextInt(5);
    gap();
    for (int i = 0; i < count; i++) {
      declaration();
      lineEnd();
    }
    return out.toString();
  }

  /** A number below another. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  // ---- what stands between words

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private String comment() {
    comments++;
    return switch (random.nextInt(6)) {
      case 0 -> " /* c" + comments + " */ ";
      case 1 -> " /* c" + comments + "\n   more */ ";
      case 2 -> "\n/* c" + comments + " */\n";
      case 3 -> "\n  /// c" + comments + "\n";
      case 4 -> " // c" + comments + "  \n";
      default -> "\n\n// c" + comments + "\n\n";
    };
  }

  void gap() {
    out.append(" ");
    if (oneIn(12)) {
      out.append(comment());
      if (oneIn(3)) {
        out.append(comment());
      }
    } else if (oneIn(8)) {
      out.append("\n".repeat(1 + random.nextInt(3)));
    } else if (oneIn(4)) {
      out.append("\t ");
    }
  }

  void lineEnd() {
    if (oneIn(4)) {
      out.append(comment());
    }
    out.append("\n".repeat(1 + random.nextInt(3)));
    if (oneIn(6)) {
      out.append(comment());
    }
  }

  /** Words with anything between them; those that begin with `~` stay in the line. */
  void words(String words) {
    for (String word : words.split(" ", -1)) {
      if (word.startsWith("~")) {
        out.append(oneIn(10) ? " /* c" + ++comments + " */ " : "  ").append(word.substring(1));
      } else {
        gap();
        out.append(word);
      }
    }
  }

  String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  // ---- declarations

  private void declaration() {
    switch (random.nextInt(14)) {
      case 0 -> out.append("timezone \"Europe/Rome\"");
      case 1 -> out.append("namespace n").append(random.nextInt(9));
      case 2 -> let();
      case 3 -> profile();
      case 4 -> source();
      case 7 -> event();
      case 10, 11 -> journeys.journey();
      case 12 -> journeys.message();
      case 13 -> journeys.settings();
      case 8 -> {
        words("event ~rule ~R = Purchase");
        if (oneIn(2)) {
          words("where");
          expression();
        }
      }
      case 5 -> {
        out.append("step").append(random.nextInt(9));
        words("=");
        population();
      }
      case 6 -> {
        out.append(pick("", "saved = ")).append("save audience S");
        words("from");
        population();
        words(pick("create or update", "update"));
        words(pick("replace", "append"));
      }
      default -> {
        out.append("audience A").append("x".repeat(random.nextInt(9)));
        words("=");
        population();
      }
    }
  }

  private void event() {
    out.append(pick("", "business ")).append("event E");
    for (int i = random.nextInt(3); i > 0; i--) {
      words(
          pick("keep ~400 ~days", "identified by email", "identified by email = lower ~( a . b )"));
    }
    words("{");
    gap();
    out.append("keep: string");
    separator(false);
    out.append("`within`: list<{ a: int }>");
    gap();
    words("}");
  }

  private void behaviour() {
    switch (random.nextInt(4)) {
      case 0 -> {
        words("( any Purchase in last ~7 ~days where");
        expression();
        words(")");
      }
      case 1 -> {
        words("count ~( p in Purchase since today where");
        expression();
        words(")");
      }
      case 2 -> words("days ~since ~last Purchase in this ~month");
      default -> {
        words("sequence ~( View as v then no Cart within ~1 ~day then Purchase where");
        expression();
        words("within ~2 ~days ~after ~1 ~hour )");
      }
    }
  }

  private void let() {
    out.append("let `L").append(random.nextInt(99)).append('`');
    words("=");
    if (oneIn(3)) {
      words("(");
      items(2 + random.nextInt(3), oneIn(2));
      words(")");
    } else {
      expression();
    }
  }

  void separator(boolean last) {
    if (last) {
      return;
    }
    switch (random.nextInt(3)) {
      case 0 -> words(",");
      case 1 -> lineEnd();
      default -> {
        words(",");
        lineEnd();
      }
    }
  }

  private void profile() {
    out.append("profile");
    words("{");
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      gap();
      out.append(pick("a", "event", "longer", "`two words`", "key")).append(i);
      words(": ~" + pick("string", "int", "decimal(2)", "date"));
      if (oneIn(2)) {
        words("~" + pick("key", "identity", "identity ~n1", "default"));
        if (out.toString().endsWith("default")) {
          words(pick("1", "\"x\"", "-2"));
        }
      }
      separator(i == count - 1);
    }
    words("}");
  }

  private void source() {
    out.append("source S: csv");
    words("\"file.csv\"");
    if (oneIn(2)) {
      words(pick("( delimiter \";\" )", "( delimiter \";\" , columns a , \"b c\" , key )"));
    }
    words("into ~profile");
    if (oneIn(2)) {
      return;
    }
    words("{");
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      if (oneIn(4)) {
        words("skip ~where");
      } else {
        gap();
        out.append(pick("a", "longer", "on")).append(" =");
      }
      expression();
      separator(i == count - 1);
    }
    words("}");
  }

  // ---- populations

  private void population() {
    term();
    String operator = pick("union", "intersect", "except");
    while (oneIn(3) && depth < 6) {
      words(operator);
      term();
    }
  }

  private void term() {
    if (oneIn(8) && depth < 4) {
      depth++;
      counted();
      depth--;
      return;
    }
    if (oneIn(5) && depth < 4) {
      depth++;
      words("(");
      population();
      words(")");
      depth--;
    } else {
      words(pick("profiles", "Somebody", "`Some body`"));
    }
    while (oneIn(2)) {
      if (oneIn(4)) {
        words("with {");
        items();
        words("}");
      } else {
        words("where");
        expression();
      }
    }
  }

  void items() {
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      gap();
      out.append("column").append(i);
      words("=");
      expression();
      separator(i == count - 1);
    }
  }

  private void counted() {
    if (oneIn(2)) {
      words(pick("sample ~10% of", "sample ~0.5% of"));
      term();
    } else {
      words("top ~1_000 of");
      term();
      words("by points" + pick("", " asc", " desc"));
    }
  }

  // ---- expressions

  private void items(int count, boolean comma) {
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        words(",");
      }
      expression();
    }
    if (comma && count > 0) {
      words(",");
    }
  }

  void expression() {
    depth++;
    conjunction();
    while (oneIn(depth + 1)) {
      words("or");
      conjunction();
    }
    depth--;
  }

  private void conjunction() {
    test();
    while (oneIn(depth + 1)) {
      words("and");
      test();
    }
  }

  private void test() {
    if (oneIn(6)) {
      words("not");
    }
    if (oneIn(8)) {
      words("in ~audience Somebody");
      return;
    }
    sum();
    switch (random.nextInt(10)) {
      case 0 -> {
        words(pick("=", "!=", "<=", "not contains", "starts with", "before", "~after", "not ~on"));
        sum();
      }
      case 1 -> {
        words(pick("=", "like"));
        sum();
        words("ignoring case");
      }
      case 2 -> {
        words("between");
        sum();
        words("and");
        sum();
      }
      case 3 -> {
        words(pick("in", "not in"));
        boolean square = oneIn(2);
        words(square ? "[" : "(");
        items(random.nextInt(5), oneIn(3));
        words(square ? "]" : ")");
      }
      case 4 -> words(pick("in last ~7 ~days", "not in next ~month", "in this ~year"));
      case 5 -> words(pick("is missing", "is present", "is not missing"));
      default -> {}
    }
  }

  private void sum() {
    operand();
    while (oneIn(depth + 2)) {
      words(pick("+", "-", "*", "?:"));
      operand();
    }
  }

  private void operand() {
    if (depth > 3 || oneIn(2)) {
      leaf();
      return;
    }
    switch (random.nextInt(5)) {
      case 3 -> behaviour();
      case 0 -> {
        words("(");
        expression();
        words(")");
      }
      case 1 -> {
        words("f ~(");
        items(random.nextInt(4), false);
        words(")");
      }
      case 2 -> {
        words("( if");
        expression();
        words("then");
        expression();
        words("else");
        expression();
        words(")");
      }
      default -> words("days ~between a and b . c");
    }
  }

  private void leaf() {
    if (oneIn(12)) {
      gap();
      out.append("\"\"\"\n  more\n   text\"\"\"");
      return;
    }
    words(
        pick(
            "a",
            "`a`",
            "`two_words`",
            "customer.address.street",
            "1_000",
            "12%",
            "\"text\"",
            "3 ~days",
            "1 ~day ~6 ~hours",
            "2026-03-01",
            "now",
            "today",
            "- 5",
            "true",
            "aRatherLongNameThatTakesMuchOfItsLine"));
  }
}
