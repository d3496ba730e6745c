package dev.wend.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFileTest {
  @Test
  void readsNestedObjectsByTheirPath() throws IOException {
    assertEquals(
        """
        1: id=7 address.city=Zürich vip=true
        3: id=1.50 address.city=- vip=-
        """,
        read(
            """
            {"id":"7","address":{"city":"Z\\u00fcrich","zip":"8000"},"vip":true,"tags":[1,{"id":2}]}

            {"vip":null,"id":1.50}
            """));
  }

  @Test
  void setsAsideWhatIsNoObject() throws IOException {
    String out =
        read(
            """
            [1]
            {"id":1} {"id":2}
            {"id":}
            {"id":[1,{"a":"\\u00fc"}],"address":{"city":["ü"]},"vip":{"a":{}}}
            {"id":"\\ud800"}
            {"id":5}
            """);
    assertEquals(
        """
        bad 1: the line is no JSON object
        bad 2: more than one JSON value stands in the line
        bad 3: the line is no JSON at column 7: `}` stands where a value should
        4: id=[1,{"a":"\\u00fc"}] address.city=["ü"] vip={"a":{}}
        bad 5: `id` holds half a character (a lone surrogate)
        6: id=5 address.city=- vip=-
        """,
        out.replaceAll("(bad.*) \\[.*\\]\n", "$1\n"));
  }

  @Test
  void tellsWhatIsWrongWithoutTheParsersOwnTerms() throws IOException {
    String deep = "{\"id\":" + "[".repeat(2000) + "]".repeat(2000) + "}\n";
    assertEquals(
        """
        bad 1: the line is no JSON at column 8: it ends too soon
        bad 2: the line is no JSON at column 10: `NaN` is no value; a text stands in double quotes
        bad 3: the JSON of the line is nested too deep, or a part of it is too long
        """,
        read("{\"id\":3\n{\"id\":NaN}\n" + deep).replaceAll(" \\[.*\\]\n", "\n"));
  }

  @Test
  void setsAsideALineThatIsTooLong() throws IOException {
    String out = read("{\"id\":\"" + "x".repeat(Row.LONGEST) + "\"}\n{\"id\":1}\n");
    assertTrue(out.startsWith("bad 1: the line is longer than 16 MB"), out.substring(0, 40));
    assertTrue(out.endsWith("2: id=1 address.city=- vip=-\n"), "the reading goes on");
  }

  @Test
  void setsAsideBadUtf8() throws IOException {
    byte[] bytes = "{\"id\":\"x\"}\n{\"id\":2}".getBytes(StandardCharsets.UTF_8);
    bytes[7] = (byte) 0xFF;
    try (RowFile file =
        new JsonFile(new ByteArrayInputStream(bytes), List.of("id", "address.city", "vip"))) {
      String out = CsvFileTest.read(file);
      assertTrue(out.startsWith("bad 1: the line is no valid"), out);
      assertTrue(out.endsWith("2: id=2 address.city=- vip=-\n"), out);
    }
  }

  private static String read(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (RowFile file =
        new JsonFile(new ByteArrayInputStream(bytes), List.of("id", "address.city", "vip"))) {
      return CsvFileTest.read(file);
    }
  }
}
