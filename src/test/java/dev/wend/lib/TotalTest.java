package dev.wend.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Calendars;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever the arguments, a function gives a value of its type or none, the same every time. */
class TotalTest {
  private static final List<Type> TYPES =
      List.of(
          Scalar.INT,
          new Type.Decimal(0),
          new Type.Decimal(2),
          new Type.Decimal(18),
          Scalar.DOUBLE,
          Scalar.STRING,
          Scalar.DATE,
          Scalar.TIME,
          Scalar.DATETIME,
          Scalar.DURATION);

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Pacific/Apia"),
          ZoneId.of("Africa/Cairo"));

  private static final List<String> PIECES =
      List.of(
          "",
          "",
          "a",
          "B",
          "é",
          "\u0301",
          "ß",
          "İ",
          "😀",
          "\u0000",
          " ",
          "\t",
          "\u00a0",
          "\n",
          "\r\n",
          "-",
          "_",
          ".",
          "..",
          ",",
          "@",
          "://",
          "http",
          "?",
          "#",
          "&",
          "=",
          "%",
          "%41",
          "%C3",
          "+",
          "[",
          "]",
          "0",
          "1",
          "12",
          "007",
          "99999999999999999999",
          "true",
          "FALSE",
          "2026-03-01",
          "02/29/2025",
          "T",
          "09:30",
          "24:00",
          "Z",
          "-05:00",
          "P1DT6H",
          "PT",
          "1.2.3",
          "-rc.1",
          "-0",
          "+build",
          "1e308",
          "-1e-400",
          "NaN",
          "TcOh",
          "==",
          "c3a9",
          "000102030405060708090a0b0c0d0e0f",
          "$1",
          "$",
          "$$",
          "$9",
          "<b>&\"'");

  /** Texts that some functions are made for. */
  private static final List<String> WHOLE =
      List.of(
          "https://ada@shop.example:8443/a?a=1&b=%41+c#top",
          "20260301",
          "Ada.King@example.org",
          "000102030405060708090a0b0c0d0e0f",
          "0b24fdb077627671a3b6bae67cd1d1c3",
          "a",
          "b");

  private static final List<String> PATTERNS =
      List.of("", "a", "[0-9]+", "(a)|(b)", ".*", "^", "\\b", "(.)(.)", "\\pL", "x*");

  private static final List<String> LAYOUTS =
      List.of("yyyyMMdd", "d.M.yyyy", "dd/MM/yyyy", "yyyy-é-MM d", "yyyy", "", "hh", "yyyyMMddd");

  private static final List<String> NAMES =
      List.of("Europe/Rome", "UTC", "+05:30", "Nowhere/Else", "", "America/Sao_Paulo", "é");

  private static final List<Long> NUMBERS =
      List.of(
          0L,
          1L,
          -1L,
          2L,
          3L,
          7L,
          10L,
          28L,
          29L,
          31L,
          60L,
          1000L,
          65L,
          55_296L,
          1_114_112L,
          -19L,
          18L,
          19L,
          400L,
          5_000_000_000_000_000_000L,
          Long.MAX_VALUE,
          Long.MAX_VALUE - 1,
          -Long.MAX_VALUE,
          1_700_000_000_000L);

  private static final List<Double> REALS =
      List.of(
          0.0,
          1.0,
          -1.0,
          0.5,
          -2.5,
          90.0,
          180.0,
          -180.5,
          2.345,
          1e18,
          -1e19,
          9.3e18,
          1e300,
          -1e300,
          Double.MAX_VALUE,
          -Double.MAX_VALUE,
          Double.MIN_VALUE,
          Math.PI);

  @Property(tries = 400)
  void everyFunctionIsTotal(@ForAll long seed) {
    Random random = new Random(seed);
    Instant now = Instant.ofEpochMilli(instant(random));
    ZoneId zone = one(ZONES, random);
    for (Fn fn : Functions.all()) {
      Optional<Fn.Resolved> resolved = fn.result().apply(types(fn, random));
      if (resolved.isPresent()) {
        List<Object> arguments = arguments(fn, resolved.get(), random);
        String call = fn.name() + arguments + " " + resolved.get() + " at " + now + " " + zone;
        Optional<Object> first = call(fn, resolved.get(), arguments, now, zone, call);
        assertEquals(first, call(fn, resolved.get(), arguments, now, zone, call), call);
      }
    }
  }

  /** So that the property above is about results. */
  @Test
  void theArgumentsOftenHaveAResult() {
    Set<String> silent = new TreeSet<>();
    Functions.all().forEach(fn -> silent.add(fn.signature()));
    Random random = new Random(1);
    for (int n = 0; n < 2000; n++) {
      for (Fn fn : Functions.all()) {
        fn.result()
            .apply(types(fn, random))
            .filter(r -> silent.contains(fn.signature()))
            .flatMap(r -> call(fn, r, arguments(fn, r, random), Instant.EPOCH, ZONES.get(1), ""))
            .ifPresent(found -> silent.remove(fn.signature()));
      }
    }
    assertEquals(Set.of(), silent);
  }

  private static Optional<Object> call(
      Fn fn, Fn.Resolved resolved, List<Object> arguments, Instant now, ZoneId zone, String call) {
    Probe probe = new Probe(resolved, arguments, now, zone);
    try {
      fn.body().call(probe);
      fn.range().ifPresent(range -> probe.result().ifPresent(v -> assertIn(range, resolved, v)));
      return probe.result();
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(call + ": " + e.getMessage(), e);
    }
  }

  private static void assertIn(Fn.Range range, Fn.Resolved resolved, Object value) {
    double number =
        resolved.result() instanceof Type.Decimal decimal
            ? (Long) value / Math.pow(10, decimal.digits())
            : ((Number) value).doubleValue();
    boolean in =
        number >= range.least() && (range.most() == Long.MAX_VALUE || number <= range.most());
    assertTrue(in, number + " " + range.text());
  }

  private static List<Type> types(Fn fn, Random random) {
    Type shared = one(TYPES, random);
    List<Type> types = new ArrayList<>();
    fn.parameters().forEach(p -> types.add(type(Shape.word(p), shared, random)));
    return types;
  }

  private static Type type(String word, Type shared, Random random) {
    return switch (word) {
      case "ordered", "any" -> shared;
      case "number" -> TYPES.get(random.nextInt(5));
      case "decimal" -> TYPES.get(1 + random.nextInt(3));
      case "enum" -> new Type.Enumeration(List.of("gold", "silver"));
      case "layout", "pattern", "zone" -> Scalar.STRING;
      default ->
          word.startsWith("list<")
              ? new Type.ListOf(type(Shape.itemWord(word), shared, random))
              : Shape.scalar(word);
    };
  }

  private static List<Object> arguments(Fn fn, Fn.Resolved resolved, Random random) {
    List<Object> arguments = new ArrayList<>();
    for (int i = 0; i < fn.parameters().size(); i++) {
      arguments.add(
          switch (fn.reads(i)) {
            case PATTERN -> one(PATTERNS, random);
            case LAYOUT -> one(LAYOUTS, random);
            case ZONE -> one(NAMES, random);
            case TEXT -> value(resolved.arguments().get(i), random);
          });
    }
    return arguments;
  }

  private static Object value(Type type, Random random) {
    if (type instanceof Type.ListOf list) {
      List<Object> items = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        items.add(value(list.item(), random));
      }
      return items;
    }
    if (type instanceof Type.Decimal) {
      return number(random);
    } else if (type instanceof Type.Enumeration) {
      return (long) random.nextInt(2);
    }
    return switch ((Scalar) type) {
      case BOOL -> (long) random.nextInt(2);
      case INT -> number(random);
      case DOUBLE -> Double.doubleToRawLongBits(one(REALS, random));
      case STRING -> text(random);
      case DATE -> date(random);
      case TIME -> (long) random.nextInt((int) Calendars.DAY);
      case DATETIME -> instant(random);
      case DURATION -> random.nextBoolean() ? number(random) : one(NUMBERS, random) % 100 * 60_000;
      default -> throw new AssertionError(type);
    };
  }

  private static long number(Random random) {
    return random.nextInt(3) == 0 ? random.nextInt(200) - 50L : one(NUMBERS, random);
  }

  private static String text(Random random) {
    if (random.nextInt(4) == 0) {
      return one(WHOLE, random);
    }
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(6); n > 0; n--) {
      text.append(one(PIECES, random));
    }
    return new String(Utf8.normal(text.toString()), StandardCharsets.UTF_8);
  }

  private static long date(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> LocalDate.of(1, 1, 1).toEpochDay();
      case 1 -> LocalDate.of(9999, 12, 31).toEpochDay();
      case 2 -> LocalDate.of(2024, 2, 29).toEpochDay();
      default -> random.nextInt(40_000) - 10_000L;
    };
  }

  /** In the years 1 to 9999 of every zone, and about the days on which clocks change. */
  private static long instant(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Instant.parse("0001-01-02T00:00:00Z").toEpochMilli();
      case 1 -> Instant.parse("9999-12-30T23:59:59.999Z").toEpochMilli();
      case 2 ->
          Instant.parse("2026-03-08T06:59:59.999Z").toEpochMilli() + random.nextInt(7_200_000);
      case 3 -> Instant.parse("2011-12-30T00:00:00Z").toEpochMilli() + random.nextInt(172_800_000);
      default -> random.nextLong() % 4_000_000_000_000L;
    };
  }

  private static <T> T one(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
