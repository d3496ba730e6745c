package dev.wend.vm;

import dev.wend.code.Program.Entry;
import dev.wend.code.Program.Form;
import dev.wend.code.Verified;
import dev.wend.store.Column;
import dev.wend.store.Dictionary;
import dev.wend.store.Profiles;
import dev.wend.value.Lane;
import dev.wend.value.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a program of one column gives for each of the column's values, made when a run begins; for a
 * column of very many values only what is asked for is computed.
 *
 * <p>Index 0 is the missing value, index {@code i} the value {@code least + i - 1}.
 */
final class Table {
  /** More distinct values than this are not all computed at the start. */
  private static final int MOST = 1 << 16;

  private static final int MOST_RANGES = 4;

  private final Optional<Dictionary> dictionary;
  private final boolean real;
  private final long least;

  /** The values that pass, as ranges; only where there are few and missing does not pass. */
  final Optional<long[][]> ranges;

  /** By index, 1 for what passes; or none at all. */
  final byte[] passes;

  /** By index; or none at all. */
  final long[] lanes;

  /** What passes of a column of more texts than {@link #MOST}. */
  final Optional<Answers> answers;

  Table(
      Verified verified,
      Entry.Nested program,
      Instant now,
      Column column,
      boolean real,
      int[] pages,
      List<Answers> together) {
    this.dictionary = column.dictionary();
    this.real = real;
    long low = Long.MAX_VALUE;
    long high = -Long.MAX_VALUE;
    for (int page : pages) {
      if (column.width(page) > 0) {
        low = Math.min(low, column.least(page));
        high = Math.max(high, column.greatest(page));
      }
    }
    if (dictionary.isPresent()) {
      low = 0;
      high = dictionary.get().size() - 1L;
    }
    long span = high < low ? 0 : high - low + 1;
    boolean few =
        span >= 0 && span <= MOST && span <= Math.max(1024, (long) pages.length * Profiles.PAGE);
    least = few ? low : 0;
    int size = few ? (int) span + 1 : 0;
    passes = new byte[size];
    lanes = new long[size];
    One one = new One(new SingleRun(verified.within(program), now));
    fill(one);
    answers =
        few || program.program().outputs().get(0).form() != Form.MASK
            ? Optional.empty()
            : dictionary.map(texts -> new Answers(texts, one.runMissing(), together));
    ranges = few && passes[0] == 0 ? ranges() : Optional.empty();
  }

  private void fill(One one) {
    for (int i = 0; i < passes.length; i++) {
      boolean there = i == 0 ? one.runMissing() : one.run(least + i - 1);
      passes[i] = (byte) (there ? 1 : 0);
      lanes[i] = there ? one.run.number(0) : Lane.MISSING;
    }
  }

  private Optional<long[][]> ranges() {
    List<long[]> found = new ArrayList<>();
    for (int i = 1; i < passes.length; i++) {
      if (passes[i] == 1 && passes[i - 1] == 1) {
        found.get(found.size() - 1)[1]++;
      } else if (passes[i] == 1) {
        found.add(new long[] {least + i - 1, least + i - 1});
      }
      if (found.size() > MOST_RANGES) {
        return Optional.empty();
      }
    }
    return Optional.of(found.toArray(new long[0][]));
  }

  /** Whether all values are computed. */
  boolean isFull() {
    return passes.length > 0;
  }

  /** The index of a code, less the code, where code 1 stands for {@code base}. */
  long offset(long base) {
    return base - least;
  }

  /** A run of the program, for what is not in the table; one for each thread. */
  One one(Verified verified, Entry.Nested program, Instant now) {
    return new One(new SingleRun(verified.within(program), now));
  }

  /** The column's value as a row. */
  final class One implements Row {
    final SingleRun run;
    private final Text text = new Text();
    private byte[] bytes = new byte[64];
    private boolean present;
    private long value;

    One(SingleRun run) {
      this.run = run;
    }

    /** Runs the program on no value; returns whether it passes, or gives a value. */
    boolean runMissing() {
      present = false;
      return result();
    }

    boolean run(long of) {
      present = true;
      value = of;
      if (dictionary.isPresent()) {
        // A torn page may hold a code that never was; its scan is thrown away.
        present = of >= 0 && of < dictionary.get().size();
        if (present) {
          read(dictionary.get(), (int) of);
        }
      }
      return result();
    }

    /** Runs the program on a text. */
    boolean run(byte[] utf8, int start, int length) {
      present = true;
      text.set(utf8, start, length);
      return result();
    }

    private void read(Dictionary texts, int code) {
      int length = texts.length(code);
      if (bytes.length < length) {
        bytes = new byte[length * 2];
      }
      text.set(bytes, 0, texts.copy(code, bytes, 0));
    }

    private boolean result() {
      run.run(this);
      return run.isThere();
    }

    @Override
    public boolean present(int place) {
      return present;
    }

    @Override
    public long number(int place) {
      return real ? Lane.sortable(value) : value;
    }

    @Override
    public Text text(int place) {
      return text;
    }
  }
}
