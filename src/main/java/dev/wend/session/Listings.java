package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Journey;
import dev.wend.code.JourneyListing;
import dev.wend.code.JourneyPlan;
import dev.wend.code.Listing;
import dev.wend.code.Lower;
import dev.wend.code.LowerJourney;
import dev.wend.code.Program;
import dev.wend.diag.Nearest;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.vm.OpFigures;
import dev.wend.vm.Scan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Programs as people read them. */
final class Listings {
  private Listings() {}

  static Answer<List<String>> disassemble(ListRequest request) throws SessionException {
    Compile script = Compile.open(request.script());
    if (script.hasErrors()) {
      return new Answer.Refused<>(script.problems());
    }
    Checked checked = script.checked();
    List<String> lines = new ArrayList<>();
    Optional<Journey> one = request.audience().map(checked.journeys()::get);
    if (one.isEmpty()) {
      for (Listed listed : programs(checked, request.audience())) {
        lines.addAll(Listing.text(listed.program(), checked.source()).lines().toList());
      }
    }
    Collection<Journey> journeys =
        request.audience().isPresent() ? one.stream().toList() : checked.journeys().values();
    for (Journey journey : journeys) {
      JourneyPlan plan = LowerJourney.of(journey, checked);
      lines.addAll(JourneyListing.text(plan, checked.source()).lines().toList());
    }
    return new Answer.Given<>(lines, script.problems());
  }

  static Answer<List<String>> explain(
      ListRequest request, Path folder, Optional<Moment> at, Clock clock) throws SessionException {
    Compile script = Compile.open(request.script());
    if (script.hasErrors()) {
      return new Answer.Refused<>(script.problems());
    }
    List<Listed> programs = programs(script.checked(), request.audience());
    Instant now =
        at.map(m -> m.in(script.checked().zone()))
            .orElseGet(() -> Instant.ofEpochMilli(clock.millis()));
    try (Store store = Store.open(folder)) {
      Catalog catalog = script.checked().catalog();
      Map<String, Audience> audiences = script.checked().audiences();
      Evaluation evaluation = new Evaluation(store, catalog, audiences, now);
      List<String> lines = new ArrayList<>();
      for (Listed listed : programs) {
        Scan scan = evaluation.scan(listed.lower(), listed.dimension());
        Scan.Result result = scan.explain(Evaluation.threads());
        lines.addAll(lines(listed.program(), result, evaluation.called(listed.dimension())));
      }
      return new Answer.Given<>(lines, script.problems());
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    }
  }

  /**
   * @param rows what they are called that are counted
   */
  static List<String> lines(Program program, Scan.Result result, String rows) {
    List<String> lines = new ArrayList<>();
    lines.add("      op                 rows in    rows out   pages skipped        ms  effect");
    OpFigures figures = result.figures().orElseThrow();
    for (Listing.Line line : Listing.of(program)) {
      lines.add(line(line, figures));
      within(line, Listing.INDENT, lines);
    }
    lines.add("");
    for (int i = 0; i < program.outputs().size(); i++) {
      String name = program.outputs().get(i).name();
      lines.add(
          String.format(
              Locale.ROOT, "%s: %,d of %,d %s", name, result.count(i), result.profiles(), rows));
    }
    return lines;
  }

  /** What runs over items is measured as a whole, by the op that goes through them. */
  private static void within(Listing.Line around, String indent, List<String> lines) {
    for (Listing.Line line : around.within()) {
      lines.add(
          String.format(
              Locale.ROOT, "%s%4d  %-14s %s", indent, line.address(), line.op(), line.effect()));
      within(line, indent + Listing.INDENT, lines);
    }
  }

  private static String line(Listing.Line line, OpFigures figures) {
    int at = line.address();
    return String.format(
        Locale.ROOT,
        "%4d  %-14s %,11d %,11d %,7d %,7d %9.3f  %s",
        at,
        line.op(),
        figures.rowsIn(at),
        figures.rowsOut(at),
        figures.pages(at),
        figures.pagesSkipped(at),
        figures.nanos(at) / 1e6,
        line.effect());
  }

  /** The programs of one audience, or of all: one for each dimension. */
  private static List<Listed> programs(Checked script, Optional<String> name)
      throws SessionException {
    if (name.isPresent()) {
      return List.of(new Listed(List.of(audience(script, name.get())), script));
    }
    Map<String, List<Audience>> byDimension = new LinkedHashMap<>();
    for (Audience audience : script.audiences().values()) {
      String dimension = audience.selection().dimension();
      byDimension.computeIfAbsent(dimension, d -> new ArrayList<>()).add(audience);
    }
    return byDimension.values().stream().map(some -> new Listed(some, script)).toList();
  }

  /** Audiences over the same rows. */
  private record Listed(List<Audience> audiences, Checked script) {
    String dimension() {
      return audiences.get(0).selection().dimension();
    }

    Lower lower() {
      Lower lower = new Lower(script.audiences(), script.zone());
      audiences.forEach(a -> lower.population(a.name(), a.population()));
      return lower;
    }

    Program program() {
      return lower().program();
    }
  }

  private static Audience audience(Checked script, String name) throws SessionException {
    Audience audience = script.audiences().get(name);
    if (audience == null && script.catalog().audiences().containsKey(name)) {
      throw new SessionException(
          SessionException.Kind.REFUSED,
          "`" + name + "` is saved by a step: its members are kept, and no rule says who they are.",
          "Name the audience that it is saved from, or write `wend query --store DIR '"
              + name
              + "'` for its members.");
    }
    if (audience == null) {
      String hint =
          Nearest.of(name, script.audiences().keySet())
              .map(near -> "Did you mean `" + near + "`?")
              .orElse("Its audiences are " + String.join(", ", script.audiences().keySet()) + ".");
      throw new SessionException(
          SessionException.Kind.REFUSED, "The script has no audience `" + name + "`.", hint);
    }
    return audience;
  }
}
