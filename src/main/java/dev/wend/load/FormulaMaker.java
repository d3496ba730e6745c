package dev.wend.load;

import dev.wend.check.Checked.From;
import dev.wend.check.Gap;
import dev.wend.check.Population;
import dev.wend.check.Typed;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Refusal;
import dev.wend.code.Verify;
import dev.wend.type.Field;
import dev.wend.vm.SingleRun;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the expressions of a source ready for a file. */
final class FormulaMaker {
  private final ZoneId zone;
  private final Instant now;

  FormulaMaker(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  /** The skips, then the computed fields in the order of {@code fields}. */
  Formulas make(FileColumns mapping, List<Field> fields, List<String> columns) {
    Lower lower = new Lower(Map.of(), zone);
    List<Gap> gaps = new ArrayList<>();
    for (Typed skip : mapping.skips()) {
      lower.condition("skip", skip);
      gaps.addAll(gaps(skip));
    }
    for (Field field : fields) {
      if (mapping.from(field) instanceof From.Computed computed) {
        lower.value(field.name(), computed.value());
        gaps.addAll(gaps(computed.value()));
      }
    }
    gaps.forEach(gap -> lower.condition("gap", gap.condition()));
    Program program = lower.program();
    if (program.outputs().isEmpty()) {
      return Formulas.NONE;
    }
    try {
      SingleRun run = new SingleRun(Verify.verify(program), now);
      return new ProgramFormulas(program, run, columns, gaps.stream().map(Gap::span).toList());
    } catch (Refusal e) {
      throw new IllegalStateException("the program of a source does not verify", e);
    }
  }

  /** What tells of the rows of a source whose events they are, where that is no column. */
  Optional<Whose> whose(FeedPlan plan) {
    return plan.events().flatMap(EventRows::whose).map(value -> new Whose(value, zone, now));
  }

  private static List<Gap> gaps(Typed expression) {
    return Gap.of(expression, new Population.Everyone(expression.span()));
  }
}
