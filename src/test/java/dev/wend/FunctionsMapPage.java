package dev.wend;

import dev.wend.lib.ForeignName;
import java.util.List;

/** The page of the names of other systems. */
final class FunctionsMapPage {
  private static final String HEAD =
      """
      # The names of other systems

      Made from a table by a test, which also checks what stands in the second column. In it `s` is a text, `n` a whole number, `x` a
      number, `c` a condition, `d` a date, `t` a datetime, `ns` a list of numbers, `names` one of texts, `orders` one of objects, `tags`
      a map. Who calls such a name in a script is told the same. What each of our functions does: [functions.md](functions.md); the forms of
      the language: [language.md](language.md).
      """;

  private FunctionsMapPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    for (ForeignName.Origin origin : ForeignName.Origin.values()) {
      page.append("\n## ").append(origin.title()).append("\n\n");
      page.append("| there | here | |\n| --- | --- | --- |\n");
      rows(origin).forEach(row -> page.append(line(row)));
    }
    return page.toString();
  }

  private static List<ForeignName> rows(ForeignName.Origin origin) {
    return ForeignName.all().stream().filter(row -> row.origin() == origin).toList();
  }

  private static String line(ForeignName row) {
    String note =
        switch (row.kind()) {
          case VALUE, LIST, NONE -> row.note();
          case AUDIENCE, EVENTS, MESSAGE -> (row.kind().text() + ". " + row.note()).trim();
        };
    String capital = note.isEmpty() ? "" : note.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    return "| "
        + code(row.form())
        + " | "
        + (row.ours().isEmpty() ? "" : code(row.ours()))
        + " | "
        + (note.isEmpty() ? "" : (capital + note.substring(1)).replace("|", "\\|"))
        + " |\n";
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }
}
