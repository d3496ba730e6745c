package dev.wend.graph;

import dev.wend.code.JourneyPlan;
import dev.wend.step.Act;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many runs came to each act of a journey, and how many went from one to another. Acts that
 * only lead elsewhere do not count.
 *
 * @param nodes by place
 */
public record Counts(Map<Integer, Long> nodes, Map<Way, Long> edges) {
  /** From an act to another, by place. */
  public record Way(int from, int to) {}

  public Counts {
    nodes = Map.copyOf(nodes);
    edges = Map.copyOf(edges);
  }

  /**
   * Counts what runs did.
   *
   * @param runs of each the acts that were done, by place, from the first on; an act that is done
   *     again at once counts once
   */
  public static Counts of(JourneyPlan plan, Iterable<List<Integer>> runs) {
    Map<Integer, Long> nodes = new HashMap<>();
    Map<Way, Long> edges = new HashMap<>();
    for (List<Integer> run : runs) {
      int last = Chart.ENTRY;
      nodes.merge(last, 1L, Long::sum);
      for (int place : run) {
        if (place != last && !(plan.flow().acts().get(place) instanceof Act.Go)) {
          nodes.merge(place, 1L, Long::sum);
          edges.merge(new Way(last, place), 1L, Long::sum);
          last = place;
        }
      }
    }
    return new Counts(nodes, edges);
  }
}
