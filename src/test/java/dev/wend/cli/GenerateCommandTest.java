package dev.wend.cli;

import static dev.wend.cli.Shell.wend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wend generate}: what it writes is whole, the same each time, and runs. */
class GenerateCommandTest {
  private static final String AT = "2026-03-01T09:00Z";

  private static final String SCRIPT =
      """
      profile {
        crmId: string key, email: string identity, phone: string identity, name: string
        city: string, country: string, birthYear: int, born: date, seen: datetime, wakes: time
        spent: decimal(2), share: double, active: bool, stay: duration
        tier: enum("gold", "silver", "basic") default "basic"
      }
      source People: csv "people/*.csv" (delimiter ";") into profile { crmId = nr, born = date(birth, "dd.MM.yyyy") }
      source Web: ndjson "web.ndjson.gz" into profile
      source Bare: csv "bare.csv" (columns crmId, birthYear, note) into profile
      audience Rome = profiles where city = "Gnocchi, \\"Rome\\"" and birthYear > 1980
      audience San = profiles where city starts with "San" or name contains "von"
      audience Big = profiles where spent > 123.45 and tier = "gold"
      audience Recent = profiles where seen in last 7 days and active
      audience Mails = profiles where email ends with "@shop.example"
      audience Kids = profiles where born > 2000-06-01
      """;

  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void write() throws IOException {
    script = folder.resolve("shop.wend");
    Files.writeString(script, SCRIPT);
  }

  private Shell generate(Path out, int profiles, int seed) {
    return wend(
        "generate", script, "--profiles", profiles, "--seed", seed, "--at", AT, "--out", out);
  }

  @Test
  void reactionsAreToMessagesOfTheScriptAndMostHaveConsented() throws IOException {
    Files.writeString(
        script,
        """
        profile { key: string key, email: string identity }
        event Reaction identified by email { email: string, reaction: string, message: string }
        surface Mail: email { from: "a@x.example" }
        message One on Mail { subject: "1", text: "." }
        message Two on Mail { subject: "2", text: "." }
        audience Willing = profiles where consent.email
        audience Opened = profiles where any Reaction where reaction = "opened" and message = "One"
        audience Clicked = profiles where any Reaction where reaction = "clicked" and message = "Two"
        audience Odd = profiles where any Reaction
            where message not in ("One", "Two") or reaction = "liked"
        """);
    Path store = folder.resolve("store");
    Shell made =
        wend(
            "generate",
            script,
            "--profiles",
            1000,
            "--events",
            2000,
            "--seed",
            1,
            "--at",
            AT,
            "--store",
            store);
    assertEquals(0, made.status(), made::toString);
    assertTrue(size(store, "Willing") > 800);
    assertTrue(size(store, "Opened") > 100);
    assertTrue(size(store, "Clicked") > 20);
    assertTrue(size(store, "Odd") < 150);
  }

  private long size(Path store, String audience) {
    Shell query = wend("query", "--store", store, script, audience, "--format", "json");
    assertEquals(0, query.status(), query::toString);
    return Long.parseLong(query.out().replaceAll("(?s).*\"count\"\\s*:\\s*(\\d+).*", "$1"));
  }

  @Test
  void whatIsMadeRuns() {
    Path out = folder.resolve("made");
    Shell made = generate(out, 5000, 1);
    assertEquals(0, made.status(), made::toString);
    assertTrue(Files.exists(out.resolve("people/1.csv")));
    Shell run = wend("run", out.resolve("shop.wend"), "--at", AT, "--format", "json");
    assertEquals(0, run.status(), run::toString);
    String json = run.out().replaceAll("\\s", "");
    assertEquals(3, occurrences(json, "\"rows\":5000,\"loaded\":5000,"), run.out());
    assertFalse(json.contains("\"size\":0"), run.out());
    assertFalse(json.contains("\"size\":5000"), run.out());
  }

