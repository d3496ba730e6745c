package dev.wend.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is read whole, and written again as it was. */
class JsonTreeTest {
  @Test
  void eachKindHasItsValue() {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("z", "t");
    expected.put(
        "a", Arrays.asList(1L, new BigDecimal("1.50"), true, false, null, Map.of("b", "\n")));
    JsonTree.Result read =
        JsonTree.of("{\"z\": \"t\", \"a\": [1, 1.50, true, false, null, {\"b\": \"\\n\"}]}");
    assertEquals(new JsonTree.Result(expected, Optional.empty()), read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":1,\"a\":[null,true,\"\u00e8\\\"\"]}",
        "12345678901234567890",
        "9223372036854775807",
        "0.10",
        "\"t\"",
        "null",
        "[]"
      })
  void whatIsReadIsWrittenAgain(String json) {
    assertEquals(json, JsonText.compact(JsonTree.of(json).value()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''      | {} is empty",
        "1 2     | more than one JSON value stands in {}",
        "{} {}   | more than one JSON value stands in {}"
      })
  void whatIsNoValueIsSaid(String json, String fault) {
    assertEquals(Optional.of(fault), JsonTree.of(json).fault());
  }

  @Test
  void whatIsDeeperThanAnyoneWritesIsRefused() {
    assertEquals(
        Optional.of("the JSON of {} is nested too deep, or a part of it is too long"),
        JsonTree.of("[".repeat(100_000)).fault());
  }
}
