package dev.wend.check;

import dev.wend.syntax.JourneyAst.AwaitAnyStep;
import dev.wend.syntax.JourneyAst.AwaitStep;
import dev.wend.syntax.JourneyAst.Block;
import dev.wend.syntax.JourneyAst.CallStep;
import dev.wend.syntax.JourneyAst.IfStep;
import dev.wend.syntax.JourneyAst.JourneyStep;
import dev.wend.syntax.JourneyAst.SaveToAudienceStep;
import dev.wend.syntax.JourneyAst.SendStep;
import dev.wend.syntax.JourneyAst.SplitStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All steps of a journey, whatever blocks they stand in. */
final class AllSteps {
  private AllSteps() {}

  /** The messages that are sent somewhere. */
  static Set<String> sent(List<JourneyStep> steps) {
    Set<String> sent = new HashSet<>();
    for (JourneyStep step : all(steps)) {
      if (step instanceof SendStep send) {
        sent.add(send.message().text());
      }
    }
    return sent;
  }

  /** The steps that save into audiences. */
  static List<SaveToAudienceStep> saves(List<JourneyStep> steps) {
    return all(steps).stream()
        .filter(SaveToAudienceStep.class::isInstance)
        .map(SaveToAudienceStep.class::cast)
        .toList();
  }

  private static List<JourneyStep> all(List<JourneyStep> steps) {
    List<JourneyStep> all = new ArrayList<>();
    for (JourneyStep step : steps) {
      all.add(step);
      blocks(step).forEach(block -> all.addAll(all(block.steps())));
    }
    return all;
  }

  /** The blocks directly inside of a step. */
  private static List<Block> blocks(JourneyStep step) {
    if (step instanceof SendStep send) {
      return send.onFailure().stream().toList();
    } else if (step instanceof CallStep call) {
      return both(call.onError(), call.onTimeout());
    } else if (step instanceof AwaitStep await) {
      return both(await.then(), await.otherwise());
    } else if (step instanceof AwaitAnyStep any) {
      return any.branches().stream().map(branch -> branch.block()).toList();
    } else if (step instanceof SplitStep split) {
      return split.branches().stream().map(branch -> branch.block()).toList();
    } else if (step instanceof IfStep choice) {
      Stream<Block> blocks = choice.branches().stream().map(branch -> branch.block());
      return Stream.concat(blocks, choice.otherwise().stream()).toList();
    }
    return List.of();
  }

  private static List<Block> both(Optional<Block> one, Optional<Block> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
