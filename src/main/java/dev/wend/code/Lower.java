package dev.wend.code;

import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Population;
import dev.wend.check.Typed;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lowers checked audiences and expressions to one program: give it what is wanted, in order, then
 * take the {@link #program}. What several results need is done once.
 */
public final class Lower {
  private record Wanted(String name, Node node, boolean asMask) {}

  private final Graph graph;
  private final List<Wanted> wanted = new ArrayList<>();

  /**
   * @param audiences those that may be named
   * @param zone the script's time zone
   */
  public Lower(Map<String, Audience> audiences, ZoneId zone) {
    this(audiences, zone, true);
  }

  /**
   * @param folding whether constants are folded; without, they are computed when the program runs
   */
  Lower(Map<String, Audience> audiences, ZoneId zone, boolean folding) {
    graph = new Graph(audiences, zone, folding);
  }

  /** All audiences of a script, each a mask of its name. */
  public static Program audiences(Checked script) {
    Lower lower = new Lower(script.audiences(), script.zone());
    for (Audience audience : script.audiences().values()) {
      lower.population(audience.name(), audience.population());
    }
    return lower.program();
  }

  /** Wants a mask: the members of a population. */
  public Lower population(String name, Population population) {
    wanted.add(new Wanted(name, graph.population(population), true));
    return this;
  }

  /** Wants a mask: those for whom a condition holds. */
  public Lower condition(String name, Typed condition) {
    wanted.add(new Wanted(name, graph.condition(condition), true));
    return this;
  }

  /** Wants a value of any type; a bool may be missing. */
  public Lower value(String name, Typed value) {
    wanted.add(new Wanted(name, graph.value(value), false));
    return this;
  }

  /**
   * The selections that the program reads as bool columns, by the column's name; whoever runs it
   * computes them first.
   */
  public Map<String, Population.Top> selections() {
    return graph.selections().byColumn();
  }

  public Program program() {
    Emitter emitter = new Emitter(graph, graph.zone());
    emitter.share(wanted.stream().filter(Wanted::asMask).map(Wanted::node).toList());
    wanted.forEach(w -> emitter.output(w.name(), w.node(), w.asMask()));
    return emitter.finish();
  }
}
