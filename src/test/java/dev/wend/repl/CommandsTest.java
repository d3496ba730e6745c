package dev.wend.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of the table of commands is whole, and its example is what happens. */
class CommandsTest {
  private static final String SAMPLE = "samples/store-opening/audience.wend";
  private static final String BEGIN = "<!-- Made from the table of commands by a test. -->\n";

  @TestFactory
  List<DynamicTest> examplesAreWhatHappens() {
    return Commands.ALL.stream()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> assertExample(c)))
        .toList();
  }

  private static void assertExample(Command command) throws Exception {
    List<String> typed = Terminal.typed(command.example());
    assertTrue(typed.stream().anyMatch(t -> t.startsWith(":" + command.name())), "is typed");
    String played = Terminal.play(Optional.of(SAMPLE), typed);
    assertEquals(untimed(command.example()), untimed(played.stripTrailing()));
  }

  /** Times are other ones each time. */
  private static String untimed(String text) {
    return text.replaceAll(" \\d\\.\\d{3} ", " 0.000 ");
  }

  @Test
  void aRowIsWhole() {
    for (Command command : Commands.ALL) {
      assertTrue(command.name().matches("[a-z]+"), command.name());
      assertTrue(command.sentence().matches("[A-Z].*\\."), command.sentence());
      assertEquals(List.of(command), Commands.named(command.name()));
    }
  }

  @Test
  void thePageHasTheTable() throws IOException {
    Path file = Path.of(System.getProperty("wend.home", "."), "docs", "repl.md");
    String page = Files.readString(file);
    int at = page.indexOf(BEGIN);
    assertTrue(at > 0, "the page has a place for the table");
    String written = page.substring(0, at) + BEGIN + table();
    if (Boolean.getBoolean("wend.rewrite")) {
      Files.writeString(file, written);
      return;
    }
    assertEquals(written, page, "repl.md is old: run with -Dwend.rewrite=true");
  }

  private static String table() {
    StringBuilder out = new StringBuilder();
    for (Command command : Commands.ALL) {
      out.append("\n### `").append(command.usage()).append("`\n\n").append(command.sentence());
      out.append("\n\n```text\n").append(command.example()).append("\n```\n");
    }
    return out.toString();
  }
}
