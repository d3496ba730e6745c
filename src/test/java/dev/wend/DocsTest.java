package dev.wend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.code.Op;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documentation shows is true. {@code -Dwend.rewrite=true} writes the derived pages. */
class DocsTest {
  private static final Path HOME = Path.of(System.getProperty("wend.home"));
  private static final Path DOCS = HOME.resolve("docs");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(#[^)]*)?\\)");

  @Test
  void theLanguagePageIsOneScriptThatChecks() throws IOException {
    String page = Files.readString(DOCS.resolve("language.md"));
    Source source = new Source("language.md", Blocks.of(page, "wend"));
    Parsed<Script> parsed = Parse.script(source);
    Checked checked = Checker.check(parsed.tree());
    List<String> problems = new ArrayList<>();
    parsed.problems().forEach(p -> problems.add(show(p)));
    // The page speaks of the one warning that its examples are to show.
    checked.problems().stream()
        .filter(p -> p.fault() != Fault.MISSING_HOLDS)
        .forEach(p -> problems.add(show(p)));
    assertEquals(List.of(), problems);
    assertTrue(checked.audiences().size() > 20);
  }

  private static String show(Diagnostic problem) {
    int line = problem.source().line(problem.span().offset());
    return problem.source().lineText(line) + " -> " + problem.message() + " " + problem.hint();
  }

  @Test
  void theFunctionsPageIsTheTable() throws IOException {
    assertIsWritten("functions.md", FunctionsPage.text());
    assertIsWritten("functions-map.md", FunctionsMapPage.text());
  }

  @Test
  void theChannelsPageIsTheTable() throws IOException {
    assertIsWritten("channels.md", ChannelsPage.text());
  }

  @Test
  void theMovesPageIsTheTable() throws IOException {
    assertIsWritten("moves.md", MovesPage.text());
  }

  @Test
  void theOpsPageIsTheTable() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# The ops\n\n");
    page.append("Made from the table of ops by a test. A program is a list of these; ");
    page.append("`wend disasm` prints one with its own names filled in. An op works on a page of ");
    page.append(
        "16,384 rows at once: `m` is a mask (a bit a row), `v` a lane (a number a row and ");
    page.append("who has one), `t` a text a row. `u` is a mask to stay within. All others are ");
    page.append("constants, columns and addresses. How to add one: ");
    page.append("[adding-an-op.md](adding-an-op.md).\n\n");
    page.append("| op | operands | effect | what it does |\n| --- | --- | --- | --- |\n");
    for (Op op : Op.values()) {
      String operands =
          op.operands().stream()
              .map(o -> o.name() + ": " + o.kind().name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      page.append("| `").append(op.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      page.append("` | ").append(operands.replace('_', ' ')).append(" | `").append(op.effect());
      page.append("` | ").append(op.sentence()).append(" |\n");
    }
    assertIsWritten("ops.md", page.toString().replace("{", "").replace("}", ""));
  }

  @Test
  void theDiagnosticsPageIsTheTable() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("# What the checker says\n\n");
    page.append("Made from the table of diagnostics by a test; `…` stands for what depends on the");
    page.append(" script. An error stops the run, a warning does not.\n\n");
    page.append("| id | message | what to write instead |\n| --- | --- | --- |\n");
    for (Fault fault : Fault.values()) {
      page.append("| `").append(fault.id()).append("` | ").append(cell(fault.message()));
      page.append(" | ").append(cell(fault.hint())).append(" |\n");
    }
    assertIsWritten("diagnostics.md", page.toString());
  }

  private static String cell(String template) {
    return template.replace("{}", "…").replace("|", "\\|");
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        if (!Files.exists(page.resolveSibling(link.group(1)))) {
          dead.add(HOME.relativize(page) + ": " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), dead);
  }

  @Test
  void theMapOfPackagesIsComplete() throws IOException {
    String map = Files.readString(DOCS.resolve("ARCHITECTURE.md"));
    try (var folders = Files.list(HOME.resolve("src/main/java/dev/wend"))) {
      List<String> unmentioned =
          folders
              .map(f -> f.getFileName().toString())
              .filter(name -> !map.contains("| `" + name + "` |"))
              .toList();
      assertEquals(List.of(), unmentioned);
    }
  }

  private static List<Path> pages() throws IOException {
    try (var docs = Files.list(DOCS)) {
      List<Path> pages =
          docs.filter(f -> f.toString().endsWith(".md")).collect(Collectors.toList());
      pages.add(HOME.resolve("README.md"));
      return pages;
    }
  }

  private static void assertIsWritten(String name, String text) throws IOException {
    Path file = DOCS.resolve(name);
    if (Boolean.getBoolean("wend.rewrite")) {
      Files.writeString(file, text);
    }
    assertEquals(text, Files.readString(file), name + " is old: run with -Dwend.rewrite=true");
  }
}
