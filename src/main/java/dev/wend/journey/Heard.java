package dev.wend.journey;

import dev.wend.check.Population;
import dev.wend.code.JourneyPlan;
import dev.wend.code.Verified;
import dev.wend.live.Reads;
import dev.wend.step.Act;
import dev.wend.step.Entry;
import dev.wend.step.Trigger;
import java.util.LinkedHashSet;
import java.util.Set;

/** What journeys listen to, and what they change. */
final class Heard {
  private Heard() {}

  /**
   * The types of the events that a journey waits for, enters on or is left by, or that bring people
   * into audiences for which it does.
   */
  static Set<String> by(JourneyPlan plan) {
    Set<String> types = new LinkedHashSet<>();
    plan.flow().exits().forEach(trigger -> add(trigger, plan, types));
    if (plan.flow().entry() instanceof Entry.OnEvent entry) {
      add(entry.event(), plan, types);
    }
    for (Act act : plan.flow().acts()) {
      if (act instanceof Act.Await await) {
        await.paths().forEach(path -> add(path.trigger(), plan, types));
      }
    }
    return types;
  }

  private static void add(Trigger trigger, JourneyPlan plan, Set<String> to) {
    if (trigger instanceof Trigger.Event event) {
      to.add(event.type());
    } else if (trigger instanceof Trigger.Membership in) {
      to.addAll(reads(plan.programs().get(in.condition())));
    }
  }

  /** The types of the events that a journey reads, whatever for. */
  static Set<String> read(JourneyPlan plan) {
    Set<String> types = new LinkedHashSet<>();
    plan.programs().forEach(program -> types.addAll(reads(program)));
    return types;
  }

  static Set<String> reads(Verified program) {
    return Reads.of(program.program()).events();
  }

  /** The fields, and the columns of saved audiences, that a journey writes. */
  static Set<String> written(JourneyPlan plan) {
    Set<String> written = new LinkedHashSet<>();
    for (Act act : plan.flow().acts()) {
      if (act instanceof Act.Write write) {
        write.fields().forEach(field -> written.add(field.name()));
      } else if (act instanceof Act.Save save) {
        written.add(Population.column(save.audience()));
      }
    }
    return written;
  }

  /** Whether a journey writes what audiences may read. */
  static boolean writes(JourneyPlan plan) {
    return plan.flow().acts().stream()
        .anyMatch(act -> act instanceof Act.Write || act instanceof Act.Save);
  }
}
