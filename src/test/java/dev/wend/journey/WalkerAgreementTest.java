package dev.wend.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.check.Journey;
import dev.wend.code.JourneyPlan;
import dev.wend.step.Act;
import dev.wend.store.Store;
import dev.wend.walker.JourneyWalker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Engine and walker lead people the same way. */
class WalkerAgreementTest {
  @Property(tries = 60, seed = "20261128", shrinking = ShrinkingMode.OFF)
  void theEngineDoesWhatTheWalkerDoes(@ForAll long seed) throws IOException {
    agree(seed, Case.wide(seed, false));
  }

  @Property(tries = 60, seed = "20261128", shrinking = ShrinkingMode.OFF)
  void whoeverGoesTogetherToo(@ForAll long seed) throws IOException {
    agree(seed, Case.wide(seed, true));
  }

  @Property(tries = 60, seed = "20261129", shrinking = ShrinkingMode.OFF)
  void whoeverIsBroughtInByJourneysToo(@ForAll long seed) throws IOException {
    agree(seed, Case.coupled(seed));
  }

  private static void agree(long seed, Case one) throws IOException {
    Path made = Files.createTempDirectory("journeys-");
    try (Machine machine = new Machine(one, made.resolve("s" + Store.SCRATCH), new KeptSends())) {
      machine.all(one.happenings());
      machine.engine().advance(Case.end());
      JourneyWalker walker =
          new JourneyWalker(
              one.checked(),
              one.people(),
              (who, journey, split) -> share(machine.plan(journey), who, split),
              (message, who, at) -> one.fails(message, Case.key(who), at),
              one::answer);
      walker.run(one.happenings(), Case.BEGIN.toEpochMilli(), Case.end().toEpochMilli());
      List<String> wanted = new ArrayList<>();
      List<String> found = new ArrayList<>();
      for (int who = 0; who < one.people().size(); who++) {
        add(who, walker.told(who), wanted);
        add(who, machine.told(who), found);
      }
      EngineTest.agree(
          seed, one, wanted.stream().sorted().toList(), found.stream().sorted().toList());
    } finally {
      EngineTest.delete(made);
    }
  }

  /** The cases are such that many steps are led together, and many are not. */
  @Test
  void manyGoTogether() throws IOException {
    long led = 0;
    long moved = 0;
    for (long seed = 0; seed < 90; seed++) {
      Case one = Case.many(seed);
      Path made = Files.createTempDirectory("journeys-");
      try (Machine machine = new Machine(one, made.resolve("s" + Store.SCRATCH), new KeptSends())) {
        machine.all(one.happenings());
        machine.engine().advance(Case.end());
        led += machine.engine().led();
        moved += machine.history().size();
      } finally {
        EngineTest.delete(made);
      }
    }
    assertTrue(led > 150 && led < moved / 4, led + " of " + moved);
  }

  private static void add(int who, Map<String, List<String>> told, List<String> to) {
    told.forEach(
        (of, lines) -> {
          for (int i = 0; i < lines.size(); i++) {
            to.add(Case.key(who) + " " + of + " " + String.format("%03d ", i) + lines.get(i));
          }
        });
  }

  /** The share of a split by the same hash. */
  private static int share(JourneyPlan plan, int who, Journey.Split split) {
    int place = 0;
    while (!(plan.flow().acts().get(place) instanceof Act.Split act)
        || !act.span().equals(split.span())) {
      place++;
    }
    double chance = Chance.of(Case.key(who) + "\n" + plan.name() + "\n" + place);
    long left = (long) (chance * 1e6);
    int share = 0;
    while (left >= split.shares().get(share).parts()) {
      left -= split.shares().get(share++).parts();
    }
    return share;
  }
}
