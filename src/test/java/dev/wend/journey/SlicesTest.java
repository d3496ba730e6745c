package dev.wend.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of time, and what is to be done in them. */
class SlicesTest {
  private static final int MANY = 10 * Slices.MOST;

  @Test
  void fewThingsAreOnePart() {
    Slices slices = new Slices();
    slices.add(5, 3);
    slices.add(7, Slices.MOST / 2);
    assertEquals(List.of(9L), slices.ends(0, 9));
  }

  @Test
  void noPartHasTooMuch() {
    Slices slices = new Slices();
    for (int i = MANY; i > 0; i--) {
      slices.add(i, 1);
    }
    List<Long> ends = slices.ends(0, MANY);
    long last = 0;
    for (long end : ends) {
      assertTrue(end > last && end - last <= Slices.MOST, () -> "" + ends);
      last = end;
    }
    assertEquals(MANY, last);
  }

  @Test
  void whatIsOfOneInstantIsAPartOfItsOwn() {
    Slices slices = new Slices();
    slices.add(3, 100);
    slices.add(10, MANY);
    slices.add(20, MANY);
    slices.add(21, 100);
    assertEquals(List.of(9L, 10L, 19L, 20L, 30L), slices.ends(0, 30));
    Slices now = new Slices();
    now.add(10, MANY);
    assertEquals(List.of(9L, 10L), now.ends(3, 10));
    assertEquals(List.of(10L), now.ends(10, 10));
  }

  @Test
  void anAgendaTellsByInstantThenByPlace() {
    Agenda agenda = new Agenda(100, 200, new long[] {150, 100, 201, 150});
    List<String> told = new ArrayList<>();
    while (!agenda.isEmpty()) {
      long at = agenda.instant();
      int[] places = agenda.take();
      told.add(at + " " + Arrays.toString(places));
      if (at == 100) {
        agenda.add(150, 1);
        agenda.add(300, 1);
      }
    }
    assertEquals(List.of("100 [1]", "150 [0, 1, 3]"), told);
  }
}
