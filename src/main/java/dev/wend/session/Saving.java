package dev.wend.session;

import dev.wend.check.Selection;
import dev.wend.check.Step;
import dev.wend.check.Traits;
import dev.wend.code.Lower;
import dev.wend.session.RunAnswer.Saved;
import dev.wend.store.AudienceWriter;
import dev.wend.store.AudienceWriter.Mode;
import dev.wend.store.Batch;
import dev.wend.store.Profiles;
import dev.wend.store.Store;
import dev.wend.syntax.Ast.SaveContent;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.vm.Scan;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One audience on its way into a store: its members and their columns in one scan. */
final class Saving {
  private final Step.Save step;
  private final Evaluation evaluation;
  private final List<Field> columns = new ArrayList<>();

  Saving(Step.Save step, Evaluation evaluation) {
    this.step = step;
    this.evaluation = evaluation;
    traits(step).columns().forEach((name, type) -> columns.add(Field.of(name, type)));
  }

  /** What is known of what a step saves. */
  static Traits traits(Step.Save step) {
    Map<String, Type> columns = new LinkedHashMap<>();
    step.from().columnTypes().forEach((name, type) -> columns.put(name, kept(type)));
    return Traits.saved(step.from().dimension(), Traits.Kind.LIST, columns);
  }

  /** The type as which a value is kept: of a link its key's. */
  private static Type kept(Type type) {
    return type instanceof Type.Link link ? link.key() : type;
  }

  private Scan scan() {
    Selection from = step.from();
    Lower lower = evaluation.lower().population("members", from.population());
    from.columns().forEach(lower::value);
    return evaluation.scan(lower, from.dimension());
  }

  /** What would be saved. */
  Saved told() {
    return result(evaluation.members(step.from()).count(0), false);
  }

  /** Saves it: all of it or, where this fails, nothing. */
  Saved into(Store store, Instant now) {
    Mode mode = step.content() == SaveContent.APPEND ? Mode.APPEND : Mode.REPLACE;
    String dimension = step.from().dimension();
    try (AudienceWriter writer = store.audience(step.audience(), dimension, columns, mode)) {
      List<Pages> pages = scan().each(Evaluation.threads(), () -> new Pages(writer));
      writer.publish(now);
      return result(pages.stream().mapToLong(Pages::members).sum(), true);
    }
  }

  private Saved result(long given, boolean done) {
    return new Saved(
        step.audience(),
        given,
        step.from().dimension(),
        columns.stream().map(Field::name).toList(),
        step.content().word(),
        done);
  }

  /** The pages of one thread. */
  private final class Pages implements Scan.PageTaker {
    private final AudienceWriter writer;
    private final Batch values = new Batch(columns, Profiles.PAGE);
    private long members;

    Pages(AudienceWriter writer) {
      this.writer = writer;
    }

    long members() {
      return members;
    }

    @Override
    public void take(int page, Scan.Outputs outputs) {
      long[] mask = outputs.mask(0);
      values.clear();
      for (int word = 0; word < Profiles.WORDS; word++) {
        for (long bits = mask[word]; bits != 0; bits &= bits - 1) {
          row(word * 64 + Long.numberOfTrailingZeros(bits), outputs);
        }
      }
      members += values.rows();
      writer.add(page, mask, values);
    }

    private void row(int slot, Scan.Outputs outputs) {
      for (int c = 0; c < columns.size(); c++) {
        int output = c + 1;
        if ((outputs.mask(output)[slot / 64] >>> (slot % 64) & 1) == 0) {
          values.setMissing(c);
        } else if (columns.get(c).type() == Scalar.STRING) {
          byte[] utf8 = outputs.text(output, slot).getBytes(StandardCharsets.UTF_8);
          values.set(c, utf8, 0, utf8.length);
        } else {
          values.set(c, outputs.lane(output, slot));
        }
      }
      values.endRow(slot);
    }
  }
}
