package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wend graph}. */
class GraphCommandTest {
  private static final String SCRIPT =
      """
      profile { crmId: string key, email: string identity }
      event Visit identified by email { email: string }
      surface Mail: email { from: "news@shop.example" }
      message Hello on Mail { subject: "a", text: "b" }
      journey Greeting {
        enter on Visit by email
        send Hello
      }
      """;

  private static final String MERMAID =
      """
      ---
      title: "Greeting"
      ---
      flowchart TD
        enter(["enter<br/>on Visit by email"])
        a0["send \u00b7 email<br/>Hello"]
        a1(["completed"])
        enter --> a0
        a0 --> a1
      """;

  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void write() throws IOException {
    script = folder.resolve("s.wend");
    Files.writeString(script, SCRIPT);
  }

  private void assertFails(int status, String told, Object... words) throws IOException {
    Shell shell = wend(words);
    assertEquals(status, shell.status(), shell::toString);
    assertTrue(shell.err().contains(told), shell.err());
    assertEquals("", shell.out());
    try (Stream<Path> files = Files.list(folder)) {
      assertFalse(files.anyMatch(f -> f.toString().endsWith(".part")), "half a file is left");
    }
  }

  @Test
  void withoutAFileItPrintsMermaid() {
    Shell shell = wend("graph", script, "Greeting");
    assertEquals(0, shell.status(), shell::toString);
    assertEquals(MERMAID, shell.out());
    assertEquals("", shell.err());
  }

  @Test
  void theEndingOfTheFileSaysWhatIsDrawn() throws IOException {
    Path svg = folder.resolve("a.SVG");
    Path mermaid = folder.resolve("a.mmd");
    Files.writeString(mermaid, "old");
    assertEquals(0, wend("graph", script, "Greeting", "-o", svg).status());
    assertEquals("", wend("graph", script, "Greeting", "-o", mermaid).out());
    assertTrue(Files.readString(svg).startsWith("<svg xmlns="));
    assertEquals(MERMAID, Files.readString(mermaid));
  }

  @Test
  void jsonIsOfNodesAndEdges() {
    assertEquals(
        "{\"journey\":\"Greeting\",\"title\":\"Greeting\",\"rules\":[],\"nodes\":["
            + "{\"id\":-1,\"kind\":\"enter\",\"note\":\"\",\"words\":\"on Visit by email\",\"more\":\"\"},"
            + "{\"id\":0,\"kind\":\"send\",\"note\":\"email\",\"words\":\"Hello\",\"more\":\"\"},"
            + "{\"id\":1,\"kind\":\"completed\",\"note\":\"\",\"words\":\"\",\"more\":\"\"}],\"edges\":["
            + "{\"from\":-1,\"to\":0,\"words\":\"\"},{\"from\":0,\"to\":1,\"words\":\"\"}]}",
        wend("graph", script, "Greeting", "--format", "json")
            .out()
            .replaceAll("\\n *| (?=[:\\]])|(?<=[:{\\[,]) ", ""));
  }

  @Test
  void whatCannotBeDrawnIsSaid() throws IOException {
    assertFails(1, "There is no journey `Greetin`.", "graph", script, "Greetin");
    assertFails(1, "Did you mean `Greeting`?", "graph", script, "Greetin");
    assertFails(
        2, "no kind of picture", "graph", script, "Greeting", "-o", folder.resolve("a.png"));
    assertFails(2, "no kind of picture", "graph", script, "Greeting", "-o", "svg");
    assertFails(3, "no.wend", "graph", folder.resolve("no.wend"), "Greeting");
    Files.writeString(script, SCRIPT.replace("send Hello", "send Hallo"));
    assertFails(1, "Hallo", "graph", script, "Greeting", "-o", folder.resolve("a.svg"));
    assertFalse(Files.exists(folder.resolve("a.svg")));
  }

  @Test
  void thePeopleOfAStoreAreCounted() throws IOException {
    String sources =
        """
        source P: csv "p.csv" into profile
        source V: csv "v.csv" into Visit
        """;
    String waits = SCRIPT.replace("  send Hello\n", "  wait 1 day\n  send Hello\n") + sources;
    Files.writeString(script, waits);
    Files.writeString(folder.resolve("p.csv"), "crmId,email\n1,a@x.example\n2,b@x.example\n");
    Files.writeString(
        folder.resolve("v.csv"),
        """
        time,email
        2026-03-01T09:00Z,a@x.example
        2026-03-01T10:00Z,b@x.example
        2026-03-03T10:00Z,a@x.example
        """);
    Path store = folder.resolve("store");
    Shell run = wend("run", script, "--store", store, "--until", "2026-03-03T11:00Z");
    assertEquals(0, run.status(), run::toString);
    String drawn = wend("graph", script, "Greeting", "--store", store).out();
    assertTrue(drawn.contains("on Visit by email<br/>3"), drawn);
    assertTrue(drawn.contains("a0 -->|\"2\"| a1"), drawn);
    Files.writeString(script, waits.replace("1 day", "2 days"));
    assertFails(
        1, "has not run as the script has it", "graph", script, "Greeting", "--store", store);
    Shell anew = wend("run", script, "--store", store, "--until", "2026-03-09T11:00Z");
    assertEquals(0, anew.status(), anew::toString);
    Files.writeString(script, waits);
    drawn = wend("graph", script, "Greeting", "--store", store).out();
    assertTrue(drawn.contains("a0 -->|\"3\"| a1"), drawn);
  }

  @Test
  void whereNothingCanBeWrittenIsSaid() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there.svg"));
    assertFails(3, "it is a folder", "graph", script, "Greeting", "-o", there);
    Path missing = folder.resolve("no/a.svg");
    assertFails(3, "its folder does not exist", "graph", script, "Greeting", "-o", missing);
    Path below = script.resolve("a.svg");
    assertFails(3, "cannot be written", "graph", script, "Greeting", "-o", below);
  }
}
