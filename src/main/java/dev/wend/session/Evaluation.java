package dev.wend.session;

import dev.wend.check.Checked;
import dev.wend.check.Gap;
import dev.wend.check.Population;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Refusal;
import dev.wend.code.Verified;
import dev.wend.code.Verify;
import dev.wend.diag.Source;
import dev.wend.session.RunAnswer.MissingCount;
import dev.wend.store.Profiles;
import dev.wend.vm.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs programs over a store. */
final class Evaluation {
  private Evaluation() {}

  /**
   * What a scan over a script's audiences found.
   *
   * @param sizes by audience, in the order of the script
   * @param missing places where present values gave none, in the order of the script
   */
  record Counts(Map<String, Long> sizes, List<MissingCount> missing) {}

  /** Evaluates a script's audiences. */
  static Counts counts(Compile compiled, Profiles profiles, Instant now) {
    Checked script = compiled.checked();
    List<Long> found = new ArrayList<>();
    for (Verified program : compiled.programs().orElseGet(() -> verified(script))) {
      Scan.Result result = new Scan(program, profiles, now).count(threads());
      for (int i = 0; i < program.program().outputs().size(); i++) {
        found.add(result.count(i));
      }
    }
    Map<String, Long> sizes = new LinkedHashMap<>();
    script.audiences().keySet().forEach(name -> sizes.put(name, found.get(sizes.size())));
    List<Long> gaps = found.subList(sizes.size(), found.size());
    return new Counts(sizes, missing(script.source(), Gap.of(script.audiences().values()), gaps));
  }

  /** What a run computes: its audiences, then the places where present values give none. */
  static List<Program> programs(Checked script) {
    if (script.audiences().isEmpty()) {
      return List.of();
    }
    Lower lower = new Lower(script.audiences(), script.zone());
    script.audiences().values().forEach(a -> lower.population(a.name(), a.population()));
    List<Gap> gaps = Gap.of(script.audiences().values());
    for (int i = 0; i < gaps.size(); i++) {
      // No audience is called by a number.
      Gap gap = gaps.get(i);
      lower.population(
          String.valueOf(i), new Population.Where(gap.among(), gap.condition(), gap.span()));
    }
    return List.of(lower.program());
  }

  private static List<Verified> verified(Checked script) {
    return programs(script).stream().map(Evaluation::verify).toList();
  }

  /** A place that several audiences share (a {@code let}) counts for each. */
  private static List<MissingCount> missing(Source source, List<Gap> gaps, List<Long> counts) {
    Map<Integer, Long> byOffset = new TreeMap<>();
    for (int i = 0; i < gaps.size(); i++) {
      byOffset.merge(gaps.get(i).span().offset(), counts.get(i), Long::sum);
    }
    return byOffset.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(
            e -> new MissingCount(source.line(e.getKey()), source.column(e.getKey()), e.getValue()))
        .toList();
  }

  static Verified verify(Program program) {
    try {
      return Verify.verify(program);
    } catch (Refusal e) {
      throw new IllegalStateException("a program of ours does not verify", e);
    }
  }

  static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }
}
