package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources whose path is a pattern, and what a run says of fields that no file gives. */
class PatternOfFilesTest {
  private static final String SCRIPT =
      """
      profile { id: string key, seen: int, email: string identity, town: string }
      event Visit identified by email { email: string, page: string }
      source People: csv "people.csv" into profile
      source Visits: ndjson "visits/*.ndjson" into Visit
      audience Seen = profiles where seen >= 1
      journey J {
        enter on Visit by email
        if town = "Rome" { update profile { seen = (seen ?: 0) + 1 } }
      }
      """;

  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void write() throws IOException {
    script = folder.resolve("a.wend");
    Files.writeString(script, SCRIPT);
    Files.writeString(folder.resolve("people.csv"), "id,email,town\n1,a@x.example,Rome\n");
  }

  @Test
  void aPatternThatMatchesNothingYetHasNoRows() throws IOException {
    assertNoRows();
    Files.createDirectory(folder.resolve("visits"));
    assertNoRows();
    Files.writeString(
        folder.resolve("visits/1.ndjson"),
        "{\"time\": \"2026-03-01T09:00Z\", \"email\": \"a@x.example\", \"page\": \"/\"}\n");
    Shell run = wend("run", script, "--store", folder.resolve("store"));
    assertEquals(0, run.status(), run::toString);
    assertEquals("", run.err());
    assertTrue(run.out().contains("Visits     1       1"), run.out());
    assertTrue(run.out().matches("(?s).*Seen +1 .*"), run.out());
  }

  private void assertNoRows() {
    Shell run = wend("run", script, "--store", folder.resolve("store"), "--at", "2026-02-01");
    assertEquals(0, run.status(), run::toString);
    assertTrue(run.err().contains("a.wend:4:1: warning[W-no-files]"), run.err());
    assertTrue(run.err().contains("`visits/*.ndjson`"), run.err());
    assertTrue(run.out().contains("Visits     0       0"), run.out());
  }

  @Test
  void aPathWithoutAPatternIsAFault() throws IOException {
    Files.writeString(script, SCRIPT.replace("visits/*.ndjson", "visits.ndjson"));
    Shell run = wend("run", script);
    assertEquals(3, run.status(), run::toString);
    assertTrue(run.err().contains("there is no file"), run.err());
  }

  @Test
  void aFieldThatAJourneyWritesIsNotMissing() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "id,email\n1,a@x.example\n");
    Shell run = wend("run", script);
    assertTrue(run.err().contains("No source gives `town`:"), run.err());
    assertFalse(run.err().contains("`seen`"), run.err());
  }

  @Test
  void theEndIsNotBeforeTheBeginInTheScriptsZone() {
    Shell run = wend("run", script, "--at", "2027-01-01T00:00Z", "--until", "2026-12-31");
    assertEquals(1, run.status(), run::toString);
    assertTrue(run.err().contains("before it begins at 2027-01-01T00:00:00Z"), run.err());
  }
}
