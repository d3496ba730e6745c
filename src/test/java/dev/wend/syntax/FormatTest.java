package dev.wend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.diag.Source;
import dev.wend.syntax.Ast.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The layout of scripts; whole scripts and their layouts stand in src/test/lang/format. */
class FormatTest {
  private static final Path HOME = Path.of(System.getProperty("wend.home", "."));

  private static Parsed<Script> parse(String text) {
    return Parse.script(new Source("t.wend", text));
  }

  private static String format(String text) {
    Parsed<Script> parsed = parse(text);
    assertEquals(List.of(), parsed.problems(), text);
    return Format.script(parsed);
  }

  // ---- small things

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a   =1                         | a = 1
          a+b*-  c                       | a + b * -c
          (  a )                         | (a)
          x in["a","b" , ]               | x in ("a", "b")
          x not   in [ ]                 | x not in ()
          x in ["a"] ignoring  case      | x in ("a") ignoring case
          [1,2]                          | [1, 2]
          (1,2 ,)                        | (1, 2)
          (1,)                           | (1,)
          f( )                           | f()
          f(a,b)  .  c                   | f(a, b).c
          d  not  on today               | d not on today
          not d on today                 | not d on today
          x is  not   missing            | x is not missing
          1  day   6 hours               | 1 day 6 hours
          1_000_000 + 12% + 3.140        | 1_000_000 + 12% + 3.140
          if a then 1 else if b then 2 else 3 | if a then 1 else if b then 2 else 3
          not in  audience   Rich        | not in audience Rich
          days  between a and b          | days between a and b
          `plain` + `two words` + `key`  | plain + `two words` + `key`
          `größe`>`in`                   | größe > `in`
          "\\u{1F600} \\{{"              | "\\u{1F600} \\{{"
          a /* b */ + /*c*/d             | a /* b */ + /*c*/ d
          f(/* none */)                  | f(/* none */)
          f(a /* b */, c)                | f(a /* b */, c)
          t=2026-03-01T09:30:15.250Z     | t = 2026-03-01T09:30:15.250Z
          """)
  void expressionsHaveOneLayout(String written, String expected) {
    assertEquals("let x = " + expected + "\n", format("let x=" + written));
  }

  @Test
  void lineEndsAndBlanksAtTheEndGo() {
    assertEquals(
        "let a = \"\"\"\n  x\n  \"\"\" // c\n/* d\n e */\nlet b = 1\n".replace(" // c", "  // c"),
        format("let a = \"\"\"\r\n  x\r\n  \"\"\" // c  \r\n/* d  \r\n e */\r\n\tlet b=1"));
  }

  @Test
  void anEmptyScriptStaysEmpty() {
    assertEquals("", format(""));
    assertEquals("", format("\n \n"));
    assertEquals("// only this\n", format("\n\n// only this"));
  }

  @Test
  void aScriptWithErrorsIsRefused() {
    Parsed<Script> parsed = parse("let a = 1 ==");
    assertThrows(IllegalArgumentException.class, () -> Format.script(parsed));
  }

  @Test
  void longRowsAreLaidOutAtOnce() {
    String text = "let a = x0" + " and x1 = 2".repeat(20_000) + "\n";
    String once = format(text);
    assertEquals(20_001, once.lines().count());
    assertEquals(once, format(once));
  }

  // ---- the samples, and that no form is forgotten

  @Test
  void samplesAreFormatted() throws IOException {
    List<Path> samples;
    try (Stream<Path> all = Files.walk(HOME.resolve("samples"))) {
      samples = all.filter(p -> p.toString().endsWith(".wend")).toList();
    }
    assertTrue(samples.size() > 0);
    for (Path sample : samples) {
      String text = Files.readString(sample);
      assertEquals(text, format(text), sample.toString());
    }
  }

  @Test
  void everyFormHasALayoutOfItsOwn() throws IOException {
    String text = Files.readString(HOME.resolve("src/test/lang/format/every-form.wendtest"));
    text = text.substring(text.indexOf("--- source\n") + 11, text.indexOf("--- format"));
    Set<Class<?>> shown = new HashSet<>();
    forms(parse(text).tree(), shown);
    shown.add(Ast.BrokenExpression.class); // only in scripts with errors
    List<String> forgotten = new ArrayList<>();
    for (Class<?> kind :
        List.of(
            Ast.Declaration.class,
            Ast.Step.class,
            Ast.TestStep.class,
            Ast.Expectation.class,
            Ast.Given.class,
            Ast.Population.class,
            Ast.Expression.class,
            JourneyAst.Declared.class,
            JourneyAst.MessageItem.class,
            JourneyAst.TemplatePart.class,
            JourneyAst.Clause.class,
            JourneyAst.Entry.class,
            JourneyAst.Trigger.class,
            JourneyAst.JourneyStep.class)) {
      for (Class<?> form : kind.getPermittedSubclasses()) {
        if (form.isRecord() && !shown.contains(form)) {
          forgotten.add(form.getSimpleName());
        }
      }
    }
    assertEquals(List.of(), forgotten, "add them to every-form.wendtest, and a layout to Format");
  }

  private static void forms(Ast node, Set<Class<?>> shown) {
    shown.add(node.getClass());
    Shape.children(node).forEach(child -> forms(child, shown));
  }

  // ---- what holds for any script

  @Property(tries = 200, seed = "20261128", shrinking = ShrinkingMode.OFF)
  void theLayoutKeepsMeaningAndComments(@ForAll("scripts") String text) {
    Parsed<Script> parsed = parse(text);
    Assume.that(parsed.problems().isEmpty());
    String once = Format.script(parsed);
    Parsed<Script> again = parse(once);
    assertEquals(List.of(), again.problems(), () -> text + "\n---\n" + once);
    assertEquals(Shape.tree(parsed.tree()), Shape.tree(again.tree()), () -> text + "\n--\n" + once);
    assertEquals(comments(text), comments(once), () -> text + "\n---\n" + once);
    assertEquals(once, Format.script(again), () -> text + "\n---\n" + once);
    assertTrue(once.isEmpty() || once.endsWith("\n"));
    assertEquals(List.of(), once.lines().filter(l -> l.endsWith(" ")).toList());
    assertEquals(-1, once.indexOf("\n\n\n"));
  }

  private static List<String> comments(String text) {
    return Scan.of(new Problems(new Source("t", text))).comments().stream()
        .map(c -> c.getText().replaceAll("^/+|\\s+$", "").strip())
        .toList();
  }

  @Provide
  Arbitrary<String> scripts() {
    return Arbitraries.randoms().map(random -> new FormatScripts(random).script());
  }
}
