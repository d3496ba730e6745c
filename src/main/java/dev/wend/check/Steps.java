package dev.wend.check;

import dev.wend.check.Traits.Kind;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.PopulationStep;
import dev.wend.syntax.Ast.SaveAudienceStep;
import dev.wend.syntax.Ast.SaveContent;
import dev.wend.syntax.Ast.SaveMode;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a script. Names that steps give to populations hold for the steps behind them only;
 * audiences that they save are names like any other.
 */
final class Steps {
  private final Problems problems;
  private final Populations populations;
  private final Map<String, Traits> audiences;
  private final List<Ast.Step> inOrder;
  private final Map<Ast.Step, Step> checked = new HashMap<>();

  /** The populations that steps name, of those that are checked. */
  private final Map<String, Traits> drawn = new HashMap<>();

  /** Where each of these names is given. */
  private final Map<String, Span> given = new HashMap<>();

  /**
   * @param audiences what is known of audiences so far; what steps save is added
   * @param inOrder all of the script
   */
  Steps(
      Problems problems,
      Populations populations,
      Map<String, Traits> audiences,
      List<Ast.Step> inOrder) {
    this.problems = problems;
    this.populations = populations;
    this.audiences = audiences;
    this.inOrder = inOrder;
    for (Ast.Step step : inOrder) {
      name(step).ifPresent(name -> given.putIfAbsent(name.text(), step.span()));
    }
  }

  /** The name that a step gives to a population. */
  static Optional<Name> name(Ast.Step step) {
    if (step instanceof PopulationStep population) {
      return Optional.of(population.name());
    }
    return step instanceof SaveAudienceStep save ? save.transition() : Optional.empty();
  }

  /** Checks one step; those whose names it mentions are checked already. */
  void check(Ast.Step step) {
    if (checked.containsKey(step)) {
      return;
    }
    if (step instanceof PopulationStep population) {
      Selection from = select(population.population(), step);
      drawn.put(population.name().text(), from.traits(Kind.LIST, Past.DRAWN));
      checked.put(step, new Step.Draw(population.name().text(), from, step.span()));
    } else if (step instanceof SaveAudienceStep save) {
      save(save);
    }
  }

  /** Checks a population that may name those of earlier steps. */
  private Selection select(Ast.Population population, Ast.Step step) {
    Map<String, Optional<Traits>> hidden = new HashMap<>();
    for (Name mentioned : References.of(step)) {
      String name = mentioned.text();
      boolean earlier = drawn.containsKey(name) && given.get(name).offset() < step.span().offset();
      if (earlier && !hidden.containsKey(name)) {
        hidden.put(name, Optional.ofNullable(audiences.put(name, drawn.get(name))));
      }
    }
    Selection selection = populations.check(population);
    hidden.forEach((name, traits) -> audiences.remove(name));
    hidden.forEach((name, traits) -> traits.ifPresent(t -> audiences.put(name, t)));
    return selection;
  }

  private void save(SaveAudienceStep save) {
    Selection from = select(save.from(), save);
    save.transition().ifPresent(name -> drawn.put(name.text(), from.traits(Kind.LIST, Past.DRAWN)));
    String name = save.audience().text();
    audiences.merge(name, saved(from), Steps::either);
    checked.put(
        save,
        new Step.Save(
            save.transition().map(Name::text),
            name,
            from,
            save.mode(),
            save.content(),
            save.span()));
  }

  private static Traits saved(Selection from) {
    return Traits.saved(from.dimension(), Kind.LIST, from.columnTypes());
  }

  /**
   * What is known of an audience that is something else before the step: of a rule the columns that
   * stay the same, else all that may be there.
   */
  private static Traits either(Traits before, Traits saved) {
    Map<String, Type> columns = new LinkedHashMap<>(saved.columns());
    if (before.kind() == Kind.RULE) {
      columns.entrySet().removeIf(c -> !c.getValue().equals(before.columns().get(c.getKey())));
    } else {
      before.columns().forEach(columns::putIfAbsent);
    }
    return Traits.saved(saved.dimension(), before.kind(), columns);
  }

  /** All steps, in the order of the script. */
  List<Step> all() {
    inOrder.forEach(this::check);
    List<Step> all = new ArrayList<>();
    inOrder.forEach(step -> all.add(checked.get(step)));
    return all;
  }

  /**
   * Goes through the steps as a run does: what each of them finds.
   *
   * @param before the audiences that there are before the first step
   * @param complete whether there are no others
   */
  void run(Map<String, Traits> before, boolean complete) {
    Map<String, Traits> there = new HashMap<>(before);
    for (Ast.Step step : inOrder) {
      if (step instanceof SaveAudienceStep save) {
        Traits saved = saved(((Step.Save) checked.get(save)).from());
        there.put(save.audience().text(), found(save, saved, there, complete));
      }
    }
  }

  private Traits found(
      SaveAudienceStep save, Traits saved, Map<String, Traits> there, boolean complete) {
    Name name = save.audience();
    Traits old = there.get(name.text());
    if (old == null) {
      if (save.mode() == SaveMode.UPDATE && complete) {
        String hint = "Write `create or update`.";
        problems.report(Fault.NO_AUDIENCE, name.span(), name.text(), hint);
      }
      return saved;
    }
    if (save.content() == SaveContent.REPLACE) {
      if (old.kind() == Kind.RULE) {
        problems.report(Fault.RULE_REPLACED, name.span(), name.text());
      }
      return saved;
    }
    return append(name, old, saved);
  }

  private Traits append(Name name, Traits old, Traits more) {
    if (old.kind() != more.kind()) {
      problems.report(
          Fault.APPEND_KIND, name.span(), name.text(), old.kind().word(), more.kind().word());
    } else if (!old.dimension().equals(more.dimension())) {
      String has = Problems.rows(old.dimension());
      problems.report(
          Fault.APPEND_DIMENSION, name.span(), name.text(), has, Problems.rows(more.dimension()));
    }
    Map<String, Type> columns = new LinkedHashMap<>(old.columns());
    more.columns()
        .forEach(
            (column, type) -> {
              Type known = columns.putIfAbsent(column, type);
              if (known != null && !known.equals(type)) {
                problems.report(Fault.COLUMN_TYPES, name.span(), column, known.text(), type.text());
              }
            });
    return Traits.saved(old.dimension(), old.kind(), columns);
  }
}
