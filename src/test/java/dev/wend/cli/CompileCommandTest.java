package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wend compile}, and {@code wend run} of what it gives. */
class CompileCommandTest {
  private static final String SCRIPT =
      """
      timezone "Europe/Rome"
      profile { id: string key, city: string, year: int, born: date }
      source People: csv "people.csv" into profile
      let Old = year < 1985
      audience Rome = profiles where city = "Rome" and year > 1980
      audience Elders = profiles where Old and 10 / (year - 1980) > 0
      audience Both = Rome union Elders
      """;

  @TempDir Path folder;
  private Path script;
  private Path compiled;

  @BeforeEach
  void write() throws IOException {
    script = folder.resolve("s.wend");
    compiled = folder.resolve("s.wendc");
    Files.writeString(script, SCRIPT);
    Files.writeString(
        folder.resolve("people.csv"),
        "id,city,year\n1,Rome,1990\n2,Rome,1980\n3,Oslo,1982\n4,Rome,\n");
  }

  private static String withoutTimes(Shell shell) {
    return shell.toString().replaceAll("At .*", "").replaceAll("[0-9.]+ m?s", "");
  }

  @Test
  void aFolderThatIsMissingIsSaidOfTheFileThatWasNamed() throws IOException {
    Path script = folder.resolve("s.wend");
    Files.writeString(script, "profile { id: string key }\n");
    Path into = folder.resolve("no/s.wendc");
    Shell shell = wend("compile", script, "-o", into);
    assertEquals(3, shell.status(), shell::toString);
    String told = into + "` cannot be written: its folder does not exist.";
    assertTrue(shell.err().contains(told), shell.err());
  }

  @Test
  void whatIsCompiledRunsAsItsScript() throws IOException {
    Shell compile = wend("compile", script);
    assertEquals(0, compile.status(), compile::toString);
    assertTrue(compile.out().matches("(?s).*s.wendc: 3 audiences, \\d+ ops, .* bytes\n"));
    Shell text = wend("run", script, "--at", "2026-03-01");
    assertTrue(text.out().contains("1 evaluation at 6:"), text::toString);
    Files.delete(script);
    assertEquals(withoutTimes(text), withoutTimes(wend("run", compiled, "--at", "2026-03-01")));
    Path store = folder.resolve("store");
    assertEquals(0, wend("run", compiled, "--store", store).status());
    assertEquals("2\n", wend("query", "--store", store, compiled, "Both").out());
  }

  @Test
  void theFileToWriteCanBeNamed() {
    Path other = folder.resolve("other");
    Shell compile = wend("compile", script, "-o", other, "--format", "json");
    assertEquals(0, compile.status(), compile::toString);
    assertTrue(compile.out().contains("\"audiences\" : 3"), compile.out());
    assertEquals(0, wend("run", other).status());
    assertFalse(Files.exists(compiled));
  }

  @Test
  void aScriptWithErrorsIsNotCompiled() throws IOException {
    Files.writeString(script, SCRIPT + "audience X = nobody\n");
    assertEquals(1, wend("compile", script).status());
    assertFalse(Files.exists(compiled));
  }

  @Test
  void whatCannotBeWrittenIsAFault() {
    assertEquals(3, wend("compile", script, "-o", folder.resolve("no/x.wendc")).status());
  }

  @Test
  void nothingElseIsWrittenOver() throws IOException {
    Path data = folder.resolve("people.csv");
    String before = Files.readString(data);
    for (Path other : new Path[] {script, data, folder, Path.of("/dev/null")}) {
      Shell shell = wend("compile", script, "-o", other);
      assertEquals(1, shell.status(), shell::toString);
      assertTrue(shell.err().contains("is no compiled script"), shell::err);
    }
    assertEquals(before, Files.readString(data));
    assertEquals(SCRIPT, Files.readString(script));
    assertEquals(0, wend("compile", script).status());
    assertEquals(0, wend("compile", script).status(), "an older one is");
  }

  @Test
  void damageIsRefused() throws IOException {
    assertEquals(0, wend("compile", script).status());
    byte[] bytes = Files.readAllBytes(compiled);
    bytes[bytes.length / 2] ^= 4;
    Files.write(compiled, bytes);
    Shell shell = wend("run", compiled);
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains("its checksum does not fit"), shell.err());
    assertTrue(shell.err().contains("Compile its script again"), shell.err());
    Files.write(compiled, Arrays.copyOf(bytes, 20));
    assertTrue(wend("run", compiled).err().contains("its end is missing"));
    Files.write(compiled, Arrays.copyOf(bytes, bytes.length - 1));
    assertTrue(wend("run", compiled).err().contains("its end is missing"));
    Files.write(compiled, Arrays.copyOf(bytes, bytes.length + 1));
    assertTrue(wend("run", compiled).err().contains("something stands behind its end"));
    for (String rubbish : new String[] {"", "\u0001\u0002 rubbish"}) {
      Files.writeString(compiled, rubbish);
      assertTrue(wend("run", compiled).err().contains("does not begin as a compiled script"));
    }
  }

  @Test
  void aCompiledScriptHasNoLayout() {
    assertEquals(0, wend("compile", script).status());
    Shell shell = wend("fmt", compiled);
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains("is a compiled script"), shell.err());
  }
}
