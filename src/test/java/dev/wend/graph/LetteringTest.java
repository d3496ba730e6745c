package dev.wend.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LetteringTest {
  private static final double TEN = Lettering.CODE.width("x".repeat(10)) + 0.01;

  @Test
  void linesBreakAtBlanks() {
    assertEquals(List.of("price > 10", "and x"), Lettering.CODE.lines("price > 10 and x", TEN, 3));
    assertEquals(List.of("abcdefghij", "klm"), Lettering.CODE.lines("abcdefghijklm", TEN, 3));
    assertEquals(
        List.of("one two", "three\u2026"), Lettering.CODE.lines("one two three fourteen", TEN, 2));
    assertEquals(List.of(), Lettering.CODE.lines(" ", TEN, 2));
  }

  @Test
  void widerLettersTakeMoreRoom() {
    assertTrue(Lettering.CODE.width("\u4f60\u597d") > Lettering.CODE.width("ab"));
    assertTrue(Lettering.NAME.width("WWW") > Lettering.NAME.width("iii"));
  }

  @Property
  void everyLineFits(@ForAll String text) {
    for (String line : Lettering.NAME.lines(text, 100, 4)) {
      assertTrue(Lettering.NAME.width(line) <= 100, line);
    }
  }
}
