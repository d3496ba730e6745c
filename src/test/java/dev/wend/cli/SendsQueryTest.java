package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outbox of a store is asked like rows. */
class SendsQueryTest {
  private static final String SCRIPT =
      """
      timezone "Asia/Tokyo"
      profile { key: string key, email: string identity }
      source P: csv "p.csv" into profile
      audience All = profiles
      surface Mail: email { from: "news@shop.example" }
      message Hello on Mail { subject: "Hi {{key}}", text: "x" }
      message Again on Mail { subject: "x", text: "x" }
      journey J { enter from audience All by email  send Hello  wait 1 day  send Again }
      """;

  @TempDir Path folder;

  private Path store() {
    return folder.resolve("store");
  }

  private Path run(String script, String... more) throws IOException {
    Files.writeString(folder.resolve("p.csv"), "key,email\np1,p1@x.example\np2,p2@x.example\n");
    Path file = Files.writeString(folder.resolve("s.wend"), script);
    String at = "2026-03-01T20:00Z";
    Shell run =
        more.length == 0
            ? wend("run", file, "--store", store(), "--at", at)
            : wend("run", file, "--store", store(), "--at", at, more[0], more[1]);
    assertEquals(0, run.status(), run::toString);
    return file;
  }

  private String count(Object... words) {
    Object[] all = new Object[3 + words.length];
    System.arraycopy(new Object[] {"query", "--store", store()}, 0, all, 0, 3);
    System.arraycopy(words, 0, all, 3, words.length);
    Shell asked = wend(all);
    assertEquals(0, asked.status(), asked::toString);
    return asked.out().strip();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ndjson", "binary"})
  void sendsAreCountedAndShown(String kind) throws IOException {
    Path script = run(SCRIPT, "--outbox", kind);
    assertEquals("4", count("sends"));
    assertEquals("2", count("sends where message = \"Again\" and to ends with \"x.example\""));
    assertEquals("1", count("sends where content[\"subject\"] = \"Hi p2\""));
    assertEquals("2", count("sends where at < 2026-03-02T12:00Z"));
    String shown = count("(sends where profile = \"p1\") with { day = date(at) }", "--limit", "2");
    assertTrue(shown.contains("2026-03-01") && shown.endsWith("2 of 2"), shown);
    assertEquals("0", count(script, "sends where date(at) = 2026-03-01"), "in Tokyo it is the 2nd");
  }

  @Test
  void aSlipIsTold() throws IOException {
    run(SCRIPT);
    Shell slip = wend("query", "--store", store(), "sends where mesage = \"x\"");
    assertEquals(1, slip.status());
    assertTrue(slip.err().contains("Did you mean `message`?"), slip::toString);
  }

  @Test
  void rowsThatAreCalledSendsThemselvesAreMeant() throws IOException {
    run("entity Send { id: string key }\n" + SCRIPT);
    assertEquals("0", count("sends"));
  }

  @Test
  void aStoreWithoutJourneysHasNone() throws IOException {
    run(SCRIPT.substring(0, SCRIPT.indexOf("surface")));
    assertEquals("0", count("sends"));
  }
}
