package dev.wend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.diag.Fault;
import dev.wend.diag.Severity;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of every table is whole. */
class TablesTest {
  @ParameterizedTest
  @EnumSource
  void aFaultHasAnIdAndASentence(Fault fault) {
    String letter = fault.severity() == Severity.ERROR ? "E" : "W";
    assertTrue(fault.id().matches(letter + "(-[a-z0-9]+)+"), fault.id());
    String said = fault.message();
    assertTrue(said.matches("(?s)[A-Z`{].*[.}]"), () -> "not a sentence: " + said);
    assertEquals(0, said.chars().filter(c -> c == '`').count() % 2, said);
    assertEquals(0, fault.hint().chars().filter(c -> c == '`').count() % 2, fault.hint());
  }

  @Test
  void faultIdsAreUnique() {
    Set<String> seen = new HashSet<>();
    assertEquals(
        List.of(),
        Arrays.stream(Fault.values()).map(Fault::id).filter(id -> !seen.add(id)).toList());
  }
}
