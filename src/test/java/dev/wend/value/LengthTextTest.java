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

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0 seconds",
    "0, 0, 86400000, 1 day",
    "0, 0, 108000001, 1 day 6 hours 1 millisecond",
    "0, 0, 5430000, 1 hour 30 minutes 30 seconds",
    "3, 0, 0, 3 months",
    "12, 0, 0, 1 year",
    "26, 3, 0, 2 years 2 months 3 days"
  })
  void whatIsWritten(int months, int days, long millis, String text) {
    assertEquals(text, LengthText.of(new Lapse(months, days, millis)));
  }
}
