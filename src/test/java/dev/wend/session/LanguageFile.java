package dev.wend.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A language test: one behaviour of the language and what comes of it.
 *
 * <pre>
 * A sentence that says what the file shows.
 * --- source
 * a script
 * --- data        rows of profiles as CSV, loaded by a source that is added to the script
 * --- file NAME   a file beside the script
 * --- at          the time of evaluation; 2026-03-01T09:00Z without it
 * --- reader      a profile as JSON, whom messages are for
 * --- with        what a message is given beside, as JSON
 * --- problems    line:column severity id: message (hint), one a line
 * --- ast         the tree
 * --- format      the script as `wend fmt` lays it out
 * --- code        the listing of the audiences and journeys
 * --- graph NAME  a journey as Mermaid
 * --- tests       passed or failed line: name, of each test; below it why it failed
 * --- messages    whom each message goes to, and its parts
 * --- output      audience = size, one a line; then missing at line:column = count
 * </pre>
 *
 * The last eight are expectations; with {@code -Dwend.rewrite=true} those that a file has are
 * rewritten.
 *
 * @param sections in the order of the file; the sentence under the empty name
 */
record LanguageFile(Path path, Map<String, String> sections) {
  private static final String MARK = "--- ";

  static LanguageFile read(Path path) throws IOException {
    Map<String, String> sections = new LinkedHashMap<>();
    String name = "";
    for (String line : Files.readAllLines(path)) {
      if (line.startsWith(MARK)) {
        name = line.substring(MARK.length()).strip();
        sections.put(name, "");
      } else {
        sections.merge(name, line + "\n", String::concat);
      }
    }
    return new LanguageFile(path, sections);
  }

  boolean has(String section) {
    return sections.containsKey(section);
  }

  String section(String name) {
    return sections.getOrDefault(name, "");
  }

  void rewrite(Map<String, String> found) throws IOException {
    StringBuilder out = new StringBuilder();
    sections.forEach(
        (name, text) -> {
          out.append(name.isEmpty() ? "" : MARK + name + "\n");
          out.append(found.getOrDefault(name, text));
        });
    Files.writeString(path, out.toString());
  }
}
