package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.code.JourneyPlan;
import dev.wend.code.LowerJourney;
import dev.wend.graph.Chart;
import dev.wend.graph.Counts;
import dev.wend.graph.JourneyChart;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Draws journeys. */
final class Graph {
  private final GraphRequest request;

  private Graph(GraphRequest request) {
    this.request = request;
  }

  static Answer<GraphAnswer> draw(GraphRequest request) throws SessionException {
    Graph graph = new Graph(request);
    if (request.store().isEmpty()) {
      return graph.draw(Compile.open(request.script()), Optional.empty());
    }
    try (Store store = Store.open(request.store().get())) {
      Compile script = Compile.open(request.script(), StoredAudiences.traits(store));
      return graph.draw(script, Optional.of(store));
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    }
  }

  private Answer<GraphAnswer> draw(Compile script, Optional<Store> store) throws SessionException {
    if (script.hasErrors()) {
      return new Answer.Refused<>(script.problems());
    }
    Checked checked = script.checked();
    String name = request.journey();
    if (!checked.journeys().containsKey(name)) {
      throw SessionException.unknown("journey", name, checked.journeys().keySet());
    }
    JourneyPlan plan = LowerJourney.of(checked.journeys().get(name), checked);
    Optional<Counts> counts =
        store.isPresent() ? Optional.of(counts(plan, checked, store.get())) : Optional.empty();
    Chart chart = JourneyChart.of(plan, checked, counts);
    String text = request.form().text(chart);
    if (request.out().isPresent()) {
      WholeFile.write(request.out().get(), text.getBytes(StandardCharsets.UTF_8));
    }
    return new Answer.Given<>(new GraphAnswer(chart, text), script.problems());
  }

  private Counts counts(JourneyPlan plan, Checked script, Store store) throws SessionException {
    Path folder = request.store().orElseThrow();
    VersionBook book = VersionBook.of(script, store, new JourneyFile(folder).read());
    Set<Integer> versions = book.same(plan, script.source());
    if (versions.isEmpty()) {
      throw new SessionException(
          SessionException.Kind.REFUSED,
          "In this store the journey `" + plan.name() + "` has not run as the script has it.",
          "Name the script that ran, or leave `--store` out for the picture without counts.");
    }
    return Counts.of(plan, new Paths(store, plan.name(), versions));
  }
}
