package dev.wend.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.diag.Source;
import dev.wend.syntax.Ast.Script;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of lines (language.md, section 2), and that one mistake swallows nothing else. */
class LinesTest {
  private static final String LAST = "\naudience Last = profiles where z\n";

  private static Parsed<Script> parse(String text) {
    return Parse.script(new Source("t.wend", text));
  }

  private static String names(Parsed<Script> parsed) {
    return parsed.tree().declarations().stream()
        .map(
            d -> {
              if (d instanceof Ast.AudienceDeclaration a) {
                return a.name().text();
              } else if (d instanceof Ast.LetDeclaration l) {
                return l.name().text();
              }
              return d.getClass()
                  .getSimpleName()
                  .replace("Declaration", "")
                  .toLowerCase(Locale.ROOT);
            })
        .collect(Collectors.joining(" "));
  }

  private static String ids(Parsed<Script> parsed) {
    return parsed.problems().stream()
        .map(d -> d.fault().id() + "@" + d.line())
        .collect(Collectors.joining(" "));
  }

  private static void fine(String names, String text) {
    Parsed<Script> parsed = parse(text);
    assertEquals(List.of(), parsed.problems());
    assertEquals(names, names(parsed));
  }

  @Test
  void everyWordOfADeclarationIsAlsoAName() {
    fine(
        "profile A",
        """
        profile {
          audience: string key
          event: string identity
          message: int default 1
          from: int, skip: int
          key: int
          default: int
        }
        audience A = profiles where
          audience = "x" and
          event in ("a", "b") and
          message contains "x" and
          source is missing or
          (profile
          ) or test(1) or
          policy.x or message between 1 and 2
        """);
  }

  @Test
  void aWordAtTheBeginningOfALineBeginsItsDeclaration() {
    fine("A B C", "audience A = B\naudience B = C\n\n  let C = d\n");
  }

  @Test
  void afterAndOnStandInTheLineOfTheirLeftSide() {
    Parsed<Script> parsed = parse("let a = b after c\nlet d = e\nafter f\nlet g = h on i\n");
    assertEquals("a d g", names(parsed));
    assertEquals("E-declaration@3", ids(parsed));
  }

  @Test
  void otherOperatorsMayBeginALine() {
    fine("A", "audience A = profiles\nwhere a\n  before b\n  and c\n  not in (1)\n");
  }

  @Test
  void aNumberAndItsUnitStandInOneLine() {
    Parsed<Script> parsed = parse("let a = 3\ndays\nlet b = 1 day\n");
    assertEquals("E-declaration@2", ids(parsed));
    assertEquals("a b", names(parsed));
  }

  @Test
  void itemsEndAtCommasAndAtLineEnds() {
    Parsed<Script> parsed =
        parse(
            "source S: csv \"a\" into profile { a = b, c = d\n e = f\n + 1\n on = g\n skip where h }");
    assertEquals(List.of(), parsed.problems());
    Ast.SourceDeclaration source = (Ast.SourceDeclaration) parsed.tree().declarations().get(0);
    assertEquals(
        "a=b c=d e=(+ f 1) on=g",
        source.mappings().stream()
            .map(m -> m.field().text() + "=" + Shape.of(m.value()))
            .collect(Collectors.joining(" ")));
    assertEquals(1, source.skips().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workflow W { a = profiles where x }",
        "campaign C marketing {\n  title: \"Hello {{firstName ?: \"}\"}}\"\n"
            + "  html: \"\"\" } {{#if x}} \"\"\" // }\n}"
      })
  void whatThisVersionDoesNotReadIsSaidOnceAndSkippedWhole(String text) {
    Parsed<Script> parsed = parse(text + LAST);
    assertEquals("E-later@1", ids(parsed));
    assertEquals("Last", names(parsed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timezone",
        "timezone Rome",
        "namespace 5",
        "let = 4",
        "let x",
        "let x = (1, [2, f(3",
        "let x = ) ] }",
        "let x = \"open",
        "let x = \"\"\"open",
        "let x = 1 /* open",
        "profile {\n  a: string\n",
        "profile {\n  a string b\n  c:\n}",
        "profile a: string }",
        "source S csv into {",
        "source S: csv \"a\" (delimiter \" \" into profile { a = }",
        "audience",
        "audience A profiles",
        "audience A = profiles where (a and",
        "audience A = B union",
        "audiance A = B",
        "= = =",
        "\u0000\u0001 @ $",
        "message M on App {\n  title: \"x\"\n",
        "}}}",
        "if"
      })
  void oneMistakeSwallowsNoOtherDeclaration(String text) {
    Parsed<Script> parsed = parse("let First = 1\n" + text + LAST);
    String names = names(parsed);
    assertTrue(names.startsWith("First "), names);
    assertTrue(names.endsWith(" Last"), names);
    assertFalse(parsed.problems().isEmpty());
  }

  @Test
  void oneMistakeInAnItemLeavesTheOthers() {
    Parsed<Script> parsed =
        parse(
            "profile {\n a: string key\n b string\n c: decimal(2\n d: int\n e: int foo\n f: date\n}");
    Ast.ProfileDeclaration profile = (Ast.ProfileDeclaration) parsed.tree().declarations().get(0);
    assertEquals(
        List.of("a", "b", "c", "d", "e", "f"),
        profile.fields().stream().map(f -> f.name().text()).toList());
    assertEquals("E-syntax@3 E-syntax@4 E-syntax@6", ids(parsed));
  }

  @Test
  void aReservedWordAsANameIsSaidSo() {
    Parsed<Script> parsed = parse("profile {\n  no: int\n}\naudience all = profiles\n");
    assertEquals("E-reserved@2 E-reserved@4", ids(parsed));
    assertEquals("profile all", names(parsed));
  }

  @Test
  void mixedSetOperationsNeedBrackets() {
    Parsed<Script> parsed = parse("audience A = B union C except D");
    assertEquals("E-mixed-sets@1", ids(parsed));
    assertEquals("Say which comes first: `(B union C) except D`.", parsed.problems().get(0).hint());
  }
}
