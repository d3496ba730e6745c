package dev.wend.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> NAMES = List.of("email", "birthYear", "city", "id", "e");

  @ParameterizedTest
  @CsvSource({
    "emial, email",
    "EMAIL, email",
    "birthyear, birthYear",
    "brithYear, birthYear",
    "citys, city",
    "cty, city",
    "is, id",
    "x,",
    "country,",
    "mail, email"
  })
  void findsWhatWasMeant(String word, String expected) {
    assertEquals(Optional.ofNullable(expected), Nearest.of(word, NAMES));
  }

  @Test
  void countsSlips() {
    assertEquals(0, Nearest.distance("a", "a"));
    assertEquals(1, Nearest.distance("ab", "ba"));
    assertEquals(3, Nearest.distance("kitten", "sitting"));
    assertEquals(3, Nearest.distance("", "abc"));
  }
}
