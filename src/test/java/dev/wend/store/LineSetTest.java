package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Sets of lines hold what a plain set holds. */
class LineSetTest {
  @Property(tries = 500)
  void holdsWhatASetHolds(
      @ForAll @Size(max = 20) Set<@IntRange(min = 1, max = 40) Integer> one,
      @ForAll @Size(max = 20) Set<@IntRange(min = 1, max = 40) Integer> other) {
    LineSet both = of(one).union(of(other));
    TreeSet<Integer> plain = new TreeSet<>(one);
    plain.addAll(other);
    for (long line = 0; line <= 42; line++) {
      assertEquals(plain.contains((int) line), both.contains(line), "line " + line);
    }
    assertEquals(plain.size(), both.size());
    Encoder bytes = new Encoder();
    both.write(bytes);
    LineSet read = LineSet.read(new Decoder(bytes.bytes(), 0));
    assertTrue(plain.stream().allMatch(read::contains));
    assertEquals(both.size(), read.size());
  }

  private static LineSet of(Set<Integer> lines) {
    return LineSet.of(lines.stream().mapToLong(Integer::longValue).sorted().toArray());
  }
}
