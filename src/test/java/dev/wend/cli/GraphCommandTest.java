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
    assertFails(1, "no journey `Greetin`.", "graph", script, "Greetin");
    assertFails(1, "Did you mean `Greeting`?", "graph", script, "Greetin");
    assertFails(
        2, "no kind of picture", "graph", script, "Greeting", "-o", folder.resolve("a.png"));
    assertFails(2, "no kind of picture", "graph", script, "Greeting", "-o", "svg");
    assertFails(1, "cannot be counted", "graph", script, "Greeting", "--store", folder);
    assertFails(3, "no.wend", "graph", folder.resolve("no.wend"), "Greeting");
    Files.writeString(script, SCRIPT.replace("send Hello", "send Hallo"));
    assertFails(1, "Hallo", "graph", script, "Greeting", "-o", folder.resolve("a.svg"));
    assertFalse(Files.exists(folder.resolve("a.svg")));
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
