package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.code.Listing;
import dev.wend.code.Lower;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Programs as people read them. */
final class Listings {
  private Listings() {}

  static Answer<List<String>> disassemble(ListRequest request) throws SessionException {
    Compile script = Compile.open(request.script());
    if (script.hasErrors()) {
      return new Answer.Refused<>(script.problems());
    }
    Program program = program(script.checked(), request.audience());
    String text = Listing.text(program, script.checked().source());
    return new Answer.Given<>(text.lines().toList(), script.problems());
  }

  static Answer<List<String>> explain(
      ListRequest request, Path folder, Optional<Moment> at, Clock clock) throws SessionException {
    Compile script = Compile.open(request.script());
    if (script.hasErrors()) {
      return new Answer.Refused<>(script.problems());
    }
    Program program = program(script.checked(), request.audience());
    Instant now =
        at.map(m -> m.in(script.checked().zone()))
            .orElseGet(() -> Instant.ofEpochMilli(clock.millis()));
    try (Store store = Store.open(folder)) {
      Scan scan = new Scan(Evaluation.verify(program), store, now);
      Scan.Result result = scan.explain(Evaluation.threads());
      return new Answer.Given<>(lines(program, result), script.problems());
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    }
  }

  static List<String> lines(Program program, Scan.Result result) {
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
              Locale.ROOT, "%s: %,d of %,d profiles", name, result.count(i), result.profiles()));
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

  /** The program of one audience, or of all. */
  static Program program(Checked script, Optional<String> name) throws SessionException {
    if (name.isEmpty()) {
      return Lower.audiences(script);
    }
    Audience audience = script.audiences().get(name.get());
    if (audience == null) {
      String hint =
          Nearest.of(name.get(), script.audiences().keySet())
              .map(near -> "Did you mean `" + near + "`?")
              .orElse("Its audiences are " + String.join(", ", script.audiences().keySet()) + ".");
      throw new SessionException(
          SessionException.Kind.REFUSED, "The script has no audience `" + name.get() + "`.", hint);
    }
    return new Lower(script.audiences(), script.zone())
        .population(audience.name(), audience.population())
        .program();
  }
}
