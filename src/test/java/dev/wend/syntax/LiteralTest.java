package dev.wend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.wend.diag.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values of literals that a table cannot hold. */
class LiteralTest {
  private static Ast.Expression read(String text) {
    Parsed<Ast.Expression> parsed = Parse.expression(new Source("t", text));
    assertEquals(List.of(), parsed.problems());
    return parsed.tree();
  }

  private static String text(String literal) {
    return assertInstanceOf(Ast.TextLiteral.class, read(literal)).value();
  }

  @Test
  void escapes() {
    assertEquals("a\n\t\"\\{\uD83D\uDE00A", text("\"a\\n\\t\\\"\\\\\\{\\u{1F600}\\u{41}\""));
  }

  @Test
  void regularExpressionsDoubleTheirBackslash() {
    assertEquals("\\d+", text("\"\\\\d+\""));
  }

  @Test
  void textsAndNamesAreComposed() {
    assertEquals("\u00E9", text("\"e\u0301\""));
    assertEquals("\u00E9", text("\"e\\u{301}\""));
    Ast.NameExpression name = assertInstanceOf(Ast.NameExpression.class, read("cafe\u0301"));
    assertEquals("caf\u00E9", name.name().text());
    assertEquals(5, name.span().length());
  }

  @Test
  void spansCountUtf16Units() {
    Ast.BinaryExpression sum =
        assertInstanceOf(Ast.BinaryExpression.class, read("\"\uD83D\uDE00\" + a"));
    assertEquals(4, sum.left().span().length());
    assertEquals(7, sum.right().span().offset());
  }

  @Test
  void blocksLoseTheirCommonIndentation() {
    assertEquals(
        "one\n  two\n\nthree", text("\"\"\"\n    one\n      two\n\n    three\n    \"\"\""));
    assertEquals("<p>one</p>", text("\"\"\"<p>one</p>\"\"\""));
    assertEquals("one\n\"two\"", text("\"\"\"one\r\n   \"two\\\"\"\"\""));
    assertEquals("", text("\"\"\"\"\"\""));
  }

  @Test
  void aByteOrderMarkIsNoWord() {
    assertEquals("a", Shape.of(read("\uFEFFa")));
  }
}
