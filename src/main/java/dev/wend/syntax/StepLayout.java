package dev.wend.syntax;

import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.PopulationStep;
import dev.wend.syntax.Ast.SaveAudienceStep;
import dev.wend.syntax.Ast.SaveMode;
import dev.wend.syntax.Ast.Step;
import java.util.Optional;

/** How steps are laid out: what is saved, and then how, a line each where one is too short. */
final class StepLayout {
  private final Copy copy;
  private final Layout layout;
  private final PopulationLayout populations;

  StepLayout(Copy copy, Layout layout, PopulationLayout populations) {
    this.copy = copy;
    this.layout = layout;
    this.populations = populations;
  }

  /** The name that a step gives to a population. */
  static Optional<Name> name(Step step) {
    if (step instanceof PopulationStep population) {
      return Optional.of(population.name());
    }
    return step instanceof SaveAudienceStep save ? save.transition() : Optional.empty();
  }

  /**
   * @param pad how many blanks the name needs behind it
   */
  void step(Step step, int pad) {
    if (name(step).isPresent()) {
      copy.token();
      layout.text(" ".repeat(pad));
      copy.space();
      copy.word("=");
      copy.space();
    }
    if (step instanceof PopulationStep population) {
      populations.outermost(population.population());
    } else if (step instanceof SaveAudienceStep save) {
      save(save);
    }
  }

  private void save(SaveAudienceStep save) {
    layout.open();
    copy.word("save");
    words("audience");
    copy.space();
    copy.token();
    words("from");
    copy.space();
    populations.outermost(save.from());
    copy.line(" ");
    if (save.mode() == SaveMode.CREATE_OR_UPDATE) {
      copy.word("create");
      words("or", "update");
    } else {
      copy.word("update");
    }
    copy.line(" ");
    copy.word(save.content().word());
    layout.close();
  }

  private void words(String... words) {
    for (String word : words) {
      copy.space();
      copy.word(word);
    }
  }
}
