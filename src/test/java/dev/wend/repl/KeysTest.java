package dev.wend.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.session.Conversation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys that are pressed at the prompt of a terminal. */
@Timeout(60)
class KeysTest {
  private static final String CTRL_D = "\u0004";

  /** What was answered, line by line, until nothing more is typed. */
  private static List<String> answers(String keys) throws Exception {
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(answers, true, StandardCharsets.UTF_8);
        Conversation conversation = Terminal.open(Optional.empty());
        Prompt prompt =
            Prompt.open(
                new Dialogue(conversation, new Printer(out, out, false)),
                new ExternalTerminal(
                    "test",
                    "xterm",
                    new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                    new ByteArrayOutputStream(),
                    StandardCharsets.UTF_8),
                false,
                Map.of())) {
      prompt.run();
    }
    return answers.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void ctrlDLeaves() throws Exception {
    assertEquals(List.of("3"), answers("1 + 2\r" + CTRL_D + "3 + 4\r"));
  }

  @Test
  void ctrlDDropsWhatAsksForMore() throws Exception {
    assertEquals(List.of("7"), answers("(1 +\r" + CTRL_D + "3 + 4\r"));
    assertEquals(List.of(), answers("(1 +\r" + CTRL_D + CTRL_D + "3 + 4\r"));
  }

  @Test
  void ctrlDDeletesAndListsNothing() throws Exception {
    assertEquals(List.of("1"), answers("12\u001B[D" + CTRL_D + CTRL_D + "\r"));
    assertEquals(List.of("12"), answers("12" + CTRL_D + "\r"));
  }

  @Test
  void arrowsAreUnderstoodInBothForms() throws Exception {
    for (String begin : List.of("\u001B[", "\u001BO")) {
      assertEquals(List.of("3", "3"), answers("1 + 2\r" + begin + "A\r"));
      assertEquals(List.of("21"), answers("1" + begin + "D2" + begin + "C\r"));
      assertEquals(List.of("213"), answers("1" + begin + "H2" + begin + "F3\r"));
    }
  }

  @Test
  void aWordOfOtherPromptsLeaves() throws Exception {
    assertEquals(List.of("3"), answers("1 + 2\rexit\r3 + 4\r"));
    assertEquals(List.of("3"), answers("1 + 2\r quit \r3 + 4\r"));
    assertTrue(
        answers("help\rexit\r").contains(":quit                        Leaves, as Ctrl-D does."));
  }
}
