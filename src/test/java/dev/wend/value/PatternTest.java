package dev.wend.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An automaton finds what RE2/J finds. */
class PatternTest {
  @Property(tries = 1000)
  void anAutomatonFindsWhatRe2Finds(
      @ForAll("patterns") String pattern, @ForAll("texts") List<String> texts) {
    Assume.that(Pattern.problem(pattern).isEmpty());
    Pattern compiled = Pattern.of(pattern);
    for (String text : texts) {
      Text in = Text.of(text);
      assertEquals(compiled.isFoundByRe2(in), compiled.isFoundIn(in), pattern + " in " + text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a{200}){200}",
        "((a{1000}){1000}){1000}",
        "(?i:(?P<x>\\pL{0,150})){150}",
        "(\\Qabcdefghijklmnopqrst\\E){1000}x",
        "([^a-z]{1,1000}|b){21}",
        "(\\x{1F600}{900,}){90}"
      })
  void aPatternWhoseRepeatsMultiplyIsRefused(String pattern) {
    assertTrue(Pattern.problem(pattern).orElse("").contains("20,000 parts"), pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a{100}){100}",
        "\\({1000}[({1000}){1000}]{15}",
        "(?i)[]{1000}]{1000}",
        "(?:ab){1000}",
        "a{1000}b{1000}c{1000}",
        "[[:alpha:]{9}]{900}",
        "a{,1000}{}",
        "\\Q(((\\E{1000}"
      })
  void whatOnlyLooksSoIsTaken(String pattern) {
    assertEquals(Optional.empty(), Pattern.problem(pattern));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[[:", "\\p{", "(?a", "[\\d", "\\Q"})
  void anyTextIsMeasuredAtOnce(String part) {
    assertTimeout(Duration.ofSeconds(20), () -> PatternSize.problem(part.repeat(1_000_000)));
  }

  @Test
  void groupsHaveADepth() {
    assertEquals(Optional.empty(), Pattern.problem("(".repeat(200) + "a" + ")".repeat(200)));
    String deep = "(".repeat(100_000) + "a" + ")".repeat(100_000);
    assertTrue(Pattern.problem(deep).orElse("").contains("200 of its groups"));
  }

  @Provide
  Arbitrary<String> patterns() {
    Arbitrary<String> atoms =
        Arbitraries.of(
            "a",
            "b",
            "é",
            "😀",
            ".",
            "^",
            "$",
            "[ab]",
            "[^a]",
            "[a-cé-😀]",
            "\\d",
            "\\W",
            "\\.",
            "\\s",
            "-",
            "]",
            "[]a]",
            "[a-]",
            "[\\d-]",
            "\\A",
            "\\z",
            "\\b",
            "(?i:A)",
            "\\pL",
            "\n",
            "");
    Arbitrary<String> repeats =
        Arbitraries.of("", "", "", "*", "+", "?", "{2}", "{1,}", "{0,2}", "*?", "{,2}", "{0}");
    Arbitrary<String> pieces = net.jqwik.api.Combinators.combine(atoms, repeats).as(String::concat);
    Arbitrary<String> flat = pieces.list().ofMaxSize(4).map(parts -> String.join("", parts));
    Arbitrary<String> choices = flat.list().ofMinSize(1).ofMaxSize(3).map(w -> String.join("|", w));
    Arbitrary<String> groups =
        net.jqwik.api.Combinators.combine(choices, repeats, flat)
            .as((inside, repeat, after) -> "(" + inside + ")" + repeat + after);
    return Arbitraries.oneOf(choices, groups, groups.tuple2().map(t -> t.get1() + t.get2()));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of(
            "a", "b", "c", "é", "😀", "-", ".", "1", " ", "\n", "A", "]", "\u0000", "漢")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts))
        .list()
        .ofSize(8);
  }

  @Property
  void bytesOfARangeAreThoseOfItsCodePoints(@ForAll("points") int a, @ForAll("points") int b) {
    int first = Math.min(a, b);
    int last = Math.max(a, b);
    List<int[]> sequences = Utf8Ranges.of(first, last);
    for (int point : new int[] {first, last, (first + last) / 2, first - 1, last + 1}) {
      if (Character.isValidCodePoint(point) && (point < 0xD800 || point > 0xDFFF)) {
        boolean inside = point >= first && point <= last;
        byte[] bytes = Text.of(Character.toString(point)).bytes;
        long fits = sequences.stream().filter(s -> fits(s, bytes)).count();
        assertEquals(inside ? 1 : 0, fits, first + " to " + last + ": " + point);
      }
    }
  }

  @Provide
  Arbitrary<Integer> points() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, Character.MAX_CODE_POINT),
        Arbitraries.of(0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF));
  }

  private static boolean fits(int[] sequence, byte[] bytes) {
    boolean fits = sequence.length == 2 * bytes.length;
    for (int i = 0; fits && i < bytes.length; i++) {
      int b = bytes[i] & 0xFF;
      fits = b >= sequence[2 * i] && b <= sequence[2 * i + 1];
    }
    return fits;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[a-m].*\\d{3}@(mail|post)\\.example$",
        "@example\\.(org|net)$",
        "^S.*e$",
        "^\\+49",
        "[0-9]{4}-[0-9]{2}"
      })
  void whatPeopleWriteHasAnAutomaton(String pattern) {
    assertTrue(Pattern.of(pattern).hasAutomaton());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?i)ada", "\\bgold\\b", "\\p{Lu}", "(a{30}){30}", "[[:alpha:]]"})
  void theRestIsLeftToRe2(String pattern) {
    assertEquals(Optional.empty(), Pattern.problem(pattern));
    assertFalse(Pattern.of(pattern).hasAutomaton());
  }

  @Test
  void aPatternTiedToTheEndIsFoundThere() {
    Pattern pattern = Pattern.of("@(mail|post)\\.example$");
    assertTrue(pattern.isFoundIn(Text.of("ada@post.example")));
    assertFalse(pattern.isFoundIn(Text.of("ada@post.example.org")));
    assertFalse(pattern.isFoundIn(Text.of("")));
  }
}
