package dev.wend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The prompt of the built jar, fed through a pipe. */
@DisabledOnOs(OS.WINDOWS)
class ReplIT {
  private static final Map<String, String> SAME_JAVA =
      Map.of("JAVA_HOME", System.getProperty("java.home"), "WEND_JAVA_OPTS", "");

  @TempDir private Path folder;

  private Finished repl(String typed, String arguments) throws IOException, InterruptedException {
    String line = "printf '" + typed + "' | '" + Tree.HOME.resolve("wend") + "' repl " + arguments;
    return Finished.run(folder, SAME_JAVA, List.of("sh", "-c", line));
  }

  private static String sample() {
    return "'" + Tree.HOME.resolve(Tree.SAMPLE) + "'";
  }

  @Test
  void answersComeOutWithoutAPrompt() throws IOException, InterruptedException {
    String typed = "city = \"Boston\"\\naudience B =\\nprofiles where city = \"Boston\"\\n";
    assertEquals(
        new Finished(0, "40 of 400 (10.0%)\naudience B: 40 of 400 (10.0%)\n", ""),
        repl(typed, sample()));
  }

  @Test
  void aMistakeIsToldAndCounts() throws IOException, InterruptedException {
    Finished mistake = repl("cty\\n1 + 1\\n", sample());
    assertEquals(1, mistake.status());
    assertEquals("2\n", mistake.out());
    assertTrue(mistake.err().startsWith("input:1:1: error[E-name]"), mistake.err());
  }

  @Test
  void aStoreStays() throws IOException, InterruptedException {
    repl(":quit\\n", sample() + " --store shop");
    assertEquals(
        new Finished(0, "27 of 400 (6.8%)\n", ""), repl("city is missing\\n", "--store shop"));
  }
}
