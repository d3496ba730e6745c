package dev.wend.load;

import dev.wend.code.Program;
import dev.wend.code.Program.Output;
import dev.wend.diag.Span;
import dev.wend.store.Batch;
import dev.wend.type.Scalar;
import dev.wend.value.Text;
import dev.wend.vm.SingleRun;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expressions that are outputs of one program. */
final class ProgramFormulas implements Formulas, dev.wend.vm.Row {
  private final List<Output> outputs;
  private final SingleRun run;

  /** By the program's column: that of the file. */
  private final int[] columns;

  private final Text[] texts;

  /**
   * The places of the last outputs, each a mask of the rows whose present values gave none there.
   */
  private final List<Span> gaps;

  private final long[] counts;
  private Row row = new Row(0);
  private boolean isBroken;

  ProgramFormulas(Program program, SingleRun run, List<String> names, List<Span> gaps) {
    this.gaps = gaps;
    this.counts = new long[gaps.size()];
    this.outputs = program.outputs();
    this.run = run;
    this.columns = program.columns().stream().mapToInt(f -> names.indexOf(f.name())).toArray();
    this.texts = new Text[columns.length];
    Arrays.setAll(texts, i -> new Text());
  }

  @Override
  public boolean run(Row over) {
    row = over;
    isBroken = false;
    run.run(this);
    return !isBroken;
  }

  @Override
  public boolean isTrue(int formula) {
    return run.truth(formula);
  }

  @Override
  public void give(int formula, Batch into, int field) {
    if (!run.present(formula)) {
      into.setMissing(field);
      return;
    }
    switch (outputs.get(formula).form()) {
      case MASK -> into.set(field, run.truth(formula) ? 1 : 0);
      case LANE -> give(run.number(formula), into, field);
      case TEXT -> {
        Text text = run.text(formula);
        into.set(field, text.bytes, text.offset, text.length);
      }
      case LIST -> throw new IllegalStateException("a file's columns make no list");
    }
  }

  /** A number; of an event that tells whose it is by a text, its digits. */
  private static void give(long number, Batch into, int field) {
    if (into.fields().get(field).type() == Scalar.STRING) {
      byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
      into.set(field, digits, 0, digits.length);
    } else {
      into.set(field, number);
    }
  }

  @Override
  public void count() {
    int first = outputs.size() - counts.length;
    for (int i = 0; i < counts.length; i++) {
      counts[i] += run.truth(first + i) ? 1 : 0;
    }
  }

  @Override
  public Map<Span, Long> missing() {
    Map<Span, Long> missing = new LinkedHashMap<>();
    for (int i = 0; i < counts.length; i++) {
      missing.merge(gaps.get(i), counts[i], Long::sum);
    }
    return missing;
  }

  @Override
  public boolean present(int column) {
    return row.isPresent(columns[column]);
  }

  @Override
  public long number(int column) {
    throw new IllegalStateException("a file's columns are texts");
  }

  @Override
  public Text text(int column) {
    int start = row.start(columns[column]);
    int end = row.end(columns[column]);
    if (TextReaders.isAscii(row.bytes(), start, end)) {
      return texts[column].set(row.bytes(), start, end - start);
    }
    Optional<String> text = TextReaders.decode(row.bytes(), start, end);
    isBroken |= text.isEmpty();
    byte[] utf8 = text.orElse("").getBytes(StandardCharsets.UTF_8);
    return texts[column].set(utf8, 0, utf8.length);
  }
}
