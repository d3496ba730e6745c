package dev.wend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The README's commands do what it says. */
@DisabledOnOs(OS.WINDOWS)
class ReadmeIT {
  /** What runs this test. */
  private static final String VERIFY = "./mvnw -B verify";

  private static final Map<String, String> SAME_JAVA =
      Map.of("JAVA_HOME", System.getProperty("java.home"));

  @TestFactory
  Stream<DynamicTest> commandsRun() throws IOException {
    String page = Files.readString(Tree.HOME.resolve("README.md"));
    return Blocks.of(page, "sh")
        .lines()
        .filter(line -> !line.isBlank() && !line.equals(VERIFY))
        .map(line -> DynamicTest.dynamicTest(line, () -> assertRuns(line)));
  }

  private static void assertRuns(String line) throws IOException, InterruptedException {
    Finished run = Finished.run(Tree.HOME, SAME_JAVA, List.of("sh", "-c", line));
    assertEquals(0, run.status(), run.out() + run.err());
    assertEquals("", run.err());
  }

  @Test
  void theTestCommandIsTheOneOfContinuousIntegration() throws IOException {
    assertTrue(Files.readString(Tree.HOME.resolve("README.md")).contains("\n" + VERIFY + "\n"));
    assertTrue(Files.readString(Tree.HOME.resolve(".ci/run")).contains(VERIFY));
  }
}
