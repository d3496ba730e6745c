package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.load.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is offered where somebody is typing. */
class SuggestionsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

  private static final String SCRIPT =
      """
      entity Household { home: string key, region: string, rent: decimal }
      event Purchase { sku: string, price: decimal, to: { city: string } }
      event rule Dear = Purchase where price > 100
      profile {
        id: string key
        city: string
        home: link Household
        address: { street: string, geo: { lat: double } }
        tags: list<string>
        marks: map<int>
        orders: list<{ sku: string, price: decimal, lines: list<{ label: string }> }>
      }
      """;

  @TempDir private Path folder;
  private Conversation conversation;

  @BeforeEach
  void open() throws Exception {
    Path script = Files.writeString(folder.resolve("s.wend"), SCRIPT);
    Answer<Conversation> answer =
        Conversation.open(Optional.of(script), Optional.empty(), CLOCK, Progress.NONE);
    assertTrue(answer instanceof Answer.Given, () -> answer.problems().toString());
    conversation = ((Answer.Given<Conversation>) answer).value();
  }

  @AfterEach
  void close() throws SessionException {
    conversation.close();
  }

  private List<String> words(String text) {
    return conversation.suggestions(text, text.length()).stream().map(Suggestion::word).toList();
  }

  private void offers(String text, String... words) {
    assertEquals(List.of(words), words(text), text);
  }

  private void offersAmongOthers(String text, String word) {
    assertTrue(words(text).contains(word), () -> text + ": " + words(text));
  }

  @Test
  void aDotOffersWhatItReaches() {
    offers("home.", "home", "region", "rent");
    offers("home.re", "region", "rent");
    offers("address.", "geo", "street");
    offers("city = \"x\" and address.geo.", "lat");
    offers("profile.ho", "home");
    offers("profile.home.reg", "region");
    offers("orders.", "lines", "price", "sku");
    offers("sum(orders.pr", "price");
    offers("orders[1].sk", "sku");
    assertEquals(
        List.of(new Suggestion("region", "field of `home`", "string")),
        conversation.suggestions("home.reg", 8));
  }

  @Test
  void aDotBehindAnythingElseOffersNothing() {
    for (String text : List.of("city.", "nothing.", "address.city.", ".", "1 + .", "(city).")) {
      offers(text);
    }
  }

  @Test
  void anItemHasItsFields() {
    offers("any o in orders where o.pr", "price");
    offers("count(o in orders where o.", "lines", "price", "sku");
    offers("sum(1 for o in orders where o.pr", "price");
    offers("any o in orders where any l in o.lines where l.", "label");
    offers("any o in orders where any l in o.lines where o.pr", "price");
    offers("last(orders).pr", "price");
    offersAmongOthers("any o in orders where ", "o");
    assertFalse(words("any o in orders where pr").contains("price"));
  }

  @Test
  void aConditionOfItemsOffersTheirFields() {
    offersAmongOthers("any orders where pr", "price");
    offersAmongOthers("city = \"x\" and count(orders where sku = \"a\" and pr", "price");
    offersAmongOthers("any orders where any lines where la", "label");
    offersAmongOthers("any orders where any lines where pr", "price");
    offersAmongOthers("any tags where val", "value");
    offersAmongOthers("any marks where ke", "key");
    offersAmongOthers("households where re", "region");
    offersAmongOthers("top 3 orders where price > 1 by sk", "sku");
    for (String text : List.of("pr", "count(orders where sku = \"a\") > 1 and pr", "orders, pr")) {
      assertFalse(words(text).contains("price"), text);
    }
  }

  @Test
  void anEventHasItsFields() {
    offers("last(Purchase).", "id", "price", "sku", "time", "to");
    offers("last(Purchase where price > 1).to.", "city");
    offers("Dear.pr", "price");
    offersAmongOthers("any Purchase in last 7 days where pr", "price");
    offers("any Purchase in last 7 days where event.pr", "price");
    offers("event rule Big = Purchase where event.to.", "city");
    offersAmongOthers("days since last Purchase where pr", "price");
    offers("sequence(Purchase as p then Purchase where p.pr", "price");
  }

  @Test
  void presenceIsAskedBehindIs() {
    offers("city is pr", "present");
    offers("city is ", "missing", "not", "present");
    offers("city is not ", "missing", "present");
  }

  @Test
  void hostileTextIsReadSoon() {
    List<String> texts =
        List.of(
            "any orders where ".repeat(10_000),
            "(".repeat(20_000),
            ")".repeat(20_000),
            "orders)where ".repeat(10_000),
            "a.".repeat(20_000),
            "x[".repeat(20_000) + ".",
            "where.".repeat(10_000));
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (String text : texts) {
            words(text);
          }
        });
  }
}
