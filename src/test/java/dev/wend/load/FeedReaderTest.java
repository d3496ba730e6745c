package dev.wend.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Catalog;
import dev.wend.check.Checked.Assignment;
import dev.wend.check.Checked.Feed;
import dev.wend.check.Checked.Format;
import dev.wend.check.Checked.From;
import dev.wend.check.Checked.Target;
import dev.wend.diag.Span;
import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the lines of a file to the rows of a batch, for fields that are objects, lists and maps. */
class FeedReaderTest {
  private static final Type ADDRESS =
      new Type.ObjectType(
          List.of(Field.of("street", Scalar.STRING), Field.of("city", Scalar.STRING)));
  private static final Type ORDERS =
      new Type.ListOf(
          new Type.ObjectType(
              List.of(Field.of("sku", Scalar.STRING), Field.of("price", new Type.Decimal(2)))));
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new Field("id", Scalar.STRING, true, Optional.of("id"), Optional.empty()),
              Field.of("address", ADDRESS),
              Field.of("tags", new Type.ListOf(Scalar.STRING)),
              Field.of("orders", ORDERS),
              Field.of("limits", new Type.MapOf(Scalar.INT)),
              Field.of("home", new Type.Link("Household", Scalar.INT))));

  @TempDir Path folder;

  @Test
  void objectsListsAndMapsOfJson() throws Exception {
    assertEquals(
        """
        id=1 address.street=A 1 address.city=Oslo home=7 tags=[(value=a), (value=b)] orders=[(sku=x price=3.50)] limits=[(key=gold value=5)]
        id=2 address.street=- address.city=- home=- tags=- orders=- limits=-
        id=3 address.street=- address.city=Rome home=- tags=[] orders=[] limits=[]
        """,
        load(
            Format.NDJSON,
            """
            {"id":1,"address":{"street":"A 1","city":"Oslo"},"tags":["a","b"],"orders":[{"sku":"x","price":3.5}],"limits":{"gold":5},"home":7}
            {"id":2,"address":null,"tags":null}
            {"id":3,"address":{"city":"Rome"},"tags":[],"orders":[],"limits":{}}
            """));
    assertEquals("", rejects());
  }

  @Test
  void aRowThatDoesNotFitIsSetAsideWithTheWayToItsValue() throws Exception {
    assertEquals(
        "id=9 address.street=- address.city=- home=- tags=[(value=z)] orders=- limits=-\n",
        load(
            Format.NDJSON,
            """
            {"id":1,"tags":["a"],"orders":[{"price":1},{"price":2},{"price":"much"}],"limits":{},"home":1,"address":{"street":"s","city":"c"}}
            {"id":2,"tags":"a;b"}
            {"id":3,"tags":{"a":1}}
            {"id":4,"limits":[1]}
            {"id":5,"address":"Oslo"}
            {"id":6,"address":[1]}
            {"id":7,"address":{"city":{"name":"Oslo"}}}
            {"id":["8"]}
            {"id":9,"tags":["z"]}
            """));
    assertEquals(
        """
        1,"orders[2].price","`much` is no `decimal(2)`"
        2,"tags","`a;b` is no `list<string>`; it is written as JSON, as in `[""a"", ""b""]`"
        3,"tags","an object is no `list<string>`"
        4,"limits","a list is no `map<int>`"
        5,"address","`Oslo` is no `{ street: string, city: string }`"
        6,"address","a list is no `{ street: string, city: string }`"
        7,"address.city","an object is no `string`"
        8,"id","a list is no `string`"
        """,
        rejects());
  }

  @Test
  void aCsvFileHasDottedColumnsAndJsonInItsCells() throws Exception {
    assertEquals(
        """
        id=1 address.street=- address.city=Oslo tags=[(value=a), (value=b)] limits=[(key=gold value=5)]
        id=2 address.street=x address.city=- tags=- limits=[]
        """,
        load(
            Format.CSV,
            """
            id,address.street,address.city,tags,limits
            1,,Oslo,"[""a"",""b""]","{""gold"":5}"
            2,x,,,{}
            3,x,,a;b,
            4,x,,"[""a"\"",
            """));
    assertEquals(
        """
        4,"tags","`a;b` is no `list<string>`; it is written as JSON, as in `[""a"", ""b""]`"
        5,"tags[1]","it is no JSON at column 5: it ends too soon"
        """,
        rejects());
  }

  @Test
  void anObjectIsMappedWholeOrByItsParts() throws Exception {
    Span span = new Span(0, 0);
    List<Assignment> mapping =
        List.of(
            new Assignment(Field.of("address", ADDRESS), new From.Column("at.home"), span),
            new Assignment(
                Field.of("tags", new Type.ListOf(Scalar.STRING)),
                new From.Column("at.labels"),
                span));
    assertEquals(
        "id=1 address.street=A 1 address.city=- tags=[(value=x)]\n",
        load(
            Format.NDJSON,
            """
            {"id":1,"at":{"home":{"street":"A 1"},"labels":["x"]},"address":"passed over"}
            """,
            mapping));
    mapping =
        List.of(
            new Assignment(Field.of("address.city", Scalar.STRING), new From.Column("town"), span));
    assertEquals(
        "id=1 address.street=A 1 address.city=Oslo\n",
        load(
            Format.NDJSON,
            """
            {"id":1,"town":"Oslo","address":{"street":"A 1","city":"Rome"}}
            """,
            mapping));
    assertEquals("", rejects());
  }

  @Test
  void aLongListGoesOnInBatchesOfBoundedSize() throws Exception {
    String line = "{\"id\":%d,\"tags\":[" + "1,".repeat(ItemsReader.MOST_ITEMS - 1) + "1]}\n";
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 25; i++) {
      lines.append(String.format(line, i));
    }
    lines.append(String.format(line.replace("[", "[0,"), 99));
    Path file = folder.resolve("in");
    Files.writeString(file, lines);
    List<Integer> batches = new ArrayList<>();
    read(Format.NDJSON, file, List.of(), batch -> batches.add(batch.rows()));
    assertEquals(List.of(11, 11, 3), batches);
    assertTrue(rejects().startsWith("26,\"tags\",\"there are more than 100,000 items\""));
  }

  private String load(Format format, String text) throws Exception {
    return load(format, text, List.of());
  }

  private String load(Format format, String text, List<Assignment> mapping) throws Exception {
    Path file = folder.resolve("in");
    Files.writeString(file, text);
    StringBuilder rows = new StringBuilder();
    read(
        format,
        file,
        mapping,
        batch -> {
          for (int row = 0; row < batch.rows(); row++) {
            rows.append(BatchRows.of(batch, row)).append('\n');
          }
        });
    return rows.toString();
  }

  private void read(Format format, Path file, List<Assignment> mapping, Consumer<Batch> to)
      throws Exception {
    Feed feed =
        new Feed(
            "In",
            format,
            file.getFileName().toString(),
            ',',
            Optional.empty(),
            new Target.Profiles(),
            mapping,
            List.of(),
            Optional.empty(),
            new Span(0, 0));
    FeedPlan plan = new FeedPlan(feed, Catalog.of(SCHEMA, ZoneOffset.UTC), folder);
    FormulaMaker formulas = new FormulaMaker(ZoneOffset.UTC, Instant.EPOCH);
    try (Rejects rejects = new Rejects(folder.resolve("rejects"), plan)) {
      FeedReader reader =
          new FeedReader(plan, rejects, ZoneOffset.UTC, formulas, Progress.NONE, List.of());
      Thread thread = new Thread(reader);
      thread.start();
      while (reader.take() instanceof FeedReader.Item.Rows rows) {
        to.accept(rows.batch());
        reader.giveBack(rows);
      }
      thread.join();
    }
  }

  /** Line, column and reason of each row that was set aside. */
  private String rejects() throws Exception {
    Path file = folder.resolve("rejects");
    if (!Files.exists(file)) {
      return "";
    }
    Pattern line = Pattern.compile("\"[^\"]*\",(\\d+,\"[^\"]*\",\"(?:[^\"]|\"\")*\"),.*");
    return Files.readString(file)
        .lines()
        .skip(1)
        .map(l -> line.matcher(l).replaceFirst("$1") + "\n")
        .collect(Collectors.joining());
  }
}
