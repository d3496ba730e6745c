package dev.wend.graph;

import dev.wend.check.Checked;
import dev.wend.check.Journey;
import dev.wend.check.Journey.Part;
import dev.wend.code.JourneyPlan;
import dev.wend.diag.Span;
import dev.wend.graph.Chart.Edge;
import dev.wend.graph.Chart.Kind;
import dev.wend.graph.Chart.Node;
import dev.wend.step.Act;
import dev.wend.value.LengthText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a chart of a journey. What leads on without doing anything is no node, so branches come
 * together in the arrows; an {@code if} with all its {@code else if} is one node.
 */
public final class JourneyChart {
  private final List<Act> acts;
  private final Journey journey;
  private final Checked script;
  private final Optional<Counts> counts;

  /** What is waited for, as written, by the place of the step in the script. */
  private final Map<Span, List<String>> awaited = new HashMap<>();

  /** How many arrows lead to an act. */
  private final Map<Integer, Integer> leading = new HashMap<>();

  /** The tests that stand in the node of another one. */
  private final Set<Integer> within = new HashSet<>();

  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  private JourneyChart(JourneyPlan plan, Checked script, Optional<Counts> counts) {
    this.acts = plan.flow().acts();
    this.journey = script.journeys().get(plan.name());
    this.script = script;
    this.counts = counts;
  }

  /**
   * The chart of a journey.
   *
   * @param script the script that the plan is of
   */
  public static Chart of(JourneyPlan plan, Checked script, Optional<Counts> counts) {
    return new JourneyChart(plan, script, counts).chart();
  }

  private Chart chart() {
    journey.steps().forEach(this::note);
    String entry = written(journey.entry()).replaceFirst("^enter ", "");
    node(Chart.ENTRY, Kind.ENTER, "", entry);
    edge(new Edge(Chart.ENTRY, Chart.ENTRY, target(0), "", Optional.empty()));
    Set<Integer> reached = reached();
    for (int place : reached) {
      if (!within.contains(place)) {
        node(place);
      }
    }
    return new Chart(
        journey.name(),
        line(journey.title()),
        line(journey.doc()),
        journey.rules().stream().map(this::written).toList(),
        nodes,
        edges);
  }

  /** The acts that somebody can come to, in order; how many ways there are to each is noted. */
  private Set<Integer> reached() {
    Set<Integer> reached = new TreeSet<>();
    List<Integer> left = new ArrayList<>(List.of(target(0)));
    while (!left.isEmpty()) {
      int place = left.remove(left.size() - 1);
      if (reached.add(place)) {
        for (Edge edge : ways(place, place)) {
          leading.merge(edge.to(), 1, Integer::sum);
          left.add(edge.to());
        }
      }
    }
    return reached;
  }

  // ---- words

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private String written(Span span) {
    return line(script.source().slice(span));
  }

  private void note(Part part) {
    if (part instanceof Journey.Await await) {
      awaited.put(
          await.span(), await.any().stream().map(one -> written(one.when().span())).toList());
      await.any().forEach(one -> one.steps().forEach(this::note));
      await.late().forEach(this::note);
    } else if (part instanceof Journey.Choice choice) {
      choice.cases().forEach(one -> one.steps().forEach(this::note));
      choice.otherwise().forEach(this::note);
    } else if (part instanceof Journey.Split split) {
      split.shares().forEach(share -> share.steps().forEach(this::note));
    } else if (part instanceof Journey.Send send) {
      send.failed().ifPresent(steps -> steps.forEach(this::note));
    } else if (part instanceof Journey.Call call) {
      call.failed().ifPresent(steps -> steps.forEach(this::note));
      call.late().ifPresent(steps -> steps.forEach(this::note));
    }
  }

  // ---- nodes

  private void node(int place, Kind kind, String note, String words, String more) {
    Optional<Long> count = counts.map(c -> c.nodes().getOrDefault(place, 0L));
    nodes.add(new Node(place, kind, note, words, more, count));
  }

  private void node(int place, Kind kind, String note, String words) {
    node(place, kind, note, words, "");
  }

  private void node(int place) {
    Act act = acts.get(place);
    if (act instanceof Act.Send send) {
      String retry = send.retry().map(JourneyChart::retry).orElse("");
      String channel = script.catalog().messages().get(send.message()).surface().channel().word();
      node(place, Kind.SEND, channel, send.message(), retry);
    } else if (act instanceof Act.Await await) {
      node(place, Kind.AWAIT, "", isLone(await) ? awaited.get(await.span()).get(0) : "");
    } else if (act instanceof Act.Sleep) {
      node(place, Kind.WAIT, "", written(act.span()).replaceFirst("^wait ", ""));
    } else if (act instanceof Act.Write) {
      String fields = written(act.span()).replaceFirst("^update profile \\{ ?", "");
      node(place, Kind.UPDATE, "profile", fields.replaceFirst(" ?}$", ""));
    } else if (act instanceof Act.Call call) {
      String result = call.result().map(name -> name + " = ").orElse("");
      node(place, Kind.CALL, "", result + call.endpoint() + "." + call.action());
    } else if (act instanceof Act.Save save) {
      node(place, Kind.SAVE, "to audience", save.audience());
    } else if (act instanceof Act.Jump jump) {
      node(place, Kind.JUMP, "to", jump.journey());
    } else if (act instanceof Act.End end) {
      node(place, end.early() ? Kind.EXIT : Kind.COMPLETED, "", "");
    } else {
      node(place, act instanceof Act.Branch ? Kind.IF : Kind.SPLIT, "", "");
    }
    merged(chain(place)).forEach(this::edge);
  }

