package dev.wend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The commands of the README and of the guide do what these say. */
@DisabledOnOs(OS.WINDOWS)
class ReadmeIT {
  /** What runs this test. */
  private static final String VERIFY = "./mvnw -B verify";

  private static final Map<String, String> SAME_JAVA =
      Map.of("JAVA_HOME", System.getProperty("java.home"));

  @Test
  void commandsRunAndPrintWhatIsShown() throws IOException, InterruptedException {
    assertTrue(shown("README.md") > 10);
  }

  @Test
  void commandsOfTheGuideRun() throws IOException, InterruptedException {
    // What was made in an earlier run is never overwritten.
    Finished.run(Tree.HOME, "sh", "-c", "rm -rf target/guide-*");
    assertTrue(shown("docs/guide.md") > 5);
  }

  @Test
  void commandsOfTheTestingGuideRun() throws IOException, InterruptedException {
    assertTrue(shown("docs/testing.md") > 10);
  }

  /** Runs the commands of a page and compares what is shown; how many lines are. */
  private static long shown(String name) throws IOException, InterruptedException {
    String page = Files.readString(Tree.HOME.resolve(name));
    StringBuilder out = new StringBuilder();
    for (String line : Blocks.of(page, "sh").lines().toList()) {
      if (!line.isBlank() && !line.equals(VERIFY)) {
        Finished run = Finished.run(Tree.HOME, SAME_JAVA, List.of("sh", "-c", line));
        assertEquals("", run.err(), line);
        assertEquals(0, run.status(), line);
        out.append(run.out());
      }
    }
    List<String> printed = out.toString().lines().toList();
    List<String> shown = Blocks.of(page, "text").lines().toList();
    assertEquals(List.of(), shown.stream().filter(l -> !printed.contains(l)).toList());
    return shown.size();
  }

  @Test
  void theTestCommandIsTheOneOfContinuousIntegration() throws IOException {
    assertTrue(Files.readString(Tree.HOME.resolve("README.md")).contains("\n" + VERIFY + "\n"));
    assertTrue(Files.readString(Tree.HOME.resolve(".ci/run")).contains(VERIFY));
  }
}
