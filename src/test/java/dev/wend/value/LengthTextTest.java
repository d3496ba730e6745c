package dev.wend.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTextTest {
  @ParameterizedTest
  @CsvSource({
    "1 hour, 3600000",
    "1 day 6 hours, 108000000",
    "2 weeks 1 millisecond, 1209600001",
    "90 seconds, 90000",
    "PT30H, 108000000",
    "-PT1S, -1000"
  })
  void lengths(String text, long millis) {
    assertEquals(OptionalLong.of(millis), LengthText.millis(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1 ",
        "hour",
        "1 hour ",
        "1  hour",
        "1hour",
        "1 month",
        "1 hours6 days",
        "P1Y",
        "1.5 hours",
        "1 s",
        "1 hour and 2 minutes"
      })
  void others(String text) {
    assertEquals(OptionalLong.empty(), LengthText.millis(text));
  }

  @Test
  void tooLong() {
    assertThrows(ArithmeticException.class, () -> LengthText.millis("999999999999999999 weeks"));
  }
}
