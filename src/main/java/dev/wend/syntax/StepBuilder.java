package dev.wend.syntax;

import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.PopulationStep;
import dev.wend.syntax.Ast.SaveAudienceStep;
import dev.wend.syntax.Ast.SaveContent;
import dev.wend.syntax.Ast.SaveMode;
import dev.wend.syntax.grammar.WendParser.SaveAudienceContext;
import dev.wend.syntax.grammar.WendParser.StepContext;
import java.util.Optional;

/** Builds steps from what the parser read. */
final class StepBuilder {
  private final Leaves leaves;
  private final PopulationBuilder populations;

  StepBuilder(Leaves leaves, PopulationBuilder populations) {
    this.leaves = leaves;
    this.populations = populations;
  }

  Optional<Declaration> step(StepContext context, String doc) {
    Optional<Name> name =
        context.name() == null && context.EQUAL() == null
            ? Optional.empty()
            : Optional.of(leaves.name(context.name(), context));
    if (context.saveAudience() != null) {
      return Optional.of(save(context, name, doc));
    }
    return name.map(
        n ->
            new PopulationStep(
                n, populations.population(context.population(), context), doc, Spans.of(context)));
  }

  private Declaration save(StepContext context, Optional<Name> transition, String doc) {
    SaveAudienceContext save = context.saveAudience();
    return new SaveAudienceStep(
        transition,
        leaves.name(save.name(), save),
        populations.population(save.population(), save),
        save.CREATE() == null ? SaveMode.UPDATE : SaveMode.CREATE_OR_UPDATE,
        save.APPEND() == null ? SaveContent.REPLACE : SaveContent.APPEND,
        doc,
        Spans.of(context));
  }
}
