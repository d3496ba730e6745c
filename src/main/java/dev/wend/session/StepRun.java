package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Population;
import dev.wend.check.Selection;
import dev.wend.check.Step;
import dev.wend.diag.Span;
import dev.wend.store.Column;
import dev.wend.store.Profiles;
import dev.wend.vm.Scan;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The steps of a script on their way: each is done after those before it and sees what they left.
 * Names of earlier populations stand for the members that these had at their step.
 */
final class StepRun {
  private final Checked script;
  private final Profiles store;
  private final Instant now;
  private final Map<String, Audience> audiences;
  private final Map<String, Column> held = new HashMap<>();

  StepRun(Checked script, Profiles store, Instant now) {
    this.script = script;
    this.store = store;
    this.now = now;
    this.audiences = new LinkedHashMap<>(script.audiences());
  }

  /** Goes on where a run of steps ended, with the names of another script. */
  StepRun after(StepRun earlier) {
    held.putAll(earlier.held);
    earlier.audiences.forEach(
        (name, audience) -> {
          if (held.containsKey(Population.column(name))) {
            audiences.putIfAbsent(name, audience);
          }
        });
    return this;
  }

  /** The profiles, as the last step left them. */
  Profiles rows() {
    return new Overlay(store, held);
  }

  /** The audiences, those among them that steps left. */
  Map<String, Audience> audiences() {
    return Map.copyOf(audiences);
  }

  /** What populations are evaluated over, as the last step left it. */
  Evaluation evaluation() {
    return new Evaluation(new Overlay(store, held), script.catalog(), Map.copyOf(audiences), now);
  }

  void run() {
    script.steps().forEach(this::run);
  }

  void run(Step step) {
    if (step instanceof Step.Draw draw) {
      draw(draw.name(), draw.from(), draw.span());
    } else if (step instanceof Step.Save save) {
      draw(save.audience(), save.from(), save.span());
      save.transition().ifPresent(name -> draw(name, save.from(), save.span()));
    }
  }

  private void draw(String name, Selection from, Span span) {
    Scan.Result members = evaluation().members(from);
    String column = Population.column(name);
    held.put(column, new HeldColumn(column, members.members(0)));
    Selection drawn = from.as(new Population.Held(column, span));
    audiences.put(name, new Audience(name, drawn, "", span));
  }
}
