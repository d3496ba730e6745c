package dev.wend.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerTest {
  private static Checked check(String text) {
    Parsed<Ast.Script> parsed = Parse.script(new Source("test.wend", text));
    assertEquals(List.of(), parsed.problems(), text);
    return Checker.check(parsed.tree());
  }

  static List<FaultExample> examples() {
    return FaultExamples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void oneMistakeGivesOneMessageAtItsPlace(FaultExample example) {
    List<Diagnostic> problems = check(example.text()).problems();
    assertEquals(1, problems.size(), () -> "problems: " + problems);
    Diagnostic problem = problems.get(0);
    assertEquals(example.fault(), problem.fault());
    assertEquals(example.span(), problem.span(), () -> problem.source().slice(problem.span()));
    assertEquals(example.hint(), problem.hint());
  }

  /** The rows that stand between the first and the last of this package's in the table. */
  @Test
  void everyRuleHasAnExample() {
    Set<Fault> missing = EnumSet.range(Fault.UNKNOWN_NAME, Fault.REPEATED_ITEM);
    examples().forEach(example -> missing.remove(example.fault()));
    overStore().forEach(example -> missing.remove(example.fault()));
    assertEquals(Set.of(), missing);
  }

  static List<FaultExample> overStore() {
    return PopulationExamples.overStore();
  }

  @ParameterizedTest
  @MethodSource("overStore")
  void oneMistakeOverAStoreGivesOneMessageAtItsPlace(FaultExample example) {
    Ast.Script script = Parse.script(new Source("test.wend", example.text())).tree();
    List<Diagnostic> problems = Checker.check(script, PopulationExamples.STORED).problems();
    assertEquals(1, problems.size(), () -> "problems: " + problems);
    assertEquals(example.fault(), problems.get(0).fault());
    assertEquals(example.span(), problems.get(0).span());
    assertEquals(example.hint(), problems.get(0).hint());
  }

  static List<String> nearConditions() {
    return OutcomeExamples.fine();
  }

  @ParameterizedTest
  @MethodSource("nearConditions")
  void whatMayHoldGivesNoMessage(String condition) {
    String text = FaultExample.PROFILE + "audience A = profiles where " + condition;
    assertEquals(List.of(), check(text).problems());
  }

  static Stream<String> goodConditions() {
    return Stream.of(
        "city in (\"Atlanta\", \"San Francisco\", \"Seattle\") and birthYear > 1980",
        "city is present and city != \"Rome\"",
        "city is missing or city != \"Rome\"",
        "city starts with \"R\" and city not ends with \"e\"",
        "(city ?: \"\") != \"Rome\"",
        "not (city = \"Rome\")",
        "not (city != \"Rome\")",
        "crmId != \"1\"",
        "city = \"rome\" ignoring case or city in (\"oslo\") ignoring case",
        "city matches \"^R.*a$\" ignoring case or city like \"R%\"",
        "price > 50 and price * 2 < 100.125 and price / 3 > 1 and price % 7 = 0",
        "birthYear / 2 > 900.5 and div(birthYear, 2) > 900",
        "birthYear in (1980, -1, 2.5)",
        "score > 3 and score <= price",
        "age(birthDate) >= 18 and year(birthDate) between 1980 and 1990",
        "birthDate > \"1980-01-01\" and joined since \"2026-01-01\" and wakesAt < \"09:30\"",
        "joined between 2026-01-01 and 2026-01-31 and joined on today",
        "birthDate before today - 18 years and joined > now - 6 hours",
        "birthDate + 3 days > today and joined - 1 month 3 days < now",
        "today - birthDate > 1000 days and stay > 90 minutes and stay + 1 hour < 3 days",
        "days between birthDate and today > 3 and hours between joined and now < 48",
        "tier = \"gold\" or tier in (\"silver\", \"basic\") or text(tier) contains \"o\"",
        "(if active then \"a\" else city) = \"a\"",
        "if active then birthYear > 1980 else city = \"Rome\"",
        "profile.city = \"Rome\"",
        "active = true or birthYear > 3 and not active",
        "firstName + \" \" + city contains \"a\"",
        "joined > 2026-03-01T09:30 and joined > 2026-03-01T09:30:15.250Z",
        "birthYear between 1980 and 1980");
  }

  @ParameterizedTest
  @MethodSource("goodConditions")
  void whatIsRightHasNoProblem(String condition) {
    String text = FaultExample.PROFILE + "audience A = profiles where " + condition;
    assertEquals(List.of(), check(text).problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        let Cities = ("Rome", "Oslo")
        let Limit  = 1980
        let Adult  = birthYear < Limit
        let Recent = today - 30 days
        audience A = profiles where city in Cities and Adult
        audience B = A where in audience C or birthDate > Recent
        audience C = (A union profiles) except D
        audience D = profiles where active
        """,
        """
        source S: csv "customers.csv" into profile {
          crmId     = customer_id
          birthYear = year(date(birth_date))
          price     = decimal(amount) * 2
          tier      = if points = "9" then "gold" else "basic"
          city      = if a is missing then missing else upper(a)
          joined    = datetime(when)
          skip where email is missing
        }
        """,
        """
        source S: csv "cdnow.txt.gz" (delimiter " ", columns master, id, day) into profile {
          crmId = row
          birthDate = date(day, "yyyyMMdd")
        }
        """,
        """
        let Known = ("it", "no")
        source S: ndjson "visits.ndjson" into profile {
          crmId = customer.id
          city = lower(customer.home.city)
          skip where customer.country not in Known and customer.country is present
        }
        """
      })
  void wholeScriptsThatAreRightHaveNoProblem(String declarations) {
    assertEquals(List.of(), check(FaultExample.PROFILE + declarations).problems());
  }

  @Test
  void manyMistakesAreAllReportedInOrder() {
    Checked checked =
        check(
            FaultExample.PROFILE
                + """
                audience A = profiles where ctiy = 1 and birthYear = "1980" and foo(1)
                audience B = Nobody where tier = "x"
                """);
    assertEquals(
        List.of("E-name", "E-compare", "E-function", "E-name", "E-enum-value"),
        checked.problems().stream().map(p -> p.fault().id()).toList());
  }

  @Test
  void aLongWayThroughDeclarationsNeedsNoStack() {
    StringBuilder text = new StringBuilder(FaultExample.PROFILE);
    int count = 3_000;
    text.append("audience A0 = profiles where active\n");
    for (int i = 1; i <= count; i++) {
      text.append("audience A%d = A%d where active\n".formatted(i, i - 1));
    }
    Checked checked = check(text.toString());
    List<Fault> faults = checked.problems().stream().map(Diagnostic::fault).distinct().toList();
    assertEquals(List.of(Fault.TOO_HIGH), faults);
    assertEquals(count + 1, checked.audiences().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" or city = \"a\"", " and birthYear > 1", " union profiles", " where active"})
  void aLongAudienceNeedsNoStack(String link) {
    String start = link.contains("city") || link.contains("Year") ? " where active" : "";
    String text = FaultExample.PROFILE + "audience A = profiles" + start + link.repeat(200);
    assertEquals(List.of(), check(text).problems());
  }

  @Test
  void theCatalogServesQueries() {
    Checked checked =
        check(
            FaultExample.PROFILE
                + "let Cities = (\"Rome\", \"Oslo\")\naudience A = profiles where city in Cities");
    Source source = new Source("query", "A where birthYear > 1980 and city in Cities");
    Verdict<Selection> verdict =
        Checker.checkPopulation(source, Parse.population(source).tree(), checked.catalog());
    assertEquals(List.of(), verdict.problems());
    Source wrong = new Source("query", "B union A");
    Verdict<Selection> refused =
        Checker.checkPopulation(wrong, Parse.population(wrong).tree(), checked.catalog());
    assertTrue(refused.hasErrors());
    Source expression = new Source("eval", "birthYear + 1");
    Verdict<Typed> typed =
        Checker.checkExpression(expression, Parse.expression(expression).tree(), checked.catalog());
    assertEquals("int", typed.value().type().text());
  }

  @Test
  void keysAndIdentitiesHaveNamespaces() {
    Checked checked =
        check(
            """
            namespace loyaltyId
            profile {
              id:    int key
              email: string identity
              card:  string identity loyaltyId
              price: decimal default 1.5
              day:   date default 2026-01-01
            }
            """);
    assertEquals(List.of(), checked.problems());
    assertEquals(
        List.of("id", "email", "loyaltyId"),
        checked.profile().fields().stream().flatMap(f -> f.namespace().stream()).toList());
    assertEquals(
        "[1.5000, 2026-01-01]",
        Arrays.toString(
            checked.profile().fields().stream().flatMap(f -> f.defaultValue().stream()).toArray()));
  }
}
