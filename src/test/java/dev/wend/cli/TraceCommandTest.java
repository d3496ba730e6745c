package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wend trace}. */
class TraceCommandTest {
  @TempDir Path folder;
  private Path script;
  private Path store;

  @BeforeEach
  void run() throws IOException {
    script = folder.resolve("s.wend");
    store = folder.resolve("store");
    Files.writeString(
        script,
        """
        profile { id: string key, email: string identity, city: string }
        event Visit identified by email { email: string }
        surface Mail: email { from: "news@shop.example" }
        message Hello on Mail { subject: "a", text: "b" }
        journey Greeting {
          enter on Visit by email
          send Hello
          wait 1 day
          if city = "Rome" { update profile { city = "Oslo" } } else { exit }
        }
        source P: csv "p.csv" into profile
        source V: csv "v.csv" into Visit
        """);
    Files.writeString(
        folder.resolve("p.csv"), "id,email,city\n1,a@x.example,Rome\n2,b@x.example,\n3,,\n");
    Files.writeString(
        folder.resolve("v.csv"),
        "time,email\n2026-03-01T09:00Z,a@x.example\n2026-03-01T10:00Z,b@x.example\n");
    Shell run = wend("run", script, "--store", store);
    assertEquals(0, run.status(), run::toString);
  }

  private String trace(String person) {
    Shell shell = wend("trace", script, "Greeting", person, "--store", store);
    assertEquals(0, shell.status(), shell::toString);
    return shell.out().replaceAll("\\([0-9a-f]{32}\\)", "(id)");
  }

  @Test
  void eachStepStandsBelowTheInstantThatItIsDoneAt() {
    assertEquals(
        """
             2026-03-01T09:00:00Z  enters: Visit
                              7:3  send Hello: sent (id)
                              8:3  wait 1 day, until 2026-03-02T09:00:00Z
             2026-03-02T09:00:00Z  goes on
                              9:6  if city = "Rome": yes
                             9:22  update profile
             2026-03-02T09:00:00Z  comes to the end
        """,
        trace("1"));
    assertTrue(
        trace("2").endsWith("if city = \"Rome\": no\n     2026-03-02T10:00:00Z  leaves\n"),
        trace("2"));
    assertEquals("`3` has not come to `Greeting`.\n", trace("3"));
  }

  @Test
  void jsonHasALineForEach() {
    Shell shell = wend("trace", script, "Greeting", "1", "--store", store, "--format", "json");
    Map<?, ?> answer = (Map<?, ?>) JsonTree.of(shell.out()).value();
    assertEquals("1", answer.get("profile"));
    assertEquals(7, ((List<?>) answer.get("lines")).size());
  }

  @Test
  void whomAndWhatThereIsNotIsSaid() {
    Shell nobody = wend("trace", script, "Greeting", "9", "--store", store);
    assertEquals(1, nobody.status());
    assertTrue(nobody.err().contains("There is no profile whose `id` is `9`."), nobody.err());
    Shell nothing = wend("trace", script, "Greetin", "1", "--store", store);
    assertEquals(1, nothing.status());
    assertTrue(nothing.err().contains("Did you mean `Greeting`?"), nothing.err());
  }
}
