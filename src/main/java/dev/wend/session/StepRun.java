package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Population;
import dev.wend.check.Selection;
import dev.wend.check.Step;
import dev.wend.check.Typed;
import dev.wend.diag.Span;
import dev.wend.session.RunAnswer.Saved;
import dev.wend.store.Column;
import dev.wend.store.Profiles;
import dev.wend.store.Store;
import dev.wend.type.Field;
import dev.wend.vm.Scan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The steps of a script on their way: each is done after those before it and sees what they left.
 * Names of earlier populations stand for the members that these had at their step.
 */
final class StepRun {
  private final Checked script;
  private final Store store;
  private final Instant now;
  private final boolean draft;
  private final Map<String, Audience> audiences;
  private final Map<String, Column> held = new HashMap<>();
  private final List<Saved> saved = new ArrayList<>();
  private final Map<Integer, Long> missing = new TreeMap<>();

  /**
   * @param draft whether nothing is saved, only told
   */
  StepRun(Checked script, Store store, Instant now, boolean draft) {
    this(script, store, now, draft, script.audiences());
  }

  /**
   * @param audiences the rules as they are at the beginning
   */
  StepRun(
      Checked script, Store store, Instant now, boolean draft, Map<String, Audience> audiences) {
    this.script = script;
    this.store = store;
    this.now = now;
    this.draft = draft;
    this.audiences = new LinkedHashMap<>(audiences);
  }

  /** Goes on where a run of steps ended, with the names of another script. */
  StepRun after(StepRun earlier) {
    held.putAll(earlier.held);
    earlier.audiences.forEach(
        (name, audience) -> {
          String dimension = audience.selection().dimension();
          Profiles rows = evaluation().rows(dimension);
          boolean saved = rows.column(Population.column(name)).isPresent();
          if (saved || held.containsKey(Population.column(name))) {
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

  /** Does all steps; what was saved, in order. */
  List<Saved> run() {
    script.steps().forEach(this::run);
    return saved;
  }

  /** How many present values gave none in the steps, by the offset of the place. */
  Map<Integer, Long> missing() {
    return missing;
  }

  void run(Step step) {
    evaluation().missing(step.from()).forEach((at, n) -> missing.merge(at, n, Long::sum));
    if (step instanceof Step.Draw draw) {
      draw(draw.name(), draw.from(), draw.span());
    } else if (step instanceof Step.Save save) {
      save.transition().ifPresent(name -> draw(name, save.from(), save.span()));
      Saving saving = new Saving(save, evaluation());
      saved.add(draft ? saving.told() : saving.into(store, now));
      if (!draft) {
        held.remove(Population.column(save.audience()));
        audiences.put(save.audience(), stored(save));
      }
    }
  }

  /** From its step on the name is the store's. */
  private Audience stored(Step.Save save) {
    String name = save.audience();
    Map<String, Typed> columns = new LinkedHashMap<>();
    StoredAudiences.traits(store)
        .get(name)
        .columns()
        .forEach(
            (column, type) -> {
              Field field = Field.of(Population.column(name, column), type);
              columns.put(column, new Typed.FieldRead(field, save.span()));
            });
    Population members = new Population.Held(Population.column(name), save.span());
    String dimension = save.from().dimension();
    Selection selection = new Selection(members, dimension, columns, BigDecimal.ONE);
    return new Audience(name, selection, "", save.span());
  }

  private void draw(String name, Selection from, Span span) {
    Scan.Result members = evaluation().members(from);
    String column = Population.column(name);
    held.put(column, new HeldColumn(column, members.members(0)));
    Selection drawn = from.as(new Population.Held(column, span));
    audiences.put(name, new Audience(name, drawn, "", span));
  }
}
