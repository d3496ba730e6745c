package dev.wend.code;

import dev.wend.check.Typed;
import dev.wend.code.Node.Shape;
import dev.wend.code.Program.Entry.Keep;
import dev.wend.diag.Span;
import dev.wend.type.Scalar;
import dev.wend.value.Lapse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sequences of events as nodes. */
final class ChainTerms {
  private final Terms terms;
  private final Graph graph;

  ChainTerms(Terms terms, Graph graph) {
    this.terms = terms;
    this.graph = graph;
  }

  Node sequence(Typed.Sequence sequence) {
    List<Node> arguments = new ArrayList<>();
    List<Chain.Step> steps = new ArrayList<>();
    Map<Integer, String> before = new LinkedHashMap<>();
    for (Typed.SequenceStep step : sequence.steps()) {
      Map<Integer, String> ids = new LinkedHashMap<>(before);
      ids.put(step.items().id(), steps.size() + ".");
      steps.add(step(step, ids, arguments));
      if (!step.negated()) {
        before = ids;
      }
    }
    return graph.node(
        Shape.SEQUENCE,
        new Chain(terms.depth(), steps),
        Scalar.BOOL,
        List.copyOf(arguments),
        sequence.span());
  }

  /**
   * A step.
   *
   * @param ids the items of the events that it can read, with what their names begin with
   */
  private Chain.Step step(Typed.SequenceStep step, Map<Integer, String> ids, List<Node> arguments) {
    Typed.Items items = step.items();
    Graph own = terms.within(items.id(), arguments);
    List<List<Node>> conditions = new ArrayList<>();
    for (Typed.Stage stage : items.stages()) {
      conditions.add(ItemTerms.conditions(own, (Typed.Stage.Where) stage));
    }
    Optional<Going.Part> joined =
        step.joined()
            .map(
                condition -> {
                  Graph joint = terms.within(ids, arguments);
                  return part(joint, List.of(joint.condition(condition)), step.span());
                });
    return new Chain.Step(
        items.list().name(),
        part(own, ItemTerms.together(own, conditions, Optional.empty()), step.span()),
        joined,
        step.negated(),
        lapse(step.after()),
        step.within().map(ChainTerms::lapse));
  }

  private static Going.Part part(Graph graph, List<Node> conditions, Span span) {
    return new Going.Part(graph, conditions, Optional.empty(), Keep.ALL, 0, span);
  }

  static Lapse lapse(Typed.Lapse lapse) {
    return new Lapse(lapse.months(), lapse.days(), lapse.millis());
  }
}
