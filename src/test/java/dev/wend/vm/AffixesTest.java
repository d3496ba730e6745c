package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.wend.value.Text;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Tests of many texts by how they begin or end say what {@link String} says. */
class AffixesTest {
  /** So few letters that texts often begin and end alike; one is what a word is filled with. */
  private static final String LETTERS = "aab\0";

  @Property(tries = 300)
  void agree(@ForAll boolean ends, @ForAll @IntRange(min = 1, max = 40) int tests, @ForAll long s) {
    Random random = new Random(s);
    String[] constants = new String[tests];
    Map<Integer, Text> asked = new LinkedHashMap<>();
    for (int i = 0; i < tests; i++) {
      constants[i] = text(random);
      if (random.nextInt(5) > 0) {
        asked.put(i, Text.of(constants[i]));
      }
    }
    asked.putIfAbsent(0, Text.of(constants[0]));
    String[] texts = new String[100];
    for (int i = 0; i < texts.length; i++) {
      String other = random.nextBoolean() ? constants[random.nextInt(tests)] : "";
      texts[i] = ends ? text(random) + other : other + text(random);
    }
    int at = random.nextInt(200);
    long[][] expected = new long[tests][8];
    long[][] bits = new long[tests][];
    for (int test : asked.keySet()) {
      if (random.nextInt(5) > 0) {
        bits[test] = new long[8];
        for (int i = 0; i < texts.length; i++) {
          String constant = constants[test];
          boolean passes = ends ? texts[i].endsWith(constant) : texts[i].startsWith(constant);
          expected[test][(at + i) / 64] |= passes ? 1L << (at + i) : 0;
        }
      }
    }
    run(ends ? Affixes.ends(asked) : Affixes.starts(asked), texts, at, bits);
    for (int test = 0; test < tests; test++) {
      if (bits[test] != null) {
        assertArrayEquals(expected[test], bits[test], constants[test]);
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(random.nextInt(28) + 1); left > 0; left--) {
      text.append(LETTERS.charAt(random.nextInt(random.nextBoolean() ? 1 : LETTERS.length())));
    }
    return text.toString();
  }

  /** Texts one after the other, from the first byte to the last that may be. */
  private static void run(Affixes affixes, String[] texts, int at, long[][] bits) {
    byte[] all = String.join("", texts).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[all.length + Affixes.BEYOND];
    System.arraycopy(all, 0, bytes, 0, all.length);
    int[] starts = new int[texts.length];
    int[] lengths = new int[texts.length];
    int start = 0;
    for (int i = 0; i < texts.length; i++) {
      starts[i] = start;
      lengths[i] = texts[i].length();
      start += lengths[i];
    }
    affixes.run(bytes, starts, lengths, texts.length, at, bits);
  }
}
