package dev.wend.check;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

/** Whatever is written, checking ends with problems at places, not with an exception. */
class SoupTest {
  private static final String[] WORDS = {
    "audience",
    "let",
    "source",
    "profile",
    "profiles",
    "where",
    "namespace",
    "timezone",
    "A",
    "B",
    "city",
    "birthYear",
    "birthDate",
    "tier",
    "joined",
    "price",
    "=",
    "!=",
    "<",
    ">=",
    "+",
    "-",
    "*",
    "/",
    "%",
    "?:",
    "and",
    "or",
    "not",
    "in",
    "between",
    "contains",
    "starts with",
    "matches",
    "like",
    "before",
    "on",
    "is missing",
    "is present",
    "ignoring case",
    "if",
    "then",
    "else",
    "(",
    ")",
    "{",
    "}",
    ",",
    ":",
    ".",
    "\n",
    "\"Rome\"",
    "\"1980\"",
    "\"(\"",
    "\"2026-01-01\"",
    "1",
    "2.5",
    "12%",
    "2026-03-01",
    "2026-02-30",
    "09:30",
    "3 days",
    "2 months",
    "missing",
    "now",
    "today",
    "true",
    "age",
    "date",
    "lower",
    "least",
    "text",
    "in audience",
    "union",
    "intersect",
    "except",
    "csv",
    "ndjson",
    "into",
    "key",
    "identity",
    "default",
    "enum",
    "decimal",
    "int",
    "string",
    "skip where",
    "row",
    "days between",
    "99999999999999999999",
    "`where`",
    "[",
    "]",
    "delimiter",
    "columns"
  };

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(WORDS).list().ofMaxSize(40).map(words -> String.join(" ", words));
  }

  @Property(tries = 500)
  void aScriptOfAnyWordsIsChecked(@ForAll("soup") String text) {
    String script = FaultExample.PROFILE + text;
    Checked checked = Checker.check(Parse.script(new Source("soup.wend", script)).tree());
    placesAreInside(checked.problems(), script);
  }

  @Property(tries = 500)
  void aConditionOfAnyWordsIsChecked(@ForAll("soup") String text) {
    String script = FaultExample.PROFILE + "audience A = profiles where " + text;
    Checked checked = Checker.check(Parse.script(new Source("soup.wend", script)).tree());
    placesAreInside(checked.problems(), script);
  }

  @Property(tries = 500)
  void anExpressionOfAnyWordsIsChecked(@ForAll("soup") String text) {
    Source source = new Source("soup", text);
    Parsed<Ast.Expression> parsed = Parse.expression(source);
    Catalog catalog =
        Checker.check(Parse.script(new Source("soup.wend", FaultExample.PROFILE)).tree()).catalog();
    placesAreInside(Checker.checkExpression(source, parsed.tree(), catalog).problems(), text);
  }

  private static void placesAreInside(List<Diagnostic> problems, String text) {
    for (Diagnostic problem : problems) {
      Assertions.assertTrue(problem.span().offset() >= 0, problem::toString);
      Assertions.assertTrue(problem.span().end() <= text.length(), problem::toString);
      Assertions.assertFalse(problem.message().contains("{}"), problem::message);
    }
  }
}
