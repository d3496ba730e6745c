package dev.wend.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.diag.Source;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import dev.wend.walker.Walker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tests of behaviour and sequences come to, by the tree walker. */
class BehaviourTest {
  private static final String SCRIPT =
      """
      timezone "America/New_York"
      profile {
        crmId:   string key
        email:   string identity
        city:    string
        limit:   decimal
        joined:  datetime
        product: string
      }
      event View { crmId: string, product: string }
      event Cart identified by email { product: string, price: decimal }
      event Purchase identified by email keep 400 days {
        email:   string
        product: string
        price:   decimal
        lines:   list<{ sku: string, n: int }>
      }
      event rule Big = Purchase where price > 50
      event rule Own = Purchase where product = profile.product
      let Buys = any Purchase
      """;

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  /** {@code P 10T12:00 tent 60} is an event of the tenth of March at noon, in UTC. */
  private static Map<String, Object> profile(String events) {
    Map<String, Object> profile = new HashMap<>();
    profile.put("city", "Rome");
    profile.put("limit", new BigDecimal("100.0000"));
    profile.put("joined", Instant.parse("2026-03-05T00:00:00Z"));
    profile.put("product", "tent");
    long arrival = 0;
    for (String written : events == null ? List.<String>of() : parts(events, ",\\s*")) {
      List<String> parts = parts(written, " ");
      Map<String, Object> event = new HashMap<>();
      String day = parts.get(1).contains("-") ? parts.get(1) : "2026-03-" + parts.get(1);
      event.put("time", Instant.parse(day + (day.endsWith("Z") ? "" : "Z")));
      event.put("#arrival", arrival++);
      if (parts.size() > 2) {
        event.put("product", parts.get(2));
      }
      if (parts.size() > 3) {
        event.put("price", new BigDecimal(parts.get(3)).setScale(4));
      }
      String type = Map.of("V", "View", "C", "Cart", "P", "Purchase").get(parts.get(0));
      of(profile, type).add(event);
    }
    return profile;
  }

