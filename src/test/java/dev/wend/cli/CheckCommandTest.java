package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wend check}: its forms of answers; what else tells of slips. */
class CheckCommandTest {
  @TempDir Path folder;

  @Test
  void problemsAreWrittenAsSarif() throws IOException {
    Path script = folder.resolve("s.wend");
    Files.writeString(script, "profile { id: string key }\naudience X = profiles where town = 1\n");
    Shell shell = wend("check", script, "--format", "sarif");
    assertEquals(1, shell.status(), shell::toString);
    assertEquals("", shell.err());
    String sarif = shell.out().replaceAll("\\s", "");
    assertTrue(sarif.contains("\"ruleId\":\"E-name\""), shell.out());
    assertTrue(sarif.contains("\"region\":{\"startLine\":2,\"startColumn\":29,"), shell.out());
  }

  @Test
  void aFileThatIsMissingDoesNotHideTheOthers() throws IOException {
    Path script = folder.resolve("s.wend");
    Files.writeString(script, "profile { id: string key }\naudience X = profiles where town = 1\n");
    Shell shell = wend("check", folder.resolve("no.wend"), script, folder.resolve("none.wend"));
    assertEquals(3, shell.status(), shell::toString);
    assertTrue(shell.err().contains("E-name"), shell.err());
    assertTrue(shell.err().contains("no.wend`."), shell.err());
    assertTrue(shell.err().contains("none.wend`."), shell.err());
  }

  @Test
  void ofAFolderAllScriptsAreChecked() throws IOException {
    Path below = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(below.resolve("one.wend"), "profile { id: string key, id: int }\n");
    Files.writeString(folder.resolve("a/two.wend"), "profile { id: string }\n");
    Files.writeString(folder.resolve("a/notes.txt"), "no script");
    Shell shell = wend("check", folder);
    assertEquals(1, shell.status(), shell::toString);
    assertEquals(
        2, shell.err().lines().filter(l -> l.startsWith("" + folder)).count(), shell.err());
    assertEquals("", wend("check", below.resolve("../../a"), "--format", "text").out());
  }

  @Test
  void aScriptWithoutWhatIsAskedOfItSaysSo() throws IOException {
    Path script = folder.resolve("s.wend");
    Files.writeString(script, "profile { id: string key }\n");
    Shell query = wend("query", "--store", folder.resolve("store"), script);
    assertEquals(2, query.status(), query::toString);
    assertTrue(query.err().contains("is a script; the audience is missing."), query.err());
    assertTrue(query.err().contains("--store DIR " + script + " 'AUDIENCE'`."), query.err());
    Shell eval = wend("eval", script);
    assertEquals(2, eval.status(), eval::toString);
    assertTrue(eval.err().contains("is a script; the expression is missing."), eval.err());
  }

  @Test
  void otherCommandsHaveNoSarif() {
    Shell shell = wend("run", folder.resolve("s.wend"), "--format", "sarif");
    assertEquals(2, shell.status(), shell::toString);
    assertTrue(shell.err().contains("Write `--format text` or `--format json`."), shell.err());
  }

  @Test
  void aQueryWithoutItsScriptSaysSo() throws IOException {
    Path script = folder.resolve("s.wend");
    Path store = folder.resolve("store");
    Files.writeString(script, "profile { id: string key, visits: int }\n");
    assertEquals(0, wend("run", script, "--store", store).status());
    Shell named = wend("query", "--store", store, "Loyal");
    assertTrue(named.err().contains("name the script too, before the audience"), named.err());
    Shell condition = wend("query", "--store", store, "visits > 10");
    assertTrue(condition.err().contains("Write `profiles where visits > 10`."), condition.err());
  }
}
