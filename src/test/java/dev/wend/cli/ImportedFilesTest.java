package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static dev.wend.cli.Shell.wendWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a run, and where its files are, when a script imports another. */
class ImportedFilesTest {
  private static final String BASE =
      """
      profile {
        id:   string key
        n:    int
        city: string
      }
      audience Halves = profiles where 10 / n > 1

      source People: csv "people.csv" into profile {
        n = int(number)
      }
      """;

  @TempDir private Path folder;
  private Path script;
  private Path base;

  @BeforeEach
  void write() throws IOException {
    base = Files.createDirectories(folder.resolve("lib")).resolve("base.wend");
    Files.writeString(base, BASE);
    Files.writeString(base.resolveSibling("people.csv"), "id,number\n1,0\n2,five\n");
    script = Files.createDirectories(folder.resolve("own")).resolve("a.wend");
    Files.writeString(
        script,
        """
        import "../lib/base.wend"
        audience Tenths = profiles where 1 / n > 0.1
        """);
  }

  @Test
  void aProblemWithAFileNamesTheScriptThatDeclaresIt() throws IOException {
    Files.writeString(base, BASE.replace("int(number)", "int(numbr)"));
    Shell run = wend("run", script);
    assertEquals(1, run.status(), run::toString);
    assertTrue(run.err().contains("base.wend:9:11: error[E-column]"), run.err());
    assertTrue(run.err().contains("  9 |   n = int(numbr)\n    |           ^^^^^\n"), run.err());
  }

  @Test
  void aHintNamesTheScriptThatDeclaresIt() {
    Shell run = wend("run", script);
    assertTrue(run.err().contains("base.wend:8:1: warning[W-unfilled]"), run.err());
    String line = "  8 | source People: csv \"people.csv\" into profile {\n";
    assertTrue(run.err().contains(line), run.err());
  }

  @Test
  void aPlaceWithoutValuesNamesItsFile() {
    Shell run = wend("run", script);
    assertEquals(0, run.status(), run::toString);
    assertTrue(run.out().contains("1 evaluation at " + base + ":6:34 gave no value."), run.out());
    assertTrue(run.out().contains("1 evaluation at " + base + ":9:7 gave no value."), run.out());
    assertTrue(run.out().contains("1 evaluation at 2:34 gave no value."), run.out());
    Shell json = wend("run", script, "--format", "json");
    assertTrue(json.out().contains("\"file\" : \"" + script + "\""), json.out());
    assertTrue(json.out().contains("\"file\" : \"" + base + "\""), json.out());
  }

  @Test
  void aPromptAndAFolderBelowFindTheSourcesOfImports() throws IOException {
    Path above = folder.resolve("b.wend");
    Files.writeString(above, "import \"lib/base.wend\"\n");
    Shell run = wend("run", above);
    assertEquals(0, run.status(), run::toString);
    for (Path any : new Path[] {above, script}) {
      Shell repl = wendWith("profiles where n is missing\n", "repl", any);
      assertTrue(repl.toString().contains("1 of 2"), repl::toString);
    }
  }

  @Test
  void aCompiledScriptFindsTheSourcesOfItsImportsAroundItself() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other/own"));
    Path compiled = other.resolve("a.wendc");
    assertEquals(0, wend("compile", script, "-o", compiled).status());
    Files.createDirectories(folder.resolve("other/lib"));
    Files.move(base.resolveSibling("people.csv"), folder.resolve("other/lib/people.csv"));
    Shell run = wend("run", compiled);
    assertEquals(0, run.status(), run::toString);
    assertTrue(run.out().contains("People     2       2"), run.out());
  }
}
