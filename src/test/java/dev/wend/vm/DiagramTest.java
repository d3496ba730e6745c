package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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
    agree(builder.ofSome(some, some.length, width), kinds, codes, width);
    agree(builder.ofAll(kinds.clone(), width), kinds, codes, width);
  }

  private static void agree(Diagram diagram, int[] kinds, long[] codes, int width) {
    long[][] planes = new long[width][Profiles.WORDS];
    for (int slot = 0; slot < codes.length; slot++) {
      for (int b = 0; b < width; b++) {
        planes[b][slot / 64] |= (codes[slot] >>> b & 1) << slot;
      }
    }
    long[] to = new long[Profiles.WORDS];
    Arrays.fill(to, 0x5555);
    diagram.run(planes, new long[diagram.masks][Profiles.WORDS], to);
    for (int slot = 0; slot < codes.length; slot++) {
      int kind = kinds[(int) codes[slot]];
      if (kind != Diagram.EITHER) {
        assertEquals(kind, to[slot / 64] >>> slot & 1, "code " + codes[slot]);
      }
    }
  }

  @Test
  void isNotMadeOfASetWithoutOrder() {
    int[] kinds = new Random(1).ints(1 << 12, 0, 2).toArray();
    assertNull(new Diagram.Builder().ofAll(kinds, 12));
    long[] codes = new Random(2).longs(4000, 0, 1L << 40).sorted().toArray();
    assertNull(new Diagram.Builder().ofSome(codes, codes.length, 40));
  }
}
