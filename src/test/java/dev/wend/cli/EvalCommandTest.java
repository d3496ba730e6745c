package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code wend eval}. */
class EvalCommandTest {
  private static final String SCRIPT =
      """
      timezone "America/New_York"
      profile {
        id: string key
        email: string identity
        city: string
        year: int
        spent: decimal(2)
        born: date
        seen: datetime
        tier: enum("gold", "basic") default "basic"
        address: { street: string, city: string }
        tags: list<string>
        orders: list<{ sku: string, price: decimal(2), parts: list<int> }>
        limits: map<int>
      }
      let Adult = age(born) >= 18
      audience Rome = profiles where city = "Rome" and year > 1980
      """;

  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void write() throws IOException {
    script = folder.resolve("s.wend");
    Files.writeString(script, SCRIPT);
  }

  /** What is printed can be evaluated again and is printed the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          1 + 2                                     | 3
          7 / 2                                     | 3.5
          10.0 / 3                                  | 3.3333
          1.5 * double("1e10")                      | 15000000000.0
          "a\\n\\"b\\\\\\t\\{\\{c"                  | "a\\n\\"b\\\\\\t\\{{c"
          2026-03-01 + 3 days                       | 2026-03-04
          09:30                                     | 09:30
          time(2026-03-01T09:30:15.250Z)            | 09:30:15.250
          now                                       | 2026-03-01T09:00Z
          now - 2026-02-27T06:30Z                   | 2 days 2 hours 30 minutes
          today - today                             | 0 seconds
          14 months                                 | 1 year 2 months
          1 = 1                                     | true
          missing                                   | missing
          div(1, 0)                                 | missing
          hours between 2026-03-01 and now          | 9
          days between now and 2026-02-27           | -2
          hours between 2026-03-02 and 2026-03-01   | -24
          minutes between 2026-03-01T09:00Z and 2026-03-01T10:30:59Z | 90
          birthday(1990-03-05) in next 7 days       | true
          """)
  void valuesArePrintedAsTheLanguageWritesThem(String expression, String value) {
    Shell shell = wend("eval", expression, "--at", "2026-03-01T09:00Z");
    assertEquals(value + "\n", shell.out(), shell::toString);
    assertEquals(0, shell.status(), shell::toString);
    if (!value.startsWith("-")) {
      assertEquals(shell.out(), wend("eval", value).out());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          in audience Rome  | true
          Adult             | true
          year + 10         | 2000
          spent             | 12.50
          seen              | 2026-02-28T22:00-05:00
          seen in this day  | false
          city + email      | missing
          tier              | "basic"
          """)
  void aProfileGivesTheFields(String expression, String value) {
    String profile =
        "{\"city\": \"Rome\", \"year\": 1990, \"spent\": 12.5, \"email\": \"\", \"born\": \"2000-02-29\","
            + " \"seen\": \"2026-03-01T03:00Z\"}";
    Shell shell =
        wend("eval", script, expression, "--profile", profile, "--at", "2026-03-01T09:00Z");
    assertEquals(value + "\n", shell.out(), shell::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          address.city                          | "Rome"
          address.street                        | missing
          tags                                  | ["a", "b\\u{1B}"]
          orders.price                          | [3.00, 50.00]
          count(orders)                         | 2
          any o in orders where sum(o.parts) > 2 | true
          sum(orders.price)                     | 53.00
          limits["gold"]                        | 5
          limits["silver"]                      | missing
          address                               | { city: "Rome" }
          (limits)                              | { "gold": 5 }
          orders                                | [{ price: 3.00, parts: [1, 2] }, { sku: "N1", price: 50.00 }]
          """)
  void aProfileMayHaveObjectsListsAndMaps(String expression, String value) {
    String profile =
        "{\"address\": {\"city\": \"Rome\"}, \"tags\": [\"a\", \"b\\u001b\"], \"limits\": {\"gold\": 5},"
            + " \"orders\": [{\"price\": 3, \"parts\": [1, 2]}, {\"sku\": \"N1\", \"price\": 50}]}";
    Shell shell = wend("eval", script, expression, "--profile", profile);
    assertEquals(value + "\n", shell.out(), shell::toString);
  }

  @Test
  void whatBeginsWithASignStandsBehindTwo() {
    Shell shell = wend("eval", "-7 + 3");
    assertEquals(2, shell.status());
    assertTrue(shell.err().contains("stands behind `--`: `-- '-7 + 3'`."), shell.err());
    assertEquals("-4\n", wend("eval", "--", "-7 + 3").out());
  }

  @Test
  void aListIsAListInJson() {
    String[] words = {"eval", script.toString(), "tags", "--format", "json", "--profile"};
    String[] with = java.util.Arrays.copyOf(words, words.length + 1);
    with[words.length] = "{\"tags\": [\"a\", \"\\u202e\"]}";
    assertEquals(
        "{\"value\":[\"a\",\"\\u202E\"],\"type\":\"list<string>\"}", json((Object[]) with));
  }

  @Test
  void whatHasPartsHasThemInJson() {
    String profile =
        "{\"address\": {\"city\": \"Rome\"}, \"limits\": {\"a\": 5},"
            + " \"orders\": [{\"price\": 3, \"parts\": [1]}, {}]}";
    assertEquals("{\"city\":\"Rome\"}", valueInJson("address", profile));
    assertEquals("{\"a\":5}", valueInJson("limits", profile));
    assertEquals("[{\"price\":3.00,\"parts\":[1]},{}]", valueInJson("orders", profile));
    assertEquals("null", valueInJson("address", "{}"));
    assertEquals("null", valueInJson("orders", "{}"));
    assertEquals("[]", valueInJson("orders", "{\"orders\": []}"));
  }

  private String valueInJson(String expression, String profile) {
    String json = json("eval", script, expression, "--profile", profile, "--format", "json");
    return json.substring(json.indexOf(':') + 1, json.lastIndexOf(",\"type\""));
  }

  @Test
  void withoutAProfileAllIsMissing() {
    assertEquals("missing\n", wend("eval", script, "tier").out());
    assertEquals("false\n", wend("eval", script, "in audience Rome").out());
    assertEquals("missing\n", wend("eval", script, "tier", "--profile", "{\"tier\":null}").out());
  }

  @Test
  void jsonHasValueAndType() {
    assertEquals(
        "{\"value\":null,\"type\":\"int\"}", json("eval", script, "year", "--format", "json"));
    assertEquals(
        "{\"value\":2.50,\"type\":\"decimal(2)\"}", json("eval", "2.50", "--format", "json"));
    assertEquals(
        "{\"value\":\"PT36H\",\"type\":\"duration\"}",
        json("eval", "36 hours", "--format", "json"));
  }

  private static String json(Object... words) {
    return wend(words).out().replaceAll("\\s", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"year": "x"}              | in `year` "x" is a text and no `int`.
          {"year": "1990"}           | in `year` "1990" is a text and no `int`; write `1990`.
          {"year": ""}               | in `year` "" is a text and no `int`; write `null`.
          {"limits": {"a": "1"}}     | in `limits["a"]` "1" is a text and no `int`; write `1`.
          {"ctiy": "Rome"}           | there is no field `ctiy` (did you mean `city`?)
          {"year": 1, "year": 2}     | `year` is given twice
          {"tier": "silver"}         | in `tier` `silver` is no
          {"city": ["Rome"]}         | `city` is a list, and the field is none
          {"born": "2026-02-30"}     | in `born` `2026-02-30` is
          {"spent": 1.005}           | has more digits after the point
          {"tags": "a"}              | in `tags` `a` is no `list<string>`
          {"tags": ["a", ["b"]]}     | in `tags[1]` a list is no `string`
          {"orders": [{"price": "x"}]} | in `orders[0].price` `x` is no `decimal(2)`
          {"orders": [{"prce": 1}]}  | (did you mean `price`?)
          {"address": "Rome"}        | `address` is an object: its parts stand in braces
          {"address": ["Rome"]}      | `address` is an object: its parts stand in braces
          {"address": {"ctiy": "x"}} | there is no field `address.ctiy` (did you mean `address.city`?)
          {"limits": {"a": 1, "a": 2}} | in `limits["a"]` the key is given twice
          [1]                        | it is no JSON object
          {"city": "Rome",}          | it is no JSON at column 17: `}` stands where a name in double quotes should.
          {'city': 'Rome'}           | it is no JSON at column 2: `'` stands where a name in double quotes should.
          {"year": 1} {"year": 2}    | more than one JSON value
          """)
  void aProfileThatDoesNotFitIsRefused(String profile, String why) {
    Shell shell = wend("eval", script, "year", "--profile", profile);
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains(why), shell::toString);
    assertEquals("", shell.out());
  }

  @Test
  void everyFieldThatDoesNotFitIsTold() {
    Shell shell = wend("eval", script, "1", "--profile", "{\"year\": \"x\", \"born\": \"y\"}");
    assertTrue(
        shell.err().contains("\"x\" is a text and no `int`; in `born` `y` is no `date`"),
        shell.err());
  }

  @Test
  void problemsOfTheExpressionAreTold() {
    Shell unknown = wend("eval", script, "ctiy = 1");
    assertEquals(1, unknown.status());
    assertTrue(unknown.err().contains("Did you mean `city`?"), unknown.err());
    assertEquals(1, wend("eval", "year").status());
    assertEquals(1, wend("eval", "1 +").status());
  }

  private static final String EVENTS =
      """
      profile { id: string key, email: string identity, city: string }
      event Purchase identified by email keep 400 days {
        email: string, price: decimal(2), lines: list<{ sku: string, pieces: int }>
      }
      event View identified by id { page: string }
      event rule Big = Purchase where price > 50
      audience Bought = profiles where sequence(View then Purchase within 1 day)
      """;

  private static final String HAPPENED =
      """
      {"event": "View", "page": "tent", "time": "2026-03-01T08:00Z"}
      {"event": "Purchase", "price": 20, "time": "2026-03-02T07:59Z", "id": "a"}

      {"event": "Purchase", "price": 80, "lines": [{"sku": "x", "pieces": 2}]}
      {"event": "Purchase", "price": 99, "id": "a"}
      {"time": "2026-03-10T00:00Z", "event": "Purchase", "price": 1}
      {"event": "Purchase", "price": 5, "time": "2025-01-01T00:00Z"}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          count(Purchase)                              | 2
          sum(Purchase.price)                          | 100.00
          count(Big)                                   | 1
          in audience Bought                           | true
          last(Purchase).price                         | 80.00
          last(Purchase).email                         | "a@x.example"
          any Purchase where any lines where pieces > 1| true
          count(Purchase in last 1 day)                | 2
          days since last View                         | 1
          """)
  void eventsAreThoseOfTheProfile(String expression, String value) throws IOException {
    Files.writeString(script, EVENTS);
    Path file = folder.resolve("events.ndjson");
    Files.writeString(file, HAPPENED);
    String profile = "{\"id\": \"1\", \"email\": \"a@x.example\"}";
    for (String events : List.of(HAPPENED, file.toString())) {
      Shell shell =
          wend(
              "eval",
              script.toString(),
              expression,
              "--profile",
              profile,
              "--events",
              events,
              "--at",
              "2026-03-02T08:00Z");
      assertEquals(value + "\n", shell.out(), shell::toString);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"event": "Purchas"}             | in line 1 there is no event `Purchas` (did you mean `Purchase`?)
          {"price": 1}                     | in line 1 nothing says which event it is: write `"event": "…"`
          {"event": "Purchase", "prise": 1}| in line 1 there is no field `prise` (did you mean `price`?)
          {"event": "Purchase"             | in line 1 it is no JSON at column 21: it ends too soon.
          {"event": "Purchase", "price": "x"}| in line 1 in `price` `x` is no `decimal(2)`
          """)
  void saysWhatDoesNotFitOfEvents(String events, String problem) throws IOException {
    Files.writeString(script, EVENTS);
    Shell shell = wend("eval", script.toString(), "any Purchase", "--events", events);
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains("The events do not fit: " + problem), shell::toString);
    assertEquals(3, wend("eval", script.toString(), "1", "--events", "no.ndjson").status());
  }
}
