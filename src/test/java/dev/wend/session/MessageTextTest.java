package dev.wend.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.check.Typed;
import dev.wend.code.LowerMessage;
import dev.wend.code.LowerMessage.Argument;
import dev.wend.diag.Source;
import dev.wend.journey.Rendering;
import dev.wend.json.JsonText;
import dev.wend.json.JsonTree;
import dev.wend.load.JsonProfile;
import dev.wend.syntax.Parse;
import dev.wend.type.Field;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import dev.wend.vm.Row;
import dev.wend.vm.SingleRun;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What messages say, whatever the data holds, and whatever their parameters stand for. */
class MessageTextTest {
  private static final String SCRIPT =
      """
      profile {
        id:     string key
        email:  string identity
        name:   string
        points: int
        tags:   list<string>
        orders: list<{ price: int }>
      }
      event Purchase { price: int, place: { city: string }, lines: list<{ sku: string, price: int }> }
      surface Mail: email { from: "news@shop.example" }
      surface Hook: webhook { url: "https://crm.example" }
      message Hostile on Mail {
        subject: "{{{name}}}"
        html:    "{{name}}{{#each tags as t}}{{t}}{{/each}}"
        text:    "{{name}}"
      }
      message Json on Hook { body: \"""{"name": "{{name}}"}\""" }
      message Receipt(order: Purchase, limit: int) on Mail {
        subject: "{{order.price}} {{limit}} {{order.place.city}} {{count(orders where price > limit)}}"
        text:    "{{#each order.lines as l}}{{l.sku}}{{#if l.price > limit}}!{{/if}} {{/each}}{{count(order.lines where price > limit)}}"
      }
      """;

  private static final Checked CHECKED = checked();

  private static Checked checked() {
    Checked checked = Checker.check(Parse.script(new Source("m.wend", SCRIPT)).tree());
    assertFalse(checked.hasErrors(), () -> checked.problems().toString());
    return checked;
  }

  private static LowerMessage.Lowered lowered(String message, Map<String, Argument> arguments) {
    Catalog catalog = CHECKED.catalog();
    return LowerMessage.of(catalog.messages().get(message), arguments, Map.of(), ZoneOffset.UTC);
  }

  private static Map<String, String> texts(LowerMessage.Lowered lowered, Row row) {
    SingleRun run = new SingleRun(lowered.program(), Instant.parse("2026-03-01T09:00:00Z"));
    run.run(row);
    return Rendering.of(lowered.content(0), run);
  }

  private static Map<String, String> hostile(String message, String value) {
    LowerMessage.Lowered lowered = lowered(message, Map.of());
    String json = JsonText.of(Map.of("id", "1", "name", value, "tags", List.of(value, value)));
    JsonProfile profile = JsonProfile.read(json, CHECKED.profile(), ZoneOffset.UTC);
    assertEquals(List.of(), profile.problems());
    return texts(lowered, profile.row(lowered.program().program().columns()));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "{{name}}",
            "{{{",
            "}}",
            "{{#if true}}",
            "\\",
            "$1",
            "\r",
            "\n",
            "\r\n",
            "\u2028",
            "\u0000",
            "\u0085",
            "Bcc: x",
            "é",
            "😀",
            "a",
            " ")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Property
  void dataIsNeverCodeOfTemplatesOrOfHtml(@ForAll("values") String value) {
    String kept = Normalizer.normalize(value, Normalizer.Form.NFC);
    Map<String, String> texts = hostile("Hostile", value);
    assertEquals(kept, texts.get("text"));
    assertFalse(texts.get("html").matches("(?s).*[<>\"'].*"), texts.get("html"));
    String read =
        texts
            .get("html")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
    assertEquals(kept.repeat(3), read);
  }

  @Property
  void aLineStaysALine(@ForAll("values") String value) {
    String subject = hostile("Hostile", value).get("subject");
    Set<Integer> controls =
        subject
            .codePoints()
            .filter(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)
            .boxed()
            .collect(Collectors.toSet());
    assertEquals(Set.of(), controls);
  }

  @Property
  void jsonStaysJson(@ForAll("values") String value) {
    Object read = JsonTree.of(hostile("Json", value).get("body")).value();
    assertEquals(Map.of("name", Normalizer.normalize(value, Normalizer.Form.NFC)), read);
  }

  /** An event's fields are read under its name there; an expression stands where a value does. */
  @Test
  void parametersStandForWhatASendSays() {
    Source source = new Source("limit", "count(orders where price > 5) + points");
    Typed limit =
        Checker.checkExpression(source, Parse.expression(source).tree(), CHECKED.catalog()).value();
    LowerMessage.Lowered lowered =
        lowered(
            "Receipt",
            Map.of("order", new Argument.Event("bought"), "limit", new Argument.Value(limit)));
    List<Field> columns = lowered.program().program().columns();
    assertTrue(columns.stream().noneMatch(c -> c.name().matches("limit|order\\..*")));
    List<Field> all = new ArrayList<>(CHECKED.profile().fields());
    Schema purchase = CHECKED.catalog().events().get("Purchase").type().schema();
    all.add(Field.of("bought", new Type.ObjectType(purchase.fields())));
    String json =
        """
        {"id": "1", "points": 6, "orders": [{"price": 4}, {"price": 8}, {"price": 9}],
         "bought": {"price": 20, "place": {"city": "Rome"},
                    "lines": [{"sku": "A", "price": 9}, {"sku": "B", "price": 8}]}}
        """;
    JsonProfile profile = JsonProfile.read(json, new Schema(all), ZoneOffset.UTC);
    assertEquals(List.of(), profile.problems());
    assertEquals(
        Map.of("subject", "20 8 Rome 1", "text", "A! B 1"), texts(lowered, profile.row(columns)));
  }
}
