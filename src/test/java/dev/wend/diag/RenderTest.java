package dev.wend.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RenderTest {
  private static String show(String text, int offset, int length) {
    Source source = new Source("a.wend", text);
    return new Render(false).one(Fault.HABIT_SEMICOLON.at(source, new Span(offset, length)));
  }

  private static String lines(String text, int offset, int length) {
    List<String> all = show(text, offset, length).lines().toList();
    return all.get(1) + "\n" + all.get(2);
  }

  @Test
  void showsPlaceSentenceLineCaretsAndHint() {
    assertEquals(
        """
        a.wend:2:6: error[E-habit-semicolon]: There are no semicolons; the end of the line ends it.
          2 | let a;;
            |      ^^
            = Remove it.
        """,
        show("\nlet a;;\n", 6, 2));
  }

  @Test
  void tabsReachTheNextStop() {
    assertEquals("  1 |     a   b\n    |         ^", lines("\ta\tb", 3, 1));
  }

  @Test
  void wideAndCombiningCharactersTakeTheirColumns() {
    assertEquals("  1 | 年年 x\n    |      ^", lines("年年 x", 3, 1));
    assertEquals("  1 | e\u0301 x\n    |   ^", lines("e\u0301 x", 3, 1));
    assertEquals("  1 | \uD83D\uDE00 x\n    | ^^", lines("\uD83D\uDE00 x", 0, 2));
  }

  @Test
  void ofSeveralLinesTheFirstIsMarked() {
    assertEquals("  1 | ab cd\n    |    ^^", lines("ab cd\nef", 3, 5));
  }

  @Test
  void thePlaceAfterTheLastCharacterHasACaret() {
    assertEquals("  1 | ab\n    |   ^", lines("ab", 2, 0));
    assertEquals("  2 |\n    | ^", lines("ab\n", 3, 0).replace(" | \n", " |\n"));
  }

  @Test
  void longLinesAreCut() {
    String shown = lines("x".repeat(100_000), 50_000, 3);
    assertTrue(shown.length() < 300, shown);
    assertEquals("^^^", shown.substring(shown.indexOf('^')));
  }

  @Test
  void controlCharactersOfTheTextNeverReachTheTerminal() {
    String shown = show("a \u001B[31m \u202E b\r\n", 2, 1);
    assertTrue(shown.contains("\\u{1B}[31m \\u{202E} b"), shown);
    assertFalse(shown.contains("\u001B"), shown);
    assertTrue(lines("a \u001B b", 2, 1).endsWith("|   ^^^^^^"), shown);
  }

  @Test
  void colourIsAnOption() {
    Source source = new Source("a\u001B.wend", "x");
    Diagnostic problem = Fault.HABIT_SEMICOLON.at(source, new Span(0, 1));
    String shown = new Render(true).one(problem);
    assertTrue(shown.startsWith("\u001B[1ma\\u{1B}.wend:1:1:\u001B[0m \u001B[1;31merror["), shown);
  }

  @Test
  void aProblemTellsItsPlaces() {
    Source source = new Source("a", "\uD83D\uDE00b\ncd");
    Diagnostic problem = Fault.HABIT_SEMICOLON.at(source, new Span(2, 3));
    assertEquals(1, problem.line());
    assertEquals(2, problem.column());
    assertEquals(2, problem.endLine());
    assertEquals(2, problem.endColumn());
  }
}
