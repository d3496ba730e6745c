package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wend test}: which tests are run. */
class TestCommandTest {
  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void write() throws IOException {
    script = folder.resolve("s.wend");
    Files.writeString(
        script,
        """
        profile { id: string key, city: string }
        audience Elsewhere = profiles where city != "Rome" // which is hinted at
        test "Romans are near" {
          profile ada { city: "Rome" }
          expect ada.city = "Rome"
        }
        test "others are not" {
          profile ada { city: "Oslo" }
          expect ada.city != "Rome"
        }
        """);
  }

  private static void assertRefused(String message, Shell shell) {
    assertEquals(Exit.PROBLEMS.status(), shell.status(), shell::toString);
    assertEquals("", shell.out());
    assertEquals(message, shell.err());
  }

  @Test
  void aFilterTakesThoseThatHaveItInTheirNames() {
    Shell shell = wend("test", "--filter", "near", script);
    assertEquals("1 passed, 0 failed.\n", shell.out());
    assertEquals(Exit.FINE.status(), shell.status());
  }

  @Test
  void aFilterThatFitsNothingIsRefused() {
    assertRefused(
        """
        wend: No test or property has `zzz` in its name.
              There is `Romans are near`, `others are not`.
        """,
        wend("test", "--filter", "zzz", folder));
    assertRefused(
        """
        wend: No test or property has `romans` in its name.
              Did you mean `Romans are near`?
        """,
        wend("test", "--filter", "romans", script));
    assertRefused(
        """
        wend: No test or property has `other are not` in its name.
              Did you mean `others are not`?
        """,
        wend("test", "--filter", "other are not", script, "--format", "json"));
  }

  @Test
  void aFilterOfAScriptWithoutTestsIsRefused() throws IOException {
    Files.writeString(script, "profile { id: string key }");
    assertRefused(
        """
        wend: No test or property has `zzz` in its name.
              There are no tests.
        """,
        wend("test", "--filter", "zzz", script));
    assertEquals("0 passed, 0 failed.\n", wend("test", script).out());
  }

  @Test
  void aFolderWithoutScriptsIsRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String message =
        "wend: There is no script in `" + empty + "`.\n      Scripts end in `.wend`.\n";
    assertRefused(message, wend("test", empty));
    assertRefused(message, wend("check", script, empty));
  }
}
