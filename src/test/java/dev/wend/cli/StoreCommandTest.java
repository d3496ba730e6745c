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

/** {@code wend store}, and what else is asked of a store without its script. */
class StoreCommandTest {
  private static final String SCRIPT =
      """
      entity Home { id: string key, place: { x: int, y: int } }
      profile {
        id: string key
        home: link Home
        a: { x: int, tags: list<string> }
        limits: map<int>
        orders: list<{ price: int, parts: list<int> }>
      }
      service Letter { title: "Letter" }
      audience Silent = profiles where not consent.email and subscribed to Letter
      source People: ndjson "people.ndjson" into profile
      """;

  @TempDir private Path folder;
  private Path store;

  @BeforeEach
  void write() throws IOException {
    Path script = Files.writeString(folder.resolve("s.wend"), SCRIPT);
    Files.writeString(
        folder.resolve("people.ndjson"),
        """
        {"id": "1", "a": {"x": 3, "tags": ["k"]}, "limits": {"l": 4}, "orders": [{"price": 7, "parts": [8]}]}
        {"id": "2", "consent": {"email": false}}
        """);
    store = folder.resolve("store");
    Shell run = wend("run", script, "--store", store);
    assertEquals(0, run.status(), run::toString);
  }

  @Test
  void fieldsOfEveryKindAreVerified() {
    Shell check = wend("store", "check", "--store", store);
    assertEquals(0, check.status(), check::toString);
    assertEquals("The store is whole: 2 profiles.\n", check.out());
  }

  @Test
  void aPromptOverAStoreNeedsNoScript() {
    Shell repl = wendWith("consent.email = false\ncount(orders)\n", "repl", "--store", store);
    assertEquals(0, repl.status(), repl::toString);
    assertTrue(repl.out().contains("1 of 2 (50.0%)"), repl::toString);
  }
}
