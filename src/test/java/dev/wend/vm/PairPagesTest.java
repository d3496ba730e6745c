package dev.wend.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.code.Verified;
import dev.wend.store.Profiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequences of two steps over many events, many of them of one instant. */
class PairPagesTest {
  /** Of the many, the events of a page of profiles take more than one page. */
  private static final List<List<Map<String, Object>>> PEOPLE =
      List.of(EventAgreementTest.people(1_000, 5, true), EventAgreementTest.people(8_000, 6, true));

  private static final List<HeapProfiles> STORES =
      PEOPLE.stream().map(EventAgreementTest::store).toList();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cart then Buy within 1 hour",
        "Cart then Buy within 5 hours",
        "Cart then Buy",
        "Buy then Buy within 2 hours",
        "Cart then no Buy within 1 second",
        "Cart then no Buy within 1 hour",
        "Cart then no Buy within 30 days",
        "Cart then no Buy",
        "Buy then no Buy within 2 hours"
      })
  void agreesWithOnePersonAtATime(String sequence) {
    String text =
        "profile { id: string key }\n"
            + "event Cart identified by id { x: int }\n"
            + "event Buy identified by id { x: int }\n"
            + "audience A = profiles where sequence("
            + sequence
            + ")\n";
    Verified program = Scripts.audiences(text);
    for (int i = 0; i < STORES.size(); i++) {
      HeapProfiles store = STORES.get(i);
      SingleRun single = new SingleRun(program, Scripts.NOW);
      SlotRow row = new SlotRow(store, program.program());
      PageRun pages = new PageRun(new Attached(program, store, Scripts.NOW), Optional.empty());
      pages.run(0, Math.min(Profiles.PAGE, PEOPLE.get(i).size()));
      for (int slot = 0; slot < PEOPLE.get(i).size(); slot++) {
        single.run(row.at(slot));
        Map<String, Object> person = PEOPLE.get(i).get(slot);
        boolean found = (pages.mask(0)[slot / 64] >>> slot & 1) != 0;
        assertEquals(single.truth(0), found, () -> person.toString());
      }
    }
  }
}
