package dev.wend.vm;

import dev.wend.store.Column;
import dev.wend.store.Dictionary;
import dev.wend.store.Profiles;
import dev.wend.type.Type;
import dev.wend.value.Bytes;
import dev.wend.value.Text;
import java.util.Arrays;
import java.util.Optional;

/**
 * A column of an entity as the rows that hold its keys see it. What a key leads to is looked up
 * once a scan, when a page first asks; threads share it, and may both look it up.
 */
final class LinkedColumn implements Column {
  /** Keys that are numbers are kept by their distance from the least one, where that is below. */
  private static final long MOST_NUMBERS = 1 << 22;

  private static final long UNKNOWN = -1;

  private final Column key;
  private final Optional<Dictionary> keyTexts;
  private final Profiles rows;
  private final Column values;
  private final long least;
  private final long greatest;
  private final int width;

  /** The number of the first key that is kept. */
  private final long first;

  /** By key: its code here; 0 where it leads to no value. */
  private final long[] kept;

  private LinkedColumn(Column key, Profiles rows, Column values, int[] keyPages) {
    this.key = key;
    this.keyTexts = key.dictionary();
    this.rows = rows;
    this.values = values;
    long[] span = span(values, new Paged.OfProfiles(rows).all());
    least = span[0];
    greatest = span[1];
    // codes go from 1 to the span + 1, and all 64 bits may be needed
    width = least > greatest ? 0 : 64 - Long.numberOfLeadingZeros(greatest - least + 1);
    long[] keys = keyTexts.isPresent() ? texts(keyTexts.get()) : span(key, keyPages);
    long count = keys[1] - keys[0] + 1;
    first = keys[0];
    kept = new long[count > 0 && (keyTexts.isPresent() || count <= MOST_NUMBERS) ? (int) count : 0];
    Arrays.fill(kept, UNKNOWN);
  }

  /** Empty where the store lacks something of it, so that all is missing. */
  static Optional<Column> of(Column key, Optional<Profiles> rows, String field, int[] keyPages) {
    Optional<Column> values = rows.flatMap(r -> r.column(field));
    return key == null || values.isEmpty()
        ? Optional.empty()
        : Optional.of(new LinkedColumn(key, rows.get(), values.get(), keyPages));
  }

  private static long[] texts(Dictionary texts) {
    return new long[] {0, texts.size() - 1L};
  }

  /** The least and the greatest value of some pages; the other way round where there is none. */
  private static long[] span(Column column, int[] pages) {
    long low = Long.MAX_VALUE;
    long high = -Long.MAX_VALUE;
    for (int page : pages) {
      if (column.width(page) > 0) {
        low = Math.min(low, column.least(page));
        high = Math.max(high, column.greatest(page));
      }
    }
    return new long[] {low, high};
  }

  /** The code of what a key leads to. */
  long codeOf(long of) {
    long at = of - first;
    if (at < 0 || at >= kept.length) {
      return find(of);
    }
    long code = kept[(int) at];
    if (code == UNKNOWN) {
      code = find(of);
      kept[(int) at] = code;
    }
    return code;
  }

  private long find(long of) {
    Text text = new Text();
    if (keyTexts.isPresent()) {
      Dictionary texts = keyTexts.get();
      // A torn page may hold a code that never was; its scan is thrown away.
      if (of < 0 || of >= texts.size()) {
        return 0;
      }
      byte[] bytes = new byte[texts.length((int) of)];
      text.set(bytes, 0, texts.copy((int) of, bytes, 0));
    } else {
      ItemRun.digits(of, new Bytes(24), text);
    }
    int row = rows.find(text);
    long code = row < 0 ? 0 : values.code(row);
    long value = code == 0 ? 0 : code - 1 + values.base(row / Profiles.PAGE);
    return code == 0 || value < least || value > greatest ? 0 : value - least + 1;
  }

  @Override
  public String name() {
    return values.name();
  }

  @Override
  public Type type() {
    return values.type();
  }

  @Override
  public int width(int page) {
    return width;
  }

  @Override
  public long base(int page) {
    return least;
  }

  @Override
  public void plane(int page, int bit, long[] into) {
    for (int slot = 0; slot < Profiles.PAGE; slot++) {
      long code = code(page * Profiles.PAGE + slot);
      into[slot / 64] = (into[slot / 64] & ~(1L << slot)) | (code >>> bit & 1) << slot;
    }
  }

  @Override
  public long least(int page) {
    return least;
  }

  @Override
  public long greatest(int page) {
    return greatest;
  }

  @Override
  public boolean someMissing(int page) {
    return true;
  }

  @Override
  public long code(int slot) {
    long code = key.code(slot);
    return code == 0 ? 0 : codeOf(code - 1 + key.base(slot / Profiles.PAGE));
  }

  @Override
  public Optional<Dictionary> dictionary() {
    return values.dictionary();
  }
}
