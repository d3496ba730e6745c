package dev.wend.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists and maps from JSON. */
class ItemsReaderTest {
  private static final Type ORDER =
      new Type.ObjectType(
          List.of(
              Field.of("sku", Scalar.STRING),
              Field.of("price", new Type.Decimal(2)),
              Field.of("shop", new Type.ObjectType(List.of(Field.of("city", Scalar.STRING)))),
              Field.of("tags", new Type.ListOf(Scalar.STRING))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          strings | ["a", "b", "a"]          | [(value=a), (value=b), (value=a)]
          strings | []                       | []
          strings | [1, true, 2.50, null]    | [(value=1), (value=true), (value=2.50), (value=-)]
          strings | [""]                     | [(value=)]
          strings | ["e\\u0301"]             | [(value=é)]
          ints    | [3, "4", ""]             | [(value=3), (value=4), (value=-)]
          lists   | [[1], [], null, [2,3]]   | [(value=[(value=1)]), (value=[]), (value=-), (value=[(value=2), (value=3)])]
          map     | {"a": 1, "b": 2}         | [(key=a value=1), (key=b value=2)]
          map     | {"a": null}              | []
          map     | {}                       | []
          orders  | [{"sku": "N1", "price": 3.5}]             | [(sku=N1 price=3.50 shop.city=- tags=-)]
          orders  | [{"price": 1}, {}, {"sku": "x"}]          | [(sku=- price=1.00 shop.city=- tags=-), (sku=- price=- shop.city=- tags=-), (sku=x price=- shop.city=- tags=-)]
          orders  | [{"shop": {"city": "Oslo", "zip": [1]}, "tags": ["x"], "more": {"a": []}}] | [(sku=- price=- shop.city=Oslo tags=[(value=x)])]
          orders  | [{"shop": {"city": "Oslo"}, "shop": null}] | [(sku=- price=- shop.city=- tags=-)]
          orders  | [{"tags": ["x", "y"], "tags": ["z"]}]      | [(sku=- price=- shop.city=- tags=[(value=z)])]
          """)
  void reads(String type, String json, String expected) {
    assertEquals("f=" + expected, read(type, json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          strings | golf                      | f: `golf` is no `list<string>`; it is written as JSON, as in `["a", "b"]`
          strings | "golf"                    | f: `"golf"` is no `list<string>`; it is written as JSON, as in `["a", "b"]`
          strings | {"a": 1}                  | f: an object is no `list<string>`
          strings | ["a", {"b": 1}]           | f[1]: an object is no `string`
          strings | ["\\ud800"]               | f[0]: `?` holds half a character (a lone surrogate)
          strings | ["a"] ["b"]               | f: `["a"] ["b"]` is no `list<string>`; it is written as JSON, as in `["a", "b"]`
          ints    | [1, 2, "x"]               | f[2]: `x` is no `int`
          ints    | [1, 9223372036854775808]  | f[1]: `9223372036854775808` is outside the range of `int`
          lists   | [[1], [2, "x"]]           | f[1][1]: `x` is no `int`
          lists   | [[1], 2]                  | f[1]: `2` is no `list<int>`
          map     | {"a": "x"}                | f["a"]: `x` is no `int`
          map     | {"a": 1, "a": 2}          | f["a"]: the key is given twice
          map     | ["a"]                     | f: a list is no `map<int>`
          map     | x                         | f: `x` is no `map<int>`; it is written as JSON, as in `{"a": 1}`
          orders  | [{"price": 1}, {"price": 1.005}]   | f[1].price: `1.005` has more digits after the point than `decimal(2)` keeps
          orders  | [{"shop": {"city": ["x"]}}]        | f[0].shop.city: a list is no `string`
          orders  | [{"shop": 5}]                      | f[0].shop: `5` is no `{ city: string }`
          orders  | [{"tags": ["a", ["b"]]}]           | f[0].tags[1]: a list is no `string`
          """)
  void tellsWhereAndWhy(String type, String json, String expected) {
    assertEquals(expected, read(type, json));
  }

  @Test
  void tellsThatTheJsonIsBroken() {
    assertTrue(
        read("ints", "[1, 2").startsWith("f[2]: it is no JSON at column 6: it ends too soon"));
    assertTrue(read("orders", "[{\"sku\" 1}]").startsWith("f[0]: it is no JSON"));
    assertTrue(read("map", "{\"a\": NaN}").startsWith("f: it is no JSON"));
  }

  @Test
  void aMemberThatNoPartTakesIsRefusedWhereThatIsAskedFor() {
    ItemsReader reader = new ItemsReader(Field.of("f", type("orders")), ZoneOffset.UTC, true);
    assertEquals(
        "f[0].prcie: `" + ORDER.text() + "` has no such part (did you mean `price`?)",
        read(reader, batch("orders"), "[{\"prcie\": 1}]"));
  }

  @Test
  void aListThatIsTooLongIsSetAside() {
    String fits = "[" + "1,".repeat(ItemsReader.MOST_ITEMS - 1) + "1]";
    assertTrue(read("ints", fits).startsWith("f=[(value=1)"));
    assertEquals("f: there are more than 100,000 items", read("ints", "[1," + fits.substring(1)));
    String nested = "[[" + "1,".repeat(ItemsReader.MOST_ITEMS) + "1]]";
    assertEquals("f[0]: there are more than 100,000 items", read("lists", nested));
  }

  @Test
  void whatDoesNotFitLeavesTheBatchAsItWas() {
    Batch batch = batch("orders");
    ItemsReader reader = new ItemsReader(Field.of("f", type("orders")), ZoneOffset.UTC, false);
    read(reader, batch, "[{\"sku\": \"a\", \"tags\": [\"x\"]}]");
    batch.endRow(0);
    read(reader, batch, "[{\"sku\": \"b\", \"tags\": [\"y\"]}, {\"tags\": [\"z\", []]}]");
    read(reader, batch, "[{\"tags\": [\"w\"]}]");
    batch.endRow(0);
    assertEquals("f=[(sku=a price=- shop.city=- tags=[(value=x)])]", BatchRows.of(batch, 0));
    assertEquals("f=[(sku=- price=- shop.city=- tags=[(value=w)])]", BatchRows.of(batch, 1));
  }

  /** Whatever the JSON, it is read or refused with a reason; what is read has the type's shape. */
  @Property
  void anyJsonIsReadOrRefused(@ForAll("json") String json) {
    for (String type : List.of("strings", "ints", "lists", "map", "orders")) {
      String found = read(type, json);
      assertTrue(found.matches("(?s)f=([\\[].*|-)") || found.matches("(?s)f[^:]*: .+"), found);
    }
  }

  /** Of a text that was cut or spoilt, too. */
  @Property
  void anyBytesAreReadOrRefused(
      @ForAll("json") String json, @ForAll int place, @ForAll byte spoilt) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    int at = Math.floorMod(place, bytes.length);
    bytes[at] = spoilt;
    for (String type : List.of("strings", "lists", "map", "orders")) {
      Batch batch = batch(type);
      ItemsReader reader = new ItemsReader(Field.of("f", type(type)), ZoneOffset.UTC, false);
      for (int end : new int[] {at, bytes.length}) {
        Fit fit = reader.read(bytes, 0, end, batch, 0);
        assertTrue(fit == Fit.FITS || !reader.reason().isEmpty());
      }
    }
  }

