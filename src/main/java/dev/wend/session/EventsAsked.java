package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Parts;
import dev.wend.check.Population;
import dev.wend.check.Typed;
import dev.wend.check.Typed.Lapse;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which events programs ask for, and at which distances. */
final class EventsAsked {
  private EventsAsked() {}

  /** The types of the events that a program reads. */
  static Set<String> types(Program program) {
    Set<String> types = new LinkedHashSet<>();
    add(program, types);
    return types;
  }

  private static void add(Program program, Set<String> to) {
    for (Entry entry : program.pool()) {
      if (entry instanceof Entry.Items items) {
        if (items.events()) {
          to.add(items.list());
        }
        items.parts().forEach(part -> add(part.program(), to));
      } else if (entry instanceof Entry.Sequence sequence) {
        for (Entry.Step step : sequence.steps()) {
          to.add(step.type());
          add(step.own(), to);
          step.joined().ifPresent(joined -> add(joined, to));
        }
      }
    }
  }

  /** How long after each other the steps of the sequences of a script's audiences come. */
  static List<Lapse> lapses(Checked script) {
    List<Lapse> lapses = new ArrayList<>();
    for (Checked.Audience audience : script.audiences().values()) {
      conditions(audience.population()).forEach(condition -> lapses(condition, lapses));
    }
    return lapses;
  }

  private static void lapses(Typed value, List<Lapse> to) {
    if (value instanceof Typed.Sequence sequence) {
      for (Typed.SequenceStep step : sequence.steps()) {
        to.add(step.after());
        step.within().ifPresent(to::add);
      }
    }
    Parts.of(value).forEach(part -> lapses(part, to));
  }

  /** All conditions of a population. */
  static List<Typed> conditions(Population population) {
    List<Typed> all = new ArrayList<>();
    if (population instanceof Population.Where where) {
      all.addAll(conditions(where.of()));
      all.add(where.condition());
    } else if (population instanceof Population.Combined combined) {
      all.addAll(conditions(combined.left()));
      all.addAll(conditions(combined.right()));
    } else if (population instanceof Population.Sample sample) {
      all.addAll(conditions(sample.of()));
    } else if (population instanceof Population.Top top) {
      all.addAll(conditions(top.of()));
    }
    return all;
  }
}
