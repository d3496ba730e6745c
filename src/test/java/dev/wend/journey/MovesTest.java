package dev.wend.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.code.JourneyPlan;
import dev.wend.journey.History.Moved;
import dev.wend.step.Act;
import dev.wend.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever happens, runs make no other moves than those of the table {@link Move}. */
class MovesTest {
  @Property(tries = 25, seed = "20261128", shrinking = ShrinkingMode.OFF)
  void runsMoveAsTheTableSays(@ForAll long seed) throws IOException {
    Case one = Case.of(seed);
    Path made = Files.createTempDirectory("moves-");
    try (Machine machine = new Machine(one, made.resolve("s" + Store.SCRATCH), new KeptSends())) {
      machine.all(one.happenings());
      machine.engine().advance(Case.end());
      for (int who = 0; who < one.people().size(); who++) {
        keep(seed, machine.moves(who), machine.plans());
      }
    } finally {
      EngineTest.delete(made);
    }
  }

  private static void keep(long seed, List<Moved> moves, List<JourneyPlan> plans) {
    Map<String, Move.State> states = new HashMap<>();
    for (Moved moved : moves) {
      String run = moved.journey() + " " + moved.each() + " " + moved.run();
      boolean enters = moved.move() != Move.NOT_ENTERED;
      Move.State before = states.getOrDefault(run, Move.State.OUTSIDE);
      assertTrue(
          moved.move().from().contains(enters ? before : Move.State.OUTSIDE),
          () -> "seed " + seed + ": " + before + " before " + moved);
      if (enters) {
        states.put(run, after(moved, plans));
      }
    }
  }

  /** A note tells a move with all that is done until the next wait. */
  private static Move.State after(Moved moved, List<JourneyPlan> plans) {
    if (moved.act().isEmpty()) {
      return moved.move().to();
    }
    JourneyPlan plan =
        plans.stream().filter(p -> p.name().equals(moved.journey())).findFirst().orElseThrow();
    Act act = plan.flow().acts().get(moved.act().get());
    Move.State waits = act instanceof Act.Await ? Move.State.AWAITING : Move.State.SLEEPING;
    return moved.move() == Move.QUEUED ? Move.State.QUEUED : waits;
  }
}
