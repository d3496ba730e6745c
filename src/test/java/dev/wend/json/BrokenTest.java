package dev.wend.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a text that is no JSON: in our own words, and where. */
class BrokenTest {
  private static String of(String json) {
    byte[] utf8 = ("[]" + json).getBytes(StandardCharsets.UTF_8);
    JsonPieces pieces = new JsonPieces();
    pieces.open(utf8, 2, utf8.length);
    JsonPieces.Piece piece = pieces.next();
    while (piece != JsonPieces.Piece.BROKEN) {
      piece = pieces.next();
    }
    String ofText = JsonTree.of(json).fault().orElse("");
    assertEquals(after(pieces.reason()), after(ofText), "as a text, too");
    return pieces.reason().replace("{} is no JSON at ", "");
  }

  private static String after(String reason) {
    return reason.substring(reason.indexOf(": "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {                 | column 2: it ends too soon
          {"a": "x          | column 9: it ends too soon
          {"a"              | column 5: it ends too soon
          [1                | column 3: it ends too soon
          {a: 1}            | column 2: `a` stands where a name in double quotes should
          {"a": 1,}         | column 9: `}` stands where a name in double quotes should
          {"a" 1}           | column 6: `1` stands where `:` should
          {"a": 1 "b": 2}   | column 9: `"` stands where `,` or `}` should
          [1 2]             | column 4: `2` stands where `,` or `]` should
          {"a": }           | column 7: `}` stands where a value should
          [1,]              | column 4: `]` stands where a value should
          {"a": 'x'}        | column 7: a text stands in double quotes, not in `'`
          {"a": 1]          | column 8: `]` closes nothing that is open
          ]                 | column 1: `]` closes nothing that is open
          {"a": Rome}       | column 7: `Rome` is no value; a text stands in double quotes
          {"a": 01}         | column 8: a number is written as `12`, `-3.5` or `1e6`
          {"a": 1.}         | column 9: a number is written as `12`, `-3.5` or `1e6`
          {"a": +1}         | column 8: a number is written as `12`, `-3.5` or `1e6`
          {"a": "x	y"}       | column 9: a text holds a line break or another control character; it is written as `\\n`
          {"a": "\\x"}       | column 9: `\\x` means nothing within a text
          {"a": "\\u12"}     | column 12: `\\u` is followed by four hexadecimal digits
          // x              | column 1: comments are not part of JSON
          """)
  void theWordsAreOurs(String json, String reason) {
    assertEquals(reason, of(json));
  }

  @Test
  void linesAndCodePointsAreCounted() {
    assertEquals(
        "line 3, column 3: `b` stands where a name in double quotes should",
        of("{\"a\":\n 1,\n  b}"));
    assertEquals(
        "column 12: `b` stands where a name in double quotes should", of("{\"é\": \"é\", b}"));
  }
}
