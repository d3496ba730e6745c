package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run reports of messages that the script has no more. */
class RenamedMessageTest {
  private static final String SCRIPT =
      """
      profile { id: string key, email: string identity }
      source People: csv "people.csv" into profile
      surface Mail: email { from: "news@shop.example", category: transactional }
      message Hello on Mail { subject: "s", text: "t" }
      message Unsent on Mail { subject: "s", text: "t" }
      journey J {
        enter from audience All by email once at 2026-03-01
        send Hello
      }
      audience All = profiles
      """;

  @TempDir private Path folder;

  @Test
  void itsSendsStandBehindThoseOfTheScript() throws IOException {
    Path script = folder.resolve("a.wend");
    Path store = folder.resolve("store");
    Files.writeString(folder.resolve("people.csv"), "id,email\n1,a@x.example\n");
    Files.writeString(script, SCRIPT);
    Shell first = wend("run", script, "--store", store, "--at", "2026-03-01");
    assertEquals(0, first.status(), first::toString);
    Files.writeString(script, SCRIPT.replace("Hello", "Welcome").replace("Unsent", "Other"));
    Shell second = wend("run", script, "--store", store);
    assertEquals(0, second.status(), second::toString);
    assertTrue(
        second.out().matches("(?s).*Welcome +0 +0 .*Other +0 +0 .*Hello +1 +1 .*"), second.out());
    assertFalse(second.out().contains("Unsent"), second.out());
  }
}