  private static String retry(Act.Retry retry) {
    String times = "retry " + retry.times() + (retry.times() == 1 ? " time" : " times");
    boolean isAtOnce = retry.every().isFixed() && retry.every().millis() == 0;
    return isAtOnce ? times : times + " every " + LengthText.of(retry.every());
  }

  /** Whether there is nothing else to wait for, so that the node can say it. */
  private static boolean isLone(Act.Await await) {
    return await.paths().size() == 1 && await.within().isEmpty();
  }

  // ---- edges

  private void edge(Edge edge) {
    Counts.Way way = new Counts.Way(edge.act(), edge.to());
    Optional<Long> count = counts.map(c -> c.edges().getOrDefault(way, 0L));
    edges.add(new Edge(edge.from(), edge.act(), edge.to(), edge.words(), count));
  }

  /** Where a place leads to when nothing is done on the way. */
  private int target(int place) {
    int at = place;
    while (acts.get(at) instanceof Act.Go go) {
      at = go.to();
    }
    return at;
  }

  private Edge way(int from, int act, int to, String words) {
    return new Edge(from, act, target(to), words, Optional.empty());
  }

  /** The ways from an act; those of a test with those of the tests that are asked behind it. */
  private List<Edge> chain(int place) {
    List<Edge> ways = new ArrayList<>(ways(place, place));
    while (acts.get(place) instanceof Act.Branch) {
      int otherwise = ways.get(ways.size() - 1).to();
      if (!(acts.get(otherwise) instanceof Act.Branch) || leading.get(otherwise) > 1) {
        break;
      }
      ways.remove(ways.size() - 1);
      ways.addAll(ways(place, otherwise));
      within.add(otherwise);
    }
    return ways;
  }

  private List<Edge> ways(int from, int place) {
    List<Edge> ways = new ArrayList<>();
    Act act = acts.get(place);
    if (act instanceof Act.Branch branch) {
      ways.add(way(from, place, place + 1, written(branch.span())));
      ways.add(way(from, place, branch.otherwise(), "else"));
    } else if (act instanceof Act.Split split) {
      split.shares().forEach(share -> ways.add(way(from, place, share.to(), percent(share))));
    } else if (act instanceof Act.Await await) {
      await(ways, await, place);
    } else if (!(act instanceof Act.Jump || act instanceof Act.End)) {
      ways.add(way(from, place, place + 1, ""));
    }
    if (act instanceof Act.Send send) {
      send.failed().ifPresent(to -> ways.add(way(from, place, to, "on failure")));
    } else if (act instanceof Act.Call call) {
      call.failed().ifPresent(to -> ways.add(way(from, place, to, "on error")));
      call.late().ifPresent(to -> ways.add(way(from, place, to, "on timeout")));
    }
    return ways;
  }

  private void await(List<Edge> ways, Act.Await await, int place) {
    List<String> words = awaited.get(await.span());
    for (int i = 0; i < await.paths().size(); i++) {
      String when = isLone(await) ? "" : words.get(i);
      ways.add(way(place, place, await.paths().get(i).to(), when));
    }
    if (await.within().isPresent()) {
      String after = "after " + LengthText.of(await.within().get());
      ways.add(way(place, place, await.late(), after));
    }
  }

  private static String percent(Act.Share share) {
    return BigDecimal.valueOf(share.parts(), 4).stripTrailingZeros().toPlainString() + "%";
  }

  /** Ways of one act to the same place as one. */
  private static List<Edge> merged(List<Edge> ways) {
    List<Edge> merged = new ArrayList<>();
    for (Edge way : ways) {
      int same = -1;
      for (int i = 0; i < merged.size(); i++) {
        same = merged.get(i).act() == way.act() && merged.get(i).to() == way.to() ? i : same;
      }
      if (same < 0) {
        merged.add(way);
      } else {
        String first = merged.get(same).words();
        String words = first.isEmpty() || way.words().isEmpty() ? "" : first + " or " + way.words();
        merged.set(same, new Edge(way.from(), way.act(), way.to(), words, Optional.empty()));
      }
    }
    return merged;
  }
}
