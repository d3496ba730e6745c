package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What derives from the table of commands. */
class CommandsTest {
  @Test
  void everyCommandHasHelpWithAnExample() {
    for (Command command : Commands.ALL) {
      Shell shell = wend(command.name(), "--help");
      assertEquals(0, shell.status());
      assertTrue(shell.out().contains("Usage: wend " + command.name()), shell.out());
      assertTrue(shell.out().contains("\nExample:\n  wend " + command.name()), shell.out());
      assertEquals(shell.out(), wend("help", command.name()).out());
      assertTrue(wend("--help").out().contains(command.sentence()), command.name());
    }
    assertTrue(wend("--version").out().startsWith("wend "));
  }

  @Test
  void everyCommandIsInTheReadmeAndOnItsPage() throws IOException {
    Path home = Path.of(System.getProperty("wend.home"));
    for (Path page : List.of(home.resolve("README.md"), home.resolve("docs/cli.md"))) {
      String text = Files.readString(page);
      for (Command command : Commands.ALL) {
        assertTrue(text.contains("| `wend " + command.name()), page + ": " + command.name());
      }
    }
  }
}