  private static int occurrences(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void theSameSeedMakesTheSameBytes() throws IOException {
    generate(folder.resolve("a"), 20_000, 7);
    generate(folder.resolve("b"), 20_000, 7);
    generate(folder.resolve("c"), 20_000, 8);
    for (String file : List.of("people/1.csv", "web.ndjson.gz", "bare.csv")) {
      Path one = folder.resolve("a").resolve(file);
      assertEquals(-1, Files.mismatch(one, folder.resolve("b").resolve(file)), file);
      assertTrue(Files.mismatch(one, folder.resolve("c").resolve(file)) >= 0, file);
    }
  }

  @Test
  void fewerProfilesAreTheFirstOfMore() throws IOException {
    generate(folder.resolve("a"), 9000, 1);
    generate(folder.resolve("b"), 100, 1);
    List<String> more = Files.readAllLines(folder.resolve("a/bare.csv"));
    assertEquals(more.subList(0, 100), Files.readAllLines(folder.resolve("b/bare.csv")));
  }

  @Test
  void identitiesAreUnique() throws IOException {
    generate(folder.resolve("a"), 20_000, 3);
    Set<String> seen = new HashSet<>();
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve("a/web.ndjson.gz")))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst(".*\"email\":\"([^\"]*)\".*", "$1"))
          .filter(mail -> mail.contains("@") && !mail.startsWith("{"))
          .forEach(mail -> assertTrue(seen.add(mail), mail));
    }
    assertTrue(seen.size() > 18_000);
  }

  @Test
  void aStoreIsFilledWithTheSame() {
    Path store = folder.resolve("store");
    Shell made = wend("generate", script, "--profiles", 5000, "--at", AT, "--store", store);
    assertEquals(0, made.status(), made::toString);
    generate(folder.resolve("a"), 5000, 1);
    Path other = folder.resolve("other");
    wend("run", folder.resolve("a/shop.wend"), "--store", other, "--at", AT);
    for (String audience : List.of("profiles", "Rome", "Big", "Recent", "Kids")) {
      Shell one = wend("query", "--store", store, script, audience, "--at", AT);
      assertEquals(one.out(), wend("query", "--store", other, script, audience, "--at", AT).out());
    }
  }

  @Test
  void linksLeadToRowsOfTheirEntities() throws IOException {
    Files.writeString(
        script,
        """
        entity House { id: string key, region: string }
        profile {
          id: string key, home: link House, tags: list<string>, notes: map<string>
          address: { street: string, city: string }, orders: list<{ sku: string, price: decimal }>
        }
        source Houses: csv "houses.csv" into House
        source People: ndjson "people.ndjson" into profile
        audience North = profiles where home.region = "North"
        audience Some = profiles where any orders where price > 50 and tags contains "golf"
        """);
    Path out = folder.resolve("made");
    assertEquals(0, generate(out, 2000, 1).status());
    Shell run = wend("run", out.resolve("shop.wend"), "--at", AT, "--format", "json");
    String json = run.out().replaceAll("\\s", "");
    assertTrue(json.contains("\"rows\":500,\"loaded\":500,"), run::toString);
    assertTrue(json.contains("\"rows\":2000,\"loaded\":2000,"), run::toString);
    assertFalse(json.contains("\"size\":0"), run.out());
    Path store = folder.resolve("store");
    assertEquals(
        0, wend("generate", script, "--profiles", 2000, "--at", AT, "--store", store).status());
    Path other = folder.resolve("other");
    wend("run", out.resolve("shop.wend"), "--at", AT, "--store", other);
    Shell one = wend("query", "--store", store, script, "North");
    assertEquals(wend("query", "--store", other, script, "North").out(), one.out());
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Files.writeString(folder.resolve("bare.csv"), "precious\n");
    Shell shell = generate(folder, 10, 1);
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains("bare.csv` is there already"), shell.err());
    assertEquals("precious\n", Files.readString(folder.resolve("bare.csv")));
  }

  @Test
  void filesStayInTheFolder() throws IOException {
    Files.writeString(script, SCRIPT.replace("bare.csv", "../bare.csv"));
    Shell shell = generate(folder.resolve("a"), 10, 1);
    assertEquals(1, shell.status(), shell::toString);
    assertTrue(shell.err().contains("lies outside"), shell.err());
  }

  @Test
  void whatIsAskedMustBeClear() {
    assertEquals(2, wend("generate", script, "--out", folder.resolve("a")).status());
    assertEquals(2, wend("generate", script, "--profiles", 3).status());
    Shell events =
        wend("generate", script, "--profiles", 3, "--events", 9, "--out", folder.resolve("a"));
    assertEquals(1, events.status());
    assertTrue(events.err().contains("The script declares no event."), events.err());
  }

  private static final String EVENTS =
      """
      profile { crmId: string key, email: string identity, city: string }
      event View identified by email { email: string, product: string }
      event Purchase identified by email = lower(customer.mail) keep 90 days {
        customer: { mail: string }
        price: decimal(2), lines: list<{ sku: string, pieces: int }>
      }
      event Call identified by crmId { minutes: int }
      event Visit identified by crmId { crmId: string, shop: string }
      business event Restocked { product: string }
      source People: csv "people.csv" into profile
      source Views: ndjson "views.ndjson.gz" into View
      source Purchases: ndjson "events/*.ndjson" into Purchase { time = datetime(timestamp) }
      source Calls: csv "calls.csv" (columns who, day, minutes) into Call { crmId = who, time = date(day, "yyyyMMdd") }
      source Visits: csv "visits.csv" into Visit
      source News: ndjson "news.ndjson" into Restocked
      audience Soon = profiles where sequence(View then Purchase within 1 day)
      audience Dear = profiles where any Purchase where price > 123.45
      audience Recent = profiles where any View in last 7 days
      audience Callers = profiles where count(Call) > 3
      audience Visitors = profiles where any Visit
      """;

  @Test
  void whatIsMadeOfEventsRuns() throws IOException {
    Files.writeString(script, EVENTS);
    for (String out : List.of("a", "b")) {
      Shell made =
          wend(
              "generate",
              script,
              "--profiles",
              2000,
              "--events",
              8020,
              "--at",
              AT,
              "--out",
              folder.resolve(out));
      assertEquals(0, made.status(), made::toString);
    }
    for (String file : List.of("views.ndjson.gz", "events/1.ndjson", "calls.csv", "news.ndjson")) {
      assertEquals(
          -1, Files.mismatch(folder.resolve("a").resolve(file), folder.resolve("b").resolve(file)));
    }
    Path store = folder.resolve("store");
    Shell run =
        wend(
            "run", folder.resolve("a/shop.wend"), "--store", store, "--at", AT, "--format", "json");
    assertEquals(0, run.status(), run::toString);
    String json = run.out().replaceAll("\\s", "");
    assertEquals(5, occurrences(json, "\"rows\":2000,\"loaded\":2000,"), run.out());
    assertFalse(json.contains("\"rejected\":1"), run.out());
    assertFalse(json.contains("\"size\":0"), run.out());
    Path straight = folder.resolve("straight");
    Shell filled =
        wend(
            "generate",
            script,
            "--profiles",
            2000,
            "--events",
            8020,
            "--at",
            AT,
            "--store",
            straight);
    assertEquals(0, filled.status(), filled::toString);
    for (String audience : List.of("Soon", "Dear", "Recent", "Callers", "Visitors")) {
      Shell one = wend("query", "--store", store, script, audience, "--at", AT);
      assertEquals(
          one.out(), wend("query", "--store", straight, script, audience, "--at", AT).out());
    }
  }

  @Test
  void everyKindOfFieldAndEveryImportIsThere() throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(
        folder.resolve("lib/base.wend"),
        """
        service Letter { title: "Letter" }
        profile {
          id: string key, rooms: list<string>, pulse: map<int>, home: { city: string, zip: int }
          age: int, born: int, seen: datetime, orders: list<{ price: int }>
        }
        source Csv: csv "people.csv" into profile {
          rooms = places
          subscriptions.Letter.subscribed = letter = "1"
          born = year(date(birth, "d/M/yyyy"))
          age = int(years)
          skip where status = "gone"
        }
        """);
    Files.writeString(
        script,
        """
        import "lib/base.wend"
        source Json: ndjson "people.ndjson" into profile { orders = bought, home.zip = plz }
        audience Readers = profiles where subscribed to Letter
        audience Young = profiles where age < 30
        audience Born = profiles where born > 0
        audience Some = profiles where rooms is present and pulse is present and home.zip > 0
        """);
    Path out = folder.resolve("made");
    Shell made = generate(out, 500, 1);
    assertEquals(0, made.status(), made::toString);
    Shell run = wend("run", out.resolve("shop.wend"), "--at", AT, "--format", "json");
    assertEquals(0, run.status(), run::toString);
    String json = run.out().replaceAll("\\s", "");
    assertFalse(json.contains("\"size\":0"), run.out());
    assertEquals(2, occurrences(json, "\"rejected\":0,"), run.out());
    assertTrue(json.contains("\"missing\":[]"), run.out());
    assertTrue(Files.readString(out.resolve("people.ndjson")).contains("\"bought\":["));
  }

  @Test
  void importsStayInTheFolder() throws IOException {
    Path other = Files.createDirectories(folder.resolve("own")).resolve("a.wend");
    Files.writeString(other, "import \"../shop.wend\"\n");
    Shell made =
        wend("generate", other, "--profiles", 5, "--at", AT, "--out", folder.resolve("made"));
    assertEquals(1, made.status(), made::toString);
    assertTrue(made.err().contains("lies outside of the script's folder"), made.err());
  }
}
