package dev.wend.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.diag.Source;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import dev.wend.walker.Walker;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the forms of the language become, seen in what they come to. */
class MeaningTest {
  private static final String SCRIPT = "timezone \"America/New_York\"\n" + FaultExample.PROFILE;

  private static Object value(String expression, Map<String, Object> profile) {
    Catalog catalog = Checker.check(Parse.script(new Source("test.wend", SCRIPT)).tree()).catalog();
    Source source = new Source("test", expression);
    Parsed<Ast.Expression> parsed = Parse.expression(source);
    Verdict<Typed> verdict = Checker.checkExpression(source, parsed.tree(), catalog);
    assertEquals(0, verdict.problems().stream().filter(p -> p.isError()).count(), expression);
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    return new Walker(Map.of(), now, catalog.zone()).value(verdict.value(), profile);
  }

  /** A day in New York begins at 05:00Z in winter and at 04:00Z in summer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "joined before 2026-03-01               | 2026-03-01T04:59:59Z | 2026-03-01T05:00:00Z",
        "joined < 2026-03-01                    | 2026-03-01T04:59:59Z | 2026-03-01T05:00:00Z",
        "joined since 2026-03-01                | 2026-03-01T05:00:00Z | 2026-03-01T04:59:59Z",
        "joined >= '2026-03-01'                 | 2026-03-01T05:00:00Z | 2026-03-01T04:59:59Z",
        "joined after 2026-03-01                | 2026-03-02T05:00:00Z | 2026-03-02T04:59:59Z",
        "joined <= 2026-03-01                   | 2026-03-02T04:59:59Z | 2026-03-02T05:00:00Z",
        "joined on 2026-03-08                   | 2026-03-09T03:59:59Z | 2026-03-09T04:00:00Z",
        "joined = 2026-03-08                    | 2026-03-08T05:00:00Z | 2026-03-08T04:59:59Z",
        "joined between 2026-01-01 and 2026-01-31 | 2026-02-01T04:59:59Z | 2026-02-01T05:00:00Z",
        "joined in (2026-03-01, 2026-03-03)     | 2026-03-03T05:00:00Z | 2026-03-02T05:00:00Z",
        "2026-03-01 before joined               | 2026-03-02T05:00:00Z | 2026-03-02T04:59:59Z",
        "2026-03-01 >= joined                   | 2026-03-02T04:59:59Z | 2026-03-02T05:00:00Z",
        "joined on today                        | 2026-03-01T05:00:00Z | 2026-03-02T05:00:00Z",
        "joined = 2026-03-01T09:30              | 2026-03-01T14:30:00Z | 2026-03-01T09:30:00Z",
        "joined = 2026-03-08T02:30              | 2026-03-08T07:00:00Z | 2026-03-08T07:30:00Z",
        "joined = 2026-11-01T01:30              | 2026-11-01T05:30:00Z | 2026-11-01T06:30:00Z"
      })
  void aDateBesideInstantsIsItsWholeDay(String condition, Instant holds, Instant fails) {
    String written = condition.replace('\'', '"');
    assertEquals(true, value(written, Map.of("joined", holds)));
    assertEquals(false, value(written, Map.of("joined", fails)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 / 2                                 | 3.5",
        "7.0 / 2                               | 3.5000",
        "1.00 / 3                              | 0.3333",
        "10 % 3                                | 1",
        "1.5 + 2                               | 3.5",
        "1.25 * 2.5                            | 3.12",
        "price + 1                             | 3.50",
        "12% * 100                             | 12.00",
        "-birthYear                            | -1980",
        "birthDate + 1 month                   | 2026-02-28",
        "birthDate + 1 week 1 day              | 2026-02-08",
        "1 year + birthDate                    | 2027-01-31",
        "birthDate - 2026-01-01                | PT720H",
        "days between birthDate and 2026-03-01 | 29",
        "weeks between birthDate and 2026-03-01 | 4",
        "if birthYear > 1980 then 1 else 2.5   | 2.5",
        "firstName ?: city                     | Rome",
        "city + \"!\"                          | Rome!",
        "text(tier)                            | gold",
        "city = \"ROME\" ignoring case         | true",
        "city in (\"OSLO\", \"rome\") ignoring case | true",
        "city matches \"^r\" ignoring case     | true",
        "city like \"R_m%\"                    | true",
        "city not starts with \"R\"            | false",
        "firstName != \"Ada\"                  | true",
        "firstName not in (\"Ada\")            | true",
        "not (firstName = \"Ada\")             | true",
        "firstName is missing                  | true",
        "price in (1, 2.5)                     | true",
        "price not between 1 and 2             | true",
        "tier in (\"gold\", \"basic\")         | true"
      })
  void whatItComesTo(String expression, String expected) {
    Map<String, Object> profile = new HashMap<>();
    profile.put("city", "Rome");
    profile.put("birthYear", 1980L);
    profile.put("birthDate", LocalDate.of(2026, 1, 31));
    profile.put("price", new BigDecimal("2.50"));
    profile.put("tier", "gold");
    assertEquals(expected, String.valueOf(value(expression, profile)));
  }
}