  @Provide
  Arbitrary<String> json() {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "1", "-2.5", "1e3", "true", "null", "\"a\"", "\"\"", "\"\\u00e9\"", "\"\\ud800\"");
    Arbitrary<String> name = Arbitraries.of("sku", "price", "shop", "city", "tags", "a", "b");
    return Arbitraries.recursive(
        () -> leaf,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(l -> "[" + String.join(", ", l) + "]"),
                net.jqwik.api.Combinators.combine(name, inner)
                    .as((n, v) -> "\"" + n + "\": " + v)
                    .list()
                    .ofMaxSize(4)
                    .map(l -> "{" + String.join(", ", l) + "}")),
        0,
        5);
  }

  private static Type type(String name) {
    return switch (name) {
      case "strings" -> new Type.ListOf(Scalar.STRING);
      case "ints" -> new Type.ListOf(Scalar.INT);
      case "lists" -> new Type.ListOf(new Type.ListOf(Scalar.INT));
      case "map" -> new Type.MapOf(Scalar.INT);
      default -> new Type.ListOf(ORDER);
    };
  }

  private static Batch batch(String type) {
    return new Batch(List.of(Field.of("f", type(type))), 4);
  }

  private static String read(String type, String json) {
    ItemsReader reader = new ItemsReader(Field.of("f", type(type)), ZoneOffset.UTC, false);
    return read(reader, batch(type), json);
  }

  /** The row, or where and why it does not fit. */
  private static String read(ItemsReader reader, Batch batch, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    if (reader.read(bytes, 0, bytes.length, batch, 0) != Fit.FITS) {
      return "f" + reader.where() + ": " + reader.reason();
    }
    int row = batch.rows();
    return BatchRows.of(batch, row);
  }
}
