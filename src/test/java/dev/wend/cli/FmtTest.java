package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static dev.wend.cli.Shell.wendWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wend fmt} on files, links and standard input. */
class FmtTest {
  private static final String LOOSE = "let  a=1 // one\n";
  private static final String FINE = "let a = 1  // one\n";
  private static final FileTime OLD = FileTime.fromMillis(1_000_000);

  @TempDir Path folder;
  private Path loose;
  private Path fine;
  private Path wrong;

  @BeforeEach
  void write() throws IOException {
    loose = Files.writeString(folder.resolve("loose.wend"), LOOSE);
    fine = Files.writeString(folder.resolve("fine.wend"), FINE);
    wrong = Files.writeString(folder.resolve("wrong.wend"), "let  a = \n");
  }

  @Test
  void changedFilesAreReplacedAndNamed() throws IOException {
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rwxr-x--x");
    Files.setPosixFilePermissions(loose, permissions);
    Files.setLastModifiedTime(fine, OLD);
    Shell shell = wend("fmt", loose, fine);
    assertEquals(0, shell.status(), shell::toString);
    assertEquals(loose + "\n", shell.err());
    assertEquals("", shell.out());
    assertEquals(FINE, Files.readString(loose));
    assertEquals(permissions, Files.getPosixFilePermissions(loose));
    assertEquals(OLD, Files.getLastModifiedTime(fine), "what is fine is not written");
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(3, all.count(), "nothing is left behind");
    }
  }

  @Test
  void ofAFolderAllScriptsAreLaidOut() throws IOException {
    Files.delete(wrong);
    Shell shell = wend("fmt", "--check", folder);
    assertEquals(1, shell.status(), shell::toString);
    assertEquals(loose + "\n", shell.err());
    assertEquals(0, wend("fmt", folder).status());
    assertEquals(FINE, Files.readString(loose));
  }

  @Test
  void aLinkStaysOne() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.wend"), loose);
    assertEquals(0, wend("fmt", link).status());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(FINE, Files.readString(loose));
  }

  @Test
  void checkWritesNothing() throws IOException {
    Shell shell = wend("fmt", "--check", loose, fine);
    assertEquals(1, shell.status());
    assertEquals(loose + "\n", shell.err());
    assertEquals(LOOSE, Files.readString(loose));
    assertEquals(0, wend("fmt", "--check", fine).status());
  }

  @Test
  void aScriptWithErrorsIsLeftAloneAndTheOthersAreNot() throws IOException {
    Shell shell = wend("fmt", wrong, loose);
    assertEquals(1, shell.status());
    assertTrue(shell.err().contains("Expected an expression"), shell.err());
    assertEquals("let  a = \n", Files.readString(wrong));
    assertEquals(FINE, Files.readString(loose));
  }

  @Test
  void standardInputGoesToStandardOutput() {
    Shell shell = wendWith(LOOSE, "fmt", "-");
    assertEquals(0, shell.status(), shell::toString);
    assertEquals(FINE, shell.out());
    assertEquals("", shell.err());
    assertEquals(1, wendWith(LOOSE, "fmt", "--check", "-").status());
    assertEquals("", wendWith("let a =", "fmt", "-").out());
  }

  @Test
  void jsonNamesEachFile() {
    Shell shell = wend("fmt", "--check", "--format", "json", loose, fine, wrong);
    assertEquals(1, shell.status());
    String json = shell.out().replaceAll("\\s+", "");
    assertTrue(json.contains("{\"file\":\"" + loose + "\",\"changed\":true}"), json);
    assertTrue(json.contains("{\"file\":\"" + fine + "\",\"changed\":false}"), json);
    assertTrue(json.contains("\"id\":\"E-syntax\""), json);
    assertEquals("", shell.err());
  }

  @Test
  void aMissingFileIsAFault() {
    assertEquals(3, wend("fmt", folder.resolve("none.wend")).status());
  }
}
