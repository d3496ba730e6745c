package dev.wend.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes through a pipe. */
class PipedTest {
  private static final Optional<String> SAMPLE = Optional.of("samples/store-opening/audience.wend");

  private static Terminal.Piped piped(String in) throws Exception {
    return Terminal.Piped.of(SAMPLE, in.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void resultsAndProblemsGoTheirOwnWays() throws Exception {
    Terminal.Piped piped = piped("1 + 2\ncty = 3\ncity = \"Boston\"\n");
    assertEquals("3\n40 of 400 (10.0%)\n", piped.out());
    assertTrue(piped.err().startsWith("input:1:1: error[E-name]"), piped.err());
    assertFalse(piped.answered());
    assertTrue(piped("1 + 2").answered());
  }

  @Test
  void entriesGoOverLines() throws Exception {
    Terminal.Piped piped =
        piped("(1 +\n2)\naudience A =\n\nprofile {\n crmId: string key\n\n city: string\n");
    assertEquals("3\n", piped.out());
    assertEquals(2, piped.err().lines().filter(l -> l.startsWith("input:")).count(), piped.err());
  }

  @Test
  void quittingLeavesTheRestUnread() throws Exception {
    assertEquals("3\n", piped("1 + 2\n:q\n3 + 4\n").out());
    assertEquals(new Terminal.Piped(true, "3\n", ""), piped("1 + 2\nexit\n3 + 4\n"));
    assertEquals(new Terminal.Piped(true, "3\n", ""), piped("1 + 2\nquit\n3 + 4\n"));
  }

  @Test
  void afterAHundredFailuresItIsEnough() throws Exception {
    Terminal.Piped piped = piped("x\n".repeat(1000) + "1 + 2\n");
    assertEquals("", piped.out());
    assertTrue(piped.err().endsWith("A script is loaded by `:load FILE`.\n"), piped.err());
  }

  @Test
  void rubbishIsRefused() throws Exception {
    byte[] rubbish = new byte[20_000];
    new Random(5).nextBytes(rubbish);
    Terminal.Piped piped = Terminal.Piped.of(Optional.empty(), rubbish);
    assertFalse(piped.answered());
    assertFalse(piped.err().contains("\u0000"), "control characters are written out");
  }

  @Test
  void manyLinesOfABlockAreReadInOneGo() throws Exception {
    StringBuilder profile = new StringBuilder("profile {\n  crmId: string key\n");
    for (int i = 0; i < 5_000; i++) {
      profile.append("  f").append(i).append(": int\n");
    }
    Terminal.Piped piped =
        Terminal.Piped.of(
            Optional.empty(), (profile + "}\n:type f7\n").getBytes(StandardCharsets.UTF_8));
    assertTrue(piped.out().endsWith("int\n"), () -> piped.out() + piped.err());
  }
}
