package dev.wend.code;

import dev.wend.check.Population;
import dev.wend.step.Content;
import dev.wend.step.Flow;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A journey that can run.
 *
 * @param flow its acts and rules
 * @param programs what they evaluate, by place
 * @param contents what its sends say, by place
 * @param events the types of the events and answers that have names in it, by name; the one that a
 *     condition is about is called "event" and does not stand here
 * @param members of the audience by which people come in, the place of its program
 * @param selections what that program reads as bool columns, by the column's name; whoever runs it
 *     computes them first
 */
public record JourneyPlan(
    Flow flow,
    List<Verified> programs,
    List<Content> contents,
    Map<String, String> events,
    OptionalInt members,
    Map<String, Population.Top> selections) {
  public JourneyPlan {
    programs = List.copyOf(programs);
    contents = List.copyOf(contents);
    events = Map.copyOf(events);
    selections = Map.copyOf(selections);
  }

  public String name() {
    return flow.name();
  }
}
