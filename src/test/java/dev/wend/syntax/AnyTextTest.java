package dev.wend.syntax;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Render;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text, a tree and problems come out, and every place lies inside of it. */
class AnyTextTest {
  private static final List<String> SOUP =
      List.of(
          "audience",
          "profile",
          "source",
          "let",
          "timezone",
          "event",
          "rule",
          "business",
          "identified",
          "by",
          "keep",
          "sequence",
          "within",
          "since",
          "last",
          "as",
          "message",
          "journey",
          "surface",
          "endpoint",
          "policy",
          "enter",
          "send",
          "await",
          "opened",
          "wait",
          "until",
          "every",
          "exit",
          "when",
          "quiet",
          "call",
          "split",
          "randomly",
          "update",
          "profile",
          "track",
          "action",
          "\"{{#if a}}\"",
          "\"{{a ?: \"b\"}}\"",
          "\"\"\"{{#each a as b}}\n {{b}\"\"\"",
          "=>",
          "A",
          "x",
          "key",
          "identity",
          "default",
          "into",
          "skip",
          "where",
          "and",
          "or",
          "not",
          "in",
          "is",
          "if",
          "then",
          "else",
          "missing",
          "present",
          "between",
          "contains",
          "starts",
          "with",
          "after",
          "on",
          "union",
          "except",
          "profiles",
          "days",
          "day",
          "no",
          "1",
          "2.5",
          "12%",
          "3days",
          "2026-03-01",
          "09:30",
          "\"t\"",
          "\"open",
          "\"\"\"",
          "'q'",
          "`b c`",
          "`",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          ",",
          ":",
          "=",
          "==",
          "!=",
          "!",
          "<",
          "<=",
          "+",
          "-",
          "*",
          "/",
          "%",
          "?:",
          "?",
          ".",
          ";",
          "#",
          "&&",
          "=>",
          "@",
          "/*",
          "*/",
          "//",
          "///",
          "null",
          "AND",
          "\n",
          "\n",
          "\n",
          "\u0301",
          "\uD83D\uDE00",
          "\\u{1}",
          "{{");

  @Property(tries = 1000)
  void anyTextIsRead(@ForAll String text) {
    check(text);
  }

  @Property(tries = 2000)
  void anyTokensAreRead(@ForAll("soup") String text) {
    check(text);
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(SOUP).list().ofMaxSize(40).map(parts -> String.join(" ", parts));
  }

  private static void check(String text) {
    Source source = new Source("t.wend", text);
    Parsed<Ast.Script> script = Parse.script(source);
    check(source, script.problems());
    script.tree().declarations().forEach(d -> inside(d, text));
    Parsed<Ast.Expression> expression = Parse.expression(source);
    check(source, expression.problems());
    inside(expression.tree(), text);
    inside(Parse.population(source).tree(), text);
  }

  private static void check(Source source, List<Diagnostic> problems) {
    for (Diagnostic problem : problems) {
      inside(problem.span(), source.text());
      assertTrue(problem.line() >= 1 && problem.column() >= 1);
    }
    String shown = new Render(false).all(problems);
    assertTrue(shown.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), () -> shown);
  }

  /** A record's spans, and those of the nodes that it holds. */
  private static void inside(Ast node, String text) {
    inside(node.span(), text);
    Shape.children(node).forEach(child -> inside(child, text));
  }

  private static void inside(Span span, String text) {
    assertTrue(
        span.offset() >= 0 && span.length() >= 0 && span.end() <= text.length(), span::toString);
  }
}
