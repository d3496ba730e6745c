package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not of the form that their source says. */
class FileFormTest {
  @TempDir private Path folder;

  private Shell run(String source, String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
    Path script = folder.resolve("a.wend");
    Files.writeString(
        script,
        "profile { id: string key, city: string }\nsource S: "
            + source
            + " into profile\n"
            + "audience Romans = profiles where city = \"Rome\"\n");
    return wend("run", script);
  }

  private Shell csv(String content) throws IOException {
    return run("csv \"a.csv\"", "a.csv", content.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertRefused(Shell shell, String fault, String said) {
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains("error[" + fault + "]"), shell::toString);
    assertTrue(shell.err().contains(said), shell::toString);
    assertEquals(1, shell.err().split("error\\[", -1).length - 1, shell::toString);
  }

  private static void assertRomans(int count, Shell shell) {
    assertEquals(0, shell.status(), shell::toString);
    assertTrue(shell.out().matches("(?s).*Romans +" + count + "\\b.*"), shell::toString);
  }

  @Test
  void anotherDelimiterIsNamed() throws IOException {
    assertRefused(csv("id;city\n1;Rome\n"), "E-delimiter", "`csv \"a.csv\" (delimiter \";\")`");
    assertRefused(csv("id\tcity\n1\tRome\n"), "E-delimiter", "has a tab between");
    assertRefused(csv("id\tcity\n1\tRome\n"), "E-delimiter", "(delimiter \"\\t\")");
    assertRefused(csv("id|city\n1|Rome\n"), "E-delimiter", "(delimiter \"|\")");
    Shell turned =
        run(
            "csv \"a.csv\" (delimiter \";\")",
            "a.csv",
            "id,city\n".getBytes(StandardCharsets.UTF_8));
    assertRefused(turned, "E-delimiter", "(delimiter \",\")");
  }

  @Test
  void oneColumnMayHaveSuchANameIfItIsTheRightOne() throws IOException {
    Shell shell =
        run("csv \"a.csv\" (columns id)", "a.csv", "1;2\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(0, shell.status(), shell::toString);
  }

  @Test
  void anEmptyFileHasNoColumns() throws IOException {
    assertRefused(csv(""), "E-empty-file", "(columns id, name)");
    assertRefused(csv("\uFEFF"), "E-empty-file", "The file");
  }

  @Test
  void aHeaderAloneIsNoMistake() throws IOException {
    assertRomans(0, csv("id,city\n"));
    assertRomans(1, csv("\uFEFFid,city\n1,Rome\n"));
  }

  @Test
  void otherEncodingsAreNamed() throws IOException {
    for (String name : new String[] {"UTF-16", "UTF-16BE"}) {
      byte[] wide = "id,city\n1,Rome\n".getBytes(name);
      assertEquals(3, run("csv \"a.csv\"", "a.csv", wide).status());
    }
    Shell marked = run("csv \"a.csv\"", "a.csv", "id,city\n".getBytes(StandardCharsets.UTF_16));
    assertTrue(marked.err().contains("is UTF-16 text; save it as UTF-8"), marked::toString);
  }

  @Test
  void linesThatAreNoObjectsAreToldOnce() throws IOException {
    byte[] array = "[{\"id\": \"1\"}]\n".getBytes(StandardCharsets.UTF_8);
    assertRefused(
        run("ndjson \"a.ndjson\"", "a.ndjson", array), "E-no-objects", "one object a line");
    assertRomans(0, run("ndjson \"a.ndjson\"", "a.ndjson", new byte[0]));
  }
}
