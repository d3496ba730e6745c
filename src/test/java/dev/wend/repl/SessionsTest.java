package dev.wend.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Types the sessions of src/test/repl: a sentence, a line that names the script, and what stands on
 * the screen. With {@code -Dwend.rewrite=true} the answers are rewritten.
 */
class SessionsTest {
  private static final Pattern HEAD = Pattern.compile("(?s)(.*?\\n)--- (.*?)\\n(.*)");

  @TestFactory
  List<DynamicTest> sessions() throws IOException {
    Path folder = Path.of(System.getProperty("wend.home", "."), "src", "test", "repl");
    try (Stream<Path> all = Files.list(folder)) {
      List<DynamicTest> tests =
          all.filter(p -> p.toString().endsWith(".session"))
              .sorted()
              .map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> play(p)))
              .toList();
      assertFalse(tests.isEmpty(), "there are sessions");
      return tests;
    }
  }

  private static void play(Path file) throws Exception {
    String text = Files.readString(file);
    Matcher parts = HEAD.matcher(text);
    assertEquals(true, parts.matches(), "a sentence, `--- SCRIPT` and a session");
    String script = parts.group(2).strip();
    String played =
        Terminal.play(
            script.equals("none") ? Optional.empty() : Optional.of(script),
            Terminal.typed(parts.group(3)));
    if (Boolean.getBoolean("wend.rewrite")) {
      Files.writeString(file, parts.group(1) + "--- " + script + "\n" + played);
      return;
    }
    assertEquals(parts.group(3), played);
  }
}