  private static List<String> parts(String text, String between) {
    return Pattern.compile(between).splitAsStream(text).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> of(Map<String, Object> profile, String name) {
    return (List<Map<String, Object>>)
        profile.computeIfAbsent(name, n -> new ArrayList<Map<String, Object>>());
  }

  private static Object value(String expression, Map<String, Object> profile) {
    Source script = new Source("test.wend", SCRIPT);
    Parsed<Ast.Script> read = Parse.script(script);
    Checked checked = Checker.check(read.tree());
    assertEquals(List.of(), read.problems());
    assertEquals(false, checked.hasErrors());
    Source source = new Source("test", expression);
    Parsed<Ast.Expression> parsed = Parse.expression(source);
    assertEquals(List.of(), parsed.problems(), expression);
    Catalog catalog = checked.catalog();
    Verdict<Typed> verdict = Checker.checkExpression(source, parsed.tree(), catalog);
    assertEquals(
        List.of(), verdict.problems().stream().filter(p -> p.isError()).toList(), expression);
    return new Walker(Map.of(), NOW, catalog.zone()).value(verdict.value(), profile);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count(Purchase)             |                            | 0",
        "count(Purchase) = 0         |                            | true",
        "count(Purchase) <= 3        |                            | true",
        "any Purchase                |                            | false",
        "no Purchase                 |                            | true",
        "sum(Purchase.price)         |                            | 0.0000",
        "max(Purchase.price)         |                            | null",
        "last(Purchase).product      |                            | null",
        "last(Purchase) is missing   |                            | true",
        "days since last Purchase    |                            | null",
        "Buys                        | P 10T12:00:00              | true",
        // what is dated after now is not visible, what is dated now is
        "count(Purchase)             | P 10T12:00:00, P 10T12:00:00.001 | 1",
        // what is exactly so old as events are kept is forgotten
        "count(Purchase)             | P 2025-02-03T12:00:00.001, P 2025-02-03T12:00:00 | 1",
        "count(View)                 | V 2001-02-03T12:00:00, V 01T00:00:00 | 2",
        // what is exactly D old is out
        "count(Purchase in last 1 day)        | P 09T12:00:00, P 09T12:00:00.001 | 1",
        "any Purchase in last 1 day           | P 09T12:00:00              | false",
        "no Purchase in last 6 months         | P 2025-09-10T12:00:00      | true",
        "no Purchase in last 6 months         | P 2025-09-10T16:00:00      | false",
        "count(Purchase in next 1 day)        | P 10T12:00:00, P 10T13:00:00 | 1",
        "count(Purchase on today)             | P 10T03:59:59, P 10T04:00:00, P 10T12:00:00 | 2",
        "count(Purchase in this month)        | P 01T04:59:59, P 01T05:00:00 | 1",
        "count(Purchase in last month)        | P 01T04:59:59, P 01T05:00:00 | 1",
        "count(Purchase since 2026-03-05)     | P 05T04:59:59, P 05T05:00:00 | 1",
        "count(Purchase before 2026-03-05)    | P 05T04:59:59, P 05T05:00:00 | 1",
        "count(Purchase after 2026-03-05)     | P 06T04:59:59, P 06T05:00:00 | 1",
        "count(Purchase since joined)         | P 04T23:59:59, P 05T00:00:00 | 1",
        "count(Purchase between 2026-03-05 and 2026-03-06) | P 05T05:00:00, P 07T04:59:59, P 07T05:00:00 | 2",
        "count(Purchase in last 9 days where price > 50) | P 05T00:00:00 x 60, P 06T00:00:00 x 50, P 01T00:00:00 x 99 | 1",
        "any Purchase in last 9 days where price > 50 and city = \"Rome\" | P 05T00:00:00 x 60 | true",
        "sum(Purchase.price in last 9 days)   | P 05T00:00:00 x 60, P 06T00:00:00 x 50, P 01T00:00:00 x 99 | 110.0000",
        "sum(Purchase.price in last 9 days where price > 50) | P 05T00:00:00 x 60, P 06T00:00:00 x 50 | 60.0000",
        "avg(Purchase.price)                  | P 05T00:00:00 x 60, P 06T00:00:00 x 50 | 55.0000",
        "max(p.price for p in Purchase in last 5 days where p.price < profile.limit) | P 08T00:00:00 x 60, P 01T00:00:00 x 70, P 09T00:00:00 x 200 | 60.0000",
        "count(p in Purchase in last 5 days where p.price < limit) | P 08T00:00:00 x 60, P 01T00:00:00 x 70 | 1",
        // the last is by time, then by arrival
        "last(Purchase).product               | P 09T00:00:00 b, P 05T00:00:00 a | b",
        "last(Purchase).product               | P 09T00:00:00 b, P 09T00:00:00 a | a",
        "first(Purchase).product              | P 09T00:00:00 b, P 05T00:00:00 a | a",
        "last(Purchase where price > 50).product | P 08T00:00:00 a 60, P 09T00:00:00 b 50 | a",
        "last(Purchase in last 1 day where price > 50).product | P 08T00:00:00 a 60, P 10T00:00:00 b 51 | b",
        "last(Purchase).price > 50            | P 08T00:00:00 a 60, P 09T00:00:00 b 50 | false",
        // calendar days in the script's zone
        "days since last Purchase             | P 10T03:59:59              | 1",
        "days since last Purchase             | P 10T04:00:00, P 08T00:00:00 | 0",
        "hours since last Purchase            | P 10T03:59:59              | 8",
        "days since last Purchase between 1 and 3 | P 10T03:59:59          | true",
        "days since last Big                  | P 08T05:00:00 a 60, P 09T05:00:00 b 50 | 2",
        // rules
        "count(Big)                           | P 08T00:00:00 a 60, P 09T00:00:00 b 50 | 1",
        "count(Big in last 1 day where product = \"a\") | P 10T00:00:00 a 60, P 10T00:00:00 b 70, P 08T00:00:00 a 60 | 1",
        "count(Own)                           | P 08T00:00:00 tent 60, P 09T00:00:00 b 50 | 1",
        "sum(Big.price)                       | P 08T00:00:00 a 60, P 09T00:00:00 b 50 | 60.0000",
        // names: the event's, then the profile's
        "count(Purchase where product = profile.product) | P 08T00:00:00 tent, P 09T00:00:00 b | 1",
        "count(Purchase where event.product = profile.product) | P 08T00:00:00 tent, P 09T00:00:00 b | 1",
        "count(Purchase where price < limit)  | P 08T00:00:00 tent 99, P 09T00:00:00 b 101 | 1",
        "any View where count(Purchase where price > 50) = 1 | V 01T00:00:00, P 08T00:00:00 x 60 | true",
        "any v in View where any p in Purchase where p.product = v.product | V 01T00:00:00 a, P 08T00:00:00 a | true",
        "any Purchase where price > 50 or product = \"b\" | P 08T00:00:00 b 1 | true",
        "count(distinct(Purchase.product))    | P 08T00:00:00 b, P 08T00:00:00 b, P 09T00:00:00 a | 2",
        "Purchase.product contains \"b\"      | P 08T00:00:00 b            | true",
        "any Purchase where any lines where n > 1 | P 08T00:00:00 b        | false"
      })
  void events(String expression, String events, String expected) {
    assertEquals(expected, String.valueOf(value(expression, profile(events))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sequence(Cart)                       | C 01T00:00:00              | true",
        "sequence(Cart then Purchase)         | C 01T00:00:00, P 02T00:00:00 | true",
        "sequence(Cart then Purchase)         | P 02T00:00:00, C 01T00:00:00 | true",
        "sequence(Cart then Purchase)         | C 02T00:00:00, P 01T00:00:00 | false",
        // of one instant: in order of arrival
        "sequence(Cart then Purchase)         | C 02T00:00:00, P 02T00:00:00 | true",
        "sequence(Cart then Purchase)         | P 02T00:00:00, C 02T00:00:00 | false",
        "sequence(Cart then Cart)             | C 02T00:00:00                | false",
        "sequence(Cart then Cart)             | C 02T00:00:00, C 02T00:00:00 | true",
        // exactly D later is too late for within, in time for after
        "sequence(Cart then Purchase within 1 day) | C 01T00:00:00, P 02T00:00:00 | false",
        "sequence(Cart then Purchase within 1 day) | C 01T00:00:00, P 01T23:59:59.999 | true",
        "sequence(Cart then Purchase after 1 day) | C 01T00:00:00, P 02T00:00:00 | true",
        "sequence(Cart then Purchase after 1 day) | C 01T00:00:00, P 01T23:59:59.999 | false",
        "sequence(Cart then Purchase after 1 hour within 1 day) | C 01T00:00:00, P 01T01:00:00 | true",
        // a period moves on the calendar: over the change of clocks a day has 23 hours
        "sequence(Cart then Purchase within 1 month) | C 2026-01-31T12:00:00, P 2026-02-28T11:59:59 | true",
        "sequence(Cart then Purchase within 1 month) | C 2026-01-31T12:00:00, P 2026-02-28T12:00:00 | false",
        // any choice that fits
        "sequence(Cart then Purchase within 1 day) | C 01T00:00:00, C 04T00:00:00, P 04T01:00:00 | true",
        "sequence(Cart as c then Purchase where product = c.product) | C 01T00:00:00 a, C 02T00:00:00 b, P 03T00:00:00 a | true",
        "sequence(Cart as c then Purchase where product = c.product) | C 01T00:00:00 a, P 03T00:00:00 b | false",
        "sequence(View as v then Cart as c where product = v.product then Purchase where product = c.product and price > c.price) | V 01T00:00:00 a, C 02T00:00:00 a 5, P 03T00:00:00 a 6 | true",
        "sequence(View as v then Cart as c where product = v.product then Purchase where product = c.product and price > c.price) | V 01T00:00:00 a, C 02T00:00:00 a 5, P 03T00:00:00 a 5 | false",
        // a step that must not be, at the end: its time has to be over
        "sequence(Cart then no Purchase within 1 day) | C 09T12:00:00 | true",
        "sequence(Cart then no Purchase within 1 day) | C 09T12:00:00.001 | false",
        "sequence(Cart then no Purchase within 1 day) | C 09T12:00:00, P 10T12:00:00 | true",
        "sequence(Cart then no Purchase within 1 day) | C 09T12:00:00, P 10T11:59:59 | false",
        "sequence(Cart then no Purchase)      | C 10T12:00:00 | true",
        "sequence(Cart then no Purchase)      | C 09T12:00:00, P 10T11:59:59 | false",
        "sequence(Cart as c then no Purchase where product = c.product within 1 day) | C 01T00:00:00 a, P 01T01:00:00 b | true",
        "sequence(Cart as c then no Purchase where product = c.product within 1 day) | C 01T00:00:00 a, P 01T01:00:00 a | false",
        "sequence(Cart as c then no Purchase within 1 day where product = c.product) | C 01T00:00:00 a, C 02T00:00:00 b, P 01T01:00:00 a | true",
        // in between: strictly between the two
        "sequence(View then no Cart then Purchase) | V 01T00:00:00, P 03T00:00:00 | true",
        "sequence(View then no Cart then Purchase) | V 01T00:00:00, C 02T00:00:00, P 03T00:00:00 | false",
        "sequence(View then no Cart then Purchase) | C 01T00:00:00, V 01T00:00:00, P 03T00:00:00, C 03T00:00:00 | true",
        "sequence(View then no Cart then Purchase) | V 01T00:00:00, C 01T00:00:00, P 03T00:00:00 | false",
        "sequence(View then no Cart within 1 day then Purchase) | V 01T00:00:00, C 02T00:00:00, P 03T00:00:00 | true",
        "sequence(View then no Cart within 1 day then Purchase) | V 01T00:00:00, C 01T23:00:00, P 03T00:00:00 | false",
        "sequence(View then no Cart after 1 day then Purchase) | V 01T00:00:00, C 01T23:00:00, P 03T00:00:00 | true",
        "sequence(View then no View then Purchase) | V 01T00:00:00, V 02T00:00:00, P 03T00:00:00 | true",
        // all lie in the window
        "sequence(Cart then Purchase) in last 7 days | C 02T00:00:00, P 04T00:00:00 | false",
        "sequence(Cart then Purchase) in last 7 days | C 03T12:00:00.001, P 04T00:00:00 | true",
        "not sequence(Cart then Purchase) in last 7 days | C 02T00:00:00, P 04T00:00:00 | true",
        "sequence(Cart then Purchase) between 2026-03-01 and 2026-03-03 | C 02T00:00:00, P 04T04:59:59 | true",
        "sequence(Cart then Purchase) since 2026-03-03 and city = \"Rome\" | C 02T00:00:00, P 04T00:00:00 | false",
        "sequence(Cart then Purchase)         | C 09T00:00:00, P 11T00:00:00 | false",
        // rules and the profile's fields
        "sequence(Cart then Big within 1 day) | C 09T00:00:00, P 09T01:00:00 a 50, P 09T02:00:00 a 51 | true",
        "sequence(Cart then Purchase where price < limit) | C 09T00:00:00, P 09T01:00:00 a 150 | false"
      })
  void sequences(String expression, String events, String expected) {
    assertEquals(expected, String.valueOf(value(expression, profile(events))));
  }
}
