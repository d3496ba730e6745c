package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.Profiles;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A diagram takes the codes of its set, whatever the set. */
class DiagramTest {
  @Property(tries = 200)
  void takesTheCodesOfItsSet(
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll @IntRange(min = 0, max = 100) int percent,
      @ForAll long seed) {
    Random random = new Random(seed);
    int[] kinds = new int[1 << width];
    for (int code = 0; code < kinds.length; code++) {
      // Runs of alike codes, here and there one that nobody has.
      boolean same = code > 0 && random.nextInt(3) > 0;
      int fresh = random.nextInt(100) < percent ? Diagram.ALL : Diagram.NONE;
      kinds[code] = random.nextInt(9) == 0 ? Diagram.EITHER : same ? kinds[code - 1] : fresh;
    }
    long[] codes = random.longs(Profiles.PAGE, 0, kinds.length).toArray();
    long[] some =
        LongStream.range(0, kinds.length).filter(c -> kinds[(int) c] == Diagram.ALL).toArray();
    Diagram.Builder builder = new Diagram.Builder();
    builder.addSome(3, some, some.length, width);
    agree(builder.finish(), 3, kinds, codes, width);
    builder.begin();
    builder.addAll(63, kinds.clone(), width);
    agree(builder.finish(), 63, kinds, codes, width);
  }

  /** Of several sets any can be asked for, alone or with others. */
  @Property(tries = 50)
  void takesTheCodesOfEachSet(@ForAll @IntRange(min = 1, max = 12) int width, @ForAll long seed) {
    Random random = new Random(seed);
    int[][] kinds = new int[Diagram.MOST_SETS][];
    Diagram.Builder builder = new Diagram.Builder();
    for (int set = 0; set < kinds.length; set++) {
      int bound = 1 + random.nextInt(1 << width);
      boolean isWild = random.nextInt(8) == 0;
      kinds[set] = random.ints(1 << width, 0, 2).toArray();
      for (int code = 0; code < kinds[set].length && !isWild; code++) {
        kinds[set][code] = code % 37 < set || code >= bound ? Diagram.ALL : Diagram.NONE;
      }
      builder.addAll(set, kinds[set].clone(), width);
    }
    Diagram diagram = builder.finish();
    long[] codes = random.longs(Profiles.PAGE, 0, 1L << width).toArray();
    long asked = random.nextLong();
    for (int set = 0; set < kinds.length; set++) {
      if (diagram.has(set)) {
        assertAgrees(kinds[set], codes, run(diagram, set, asked, codes, width));
      }
    }
  }

  private static void agree(Diagram diagram, int set, int[] kinds, long[] codes, int width) {
    assertAgrees(kinds, codes, run(diagram, set, 0, codes, width));
  }

  /** What a diagram takes for a set, asked together with others. */
  private static long[] run(Diagram diagram, int set, long others, long[] codes, int width) {
    long[][] planes = new long[width][Profiles.WORDS];
    for (int slot = 0; slot < codes.length; slot++) {
      for (int b = 0; b < width; b++) {
        planes[b][slot / 64] |= (codes[slot] >>> b & 1) << slot;
      }
    }
    long[][] to = new long[Diagram.MOST_SETS][Profiles.WORDS];
    Arrays.fill(to[set], 0x5555);
    long asked = 1L << set;
    for (int other = 0; other < Diagram.MOST_SETS; other++) {
      asked |= diagram.has(other) ? others & 1L << other : 0;
    }
    diagram.run(planes, new long[diagram.masks][Profiles.WORDS], asked, to);
    return to[set];
  }

  private static void assertAgrees(int[] kinds, long[] codes, long[] taken) {
    for (int slot = 0; slot < codes.length; slot++) {
      int kind = kinds[(int) codes[slot]];
      if (kind != Diagram.EITHER) {
        assertEquals(kind, taken[slot / 64] >>> slot & 1, "code " + codes[slot]);
      }
    }
  }

  @Test
  void isNotMadeOfASetWithoutOrder() {
    int[] kinds = new Random(1).ints(1 << 12, 0, 2).toArray();
    Diagram.Builder builder = new Diagram.Builder();
    builder.addAll(0, kinds, 12);
    long[] codes = new Random(2).longs(4000, 0, 1L << 40).sorted().toArray();
    builder.addSome(1, codes, codes.length, 40);
    builder.addSome(2, codes, 1, 40);
    Diagram diagram = builder.finish();
    assertFalse(diagram.has(0));
    assertFalse(diagram.has(1));
    assertTrue(diagram.has(2));
  }
}
