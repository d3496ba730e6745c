package dev.wend.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Catalog;
import dev.wend.check.Checker;
import dev.wend.check.Typed;
import dev.wend.check.Verdict;
import dev.wend.diag.Source;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import dev.wend.walker.Walker;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
  private static final Walker WALKER =
      new Walker(Map.of(), Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Catalog NOTHING = Catalog.of(new Schema(List.of()), ZoneOffset.UTC);

  private static Object value(String expression) {
    Source source = new Source("example", expression);
    Parsed<Ast.Expression> parsed = Parse.expression(source);
    assertEquals(List.of(), parsed.problems(), expression);
    Verdict<Typed> verdict = Checker.checkExpression(source, parsed.tree(), NOTHING);
    assertFalse(verdict.hasErrors(), () -> expression + ": " + verdict.problems());
    return WALKER.value(verdict.value(), Map.of());
  }

  static Stream<Arguments> examples() {
    return Functions.all().stream()
        .flatMap(fn -> fn.examples().stream())
        .map(example -> Arguments.of(example.expression(), example.value()));
  }

  /** Of a decimal with as many digits as are shown. */
  @ParameterizedTest
  @MethodSource("examples")
  void anExampleGivesWhatItSays(String expression, String expected) {
    assertEquals(value(expected), value(expression));
  }

  static List<Fn> rows() {
    return Functions.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aRowIsWhole(Fn fn) {
    assertTrue(fn.sentence().matches("(?s)[A-Z`0-9-].*\\."), fn.sentence());
    boolean ofEnum = fn.parameters().stream().anyMatch(p -> p.endsWith(": enum"));
    // An enum cannot be written out without a field.
    assertTrue(ofEnum || !fn.examples().isEmpty(), () -> fn.signature() + " has no example");
    assertTrue(fn.name().matches("[a-z][a-zA-Z0-9]*"), fn.name());
  }

  @Test
  void signaturesAreUnique() {
    List<String> all = Functions.all().stream().map(Fn::signature).toList();
    assertEquals(all.size(), Set.copyOf(all).size());
  }

  @Test
  void anOverloadThatTakesTheTypesAsTheyAreGoesFirst() {
    assertEquals(
        List.of(new Type.Decimal(2)),
        Functions.match("int", List.of(new Type.Decimal(2))).orElseThrow().resolved().arguments());
    assertEquals(
        List.of(Scalar.DOUBLE),
        Functions.match("sqrt", List.of(Scalar.INT)).orElseThrow().resolved().arguments());
    assertEquals(
        List.of(new Type.Decimal(2), new Type.Decimal(2)),
        Functions.match("least", List.of(Scalar.INT, new Type.Decimal(2)))
            .orElseThrow()
            .resolved()
            .arguments());
  }

  /** Inputs at and beyond the edges of a type have no result, and never a wrong one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "int(\"9223372036854775807\") | 9223372036854775807",
        "int(\"9223372036854775808\") | missing",
        "int(\"-9223372036854775808\") | missing",
        "int(\"\") | missing",
        "int(\"-\") | missing",
        "int(\" 1\") | missing",
        "decimal(\"922337203685477.5807\") | 922337203685477.5807",
        "decimal(\"922337203685477.5808\") | missing",
        "decimal(\"0.00015\") | 0.0002",
        "decimal(\"0.00025\") | 0.0002",
        "decimal(\"0.000250001\") | 0.0003",
        "decimal(\"1.\") | missing",
        "decimal(\".5\") | missing",
        "pow(10, 400) | missing",
        "int(pow(2, 63)) | missing",
        "date(2026, 13, 1) | missing",
        "date(99999999999, 1, 1) | missing",
        "date(\"2026-3-01\") | missing",
        "date(\"02/30/2026\", \"MM/dd/yyyy\") | missing",
        "date(\"2026-03-01x\", \"yyyy-MM-dd\") | missing",
        "datetime(\"2026-03-01T24:00Z\") | missing",
        "datetime(\"2026-03-01T09:30:15.2505Z\") | 2026-03-01T09:30:15.250Z",
        "datetime(\"2026-03-01T09:30+25:00\") | missing",
        "time(\"9:30\") | missing",
        "left(\"añb\", 2) | \"añ\"",
        "left(\"a\", -1) | missing",
        "right(\"añb\", 2) | \"ñb\"",
        "substring(\"añb\", 2) | \"b\"",
        "substring(\"a\", 5) | \"\"",
        "substring(\"abc\", 1, 9223372036854775807) | \"bc\"",
        "indexOf(\"ñañ\", \"a\") | 1",
        "indexOf(\"a\", \"\") | 0",
        "replace(\"aaa\", \"\", \"b\") | \"aaa\"",
        "emailDomain(\"@x\") | missing",
        "emailDomain(\"a@b@C\") | \"c\"",
        "sign(0) | 0"
      })
  void edges(String expression, String expected) {
    assertEquals(value(expected), value(expression));
  }
}
