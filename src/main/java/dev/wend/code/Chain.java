package dev.wend.code;

import dev.wend.value.Lapse;
import java.util.List;
import java.util.Optional;

/** A sequence of events, as a node's payload; equal ones mean the same. */
final class Chain {
  /**
   * A step.
   *
   * @param type of which events are
   * @param own which events may be this step's
   * @param joined what else must hold, by the events of earlier steps
   */
  record Step(
      String type,
      Going.Part own,
      Optional<Going.Part> joined,
      boolean negated,
      Lapse after,
      Optional<Lapse> within) {
    List<Object> key() {
      return List.of(type, own.key(), joined.map(Going.Part::key), negated, after, within);
    }
  }

  /** How many rows further out the row of the events is. */
  final int up;

  final List<Step> steps;
  private final List<Object> key;

  Chain(int up, List<Step> steps) {
    this.up = up;
    this.steps = List.copyOf(steps);
    key = List.of(up, steps.stream().map(Step::key).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Chain chain && key.equals(chain.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
