package dev.wend.vm;

import dev.wend.store.Column;
import dev.wend.store.Dictionary;
import dev.wend.store.Profiles;
import dev.wend.value.Bytes;
import java.util.Arrays;
import java.util.Optional;

/**
 * A column's part of the page that is being scanned: its planes on the heap, copied when needed.
 */
final class PageColumn {
  private static final int WORDS = Profiles.WORDS;

  private final Column column;

  /** The column that holds the keys of a {@link LinkedColumn}, else {@code null}. */
  private final PageColumn key;

  private long[] keys = new long[0];
  private Optional<Transposition> transposition = Optional.empty();
  private final Optional<Dictionary> dictionary;
  private long[][] planes = new long[0][];
  private final long[] scratch = new long[WORDS];
  private int page;
  private boolean loaded;

  /** What {@link #consecutive} says of the page, once it was asked. */
  private long consecutive;

  private boolean compared;

  /** How many planes the page has; 0 where nobody has a value. */
  int width;

  long base;
  long least;
  long greatest;
  boolean someMissing;

  /**
   * @param column {@code null} where the store has none
   */
  PageColumn(Column column, PageColumn key) {
    this.column = column;
    this.key = key;
    this.dictionary = column == null ? Optional.empty() : column.dictionary();
  }

  /** The columns of a program. */
  static PageColumn[] all(Attached attached) {
    PageColumn[] columns = new PageColumn[attached.columns.length];
    for (int c = 0; c < columns.length; c++) {
      PageColumn key = attached.keys[c] < 0 ? null : columns[attached.keys[c]];
      columns[c] = new PageColumn(attached.columns[c], key);
    }
    return columns;
  }

  void begin(int at) {
    page = at;
    loaded = false;
    compared = false;
    width = column == null ? 0 : column.width(at);
    if (width > 0) {
      base = column.base(at);
      least = column.least(at);
      greatest = column.greatest(at);
      someMissing = column.someMissing(at);
    }
  }

  /** The planes, each an array of its own; only where the width is not 0. */
  long[][] planes() {
    if (!loaded && key != null) {
      follow((LinkedColumn) column);
      loaded = true;
    } else if (!loaded) {
      for (int b = 0; b < width; b++) {
        column.plane(page, b, room(b));
      }
      loaded = true;
    }
    return planes;
  }

  private void follow(LinkedColumn linked) {
    for (int b = 0; b < width; b++) {
      Arrays.fill(room(b), 0);
    }
    if (key.width == 0) {
      return;
    }
    if (keys.length == 0) {
      keys = new long[Profiles.PAGE];
      transposition = Optional.of(new Transposition());
    }
    transposition.orElseThrow().codes(key.planes(), key.width, keys);
    for (int bit = 0; bit < 64; bit++) {
      for (int word = 0; word < WORDS; word++) {
        long held = keys[bit * WORDS + word];
        long code = held == 0 ? 0 : linked.codeOf(held - 1 + key.base);
        for (int b = 0; code != 0; b++, code >>>= 1) {
          planes[b][word] |= (code & 1) << bit;
        }
      }
    }
  }

  private long[] room(int plane) {
    if (plane == planes.length) {
      planes = Arrays.copyOf(planes, plane + 1);
      planes[plane] = new long[WORDS];
    }
    return planes[plane];
  }

  /** Takes values of a range; returns whether the figures of the page were enough to know. */
  boolean range(long low, long high, long[] valid, long[] to) {
    if (width == 0 || low > high || high < least || low > greatest || high < base) {
      Masks.none(to);
      return true;
    }
    if (low <= least && high >= greatest && !someMissing) {
      Masks.copy(valid, to);
      return true;
    }
    if (!loaded && column.between(page, low, high, to)) {
      return false;
    }
    long all = width == 64 ? -1L : (1L << width) - 1;
    long first = low <= base ? 1 : low - base + 1;
    if (Long.compareUnsigned(first, all) > 0) {
      Masks.none(to);
      return true;
    }
    long last = high - base + 1;
    if (Long.compareUnsigned(last, all) > 0 || high >= greatest) {
      last = all;
    }
    Planes.range(planes(), width, low <= least ? 1 : first, last, to, scratch);
    return false;
  }

  /** Takes who has the value of a code, where that needs no planes; else false. */
  boolean only(long code, long[] to) {
    long value = code - 1 + base;
    return !loaded && column.between(page, value, value, to);
  }

  /** Takes whoever has a value. */
  boolean present(long[] valid, long[] to) {
    if (width == 0) {
      Masks.none(to);
      return true;
    }
    if (!someMissing) {
      Masks.copy(valid, to);
      return true;
    }
    Planes.any(planes(), width, to);
    return false;
  }

  /** The code of a value in this page, or 0 where nobody has it. */
  long code(long value) {
    if (width == 0 || value < base || value < least || value > greatest) {
      return 0;
    }
    long all = width == 64 ? -1L : (1L << width) - 1;
    long code = value - base + 1;
    return Long.compareUnsigned(code, all) > 0 ? 0 : code;
  }

  /**
   * The value of slot 0 where the values of all profiles of the page follow it by ones, else -1.
   */
  long consecutive(long[] valid) {
    if (!compared) {
      consecutive = compare(valid);
      compared = true;
    }
    return consecutive;
  }

  private long compare(long[] valid) {
    long first = 0;
    for (int b = 0; b < width; b++) {
      first |= (planes()[b][0] & 1) << b;
    }
    boolean inside = first > 0 && width < 40 && first + Masks.count(valid) <= 1L << width;
    return inside && Planes.areConsecutive(planes(), width, first, valid) ? first - 1 + base : -1;
  }

  /** The column's code of one slot of the page, without the planes. */
  long codeOf(int slot) {
    return column.code(page * Profiles.PAGE + slot);
  }

  /** Writes the text of a dictionary's code; false where there is none. */
  boolean append(long textCode, Bytes into) {
    Dictionary texts = dictionary.orElse(null);
    // A torn page may hold a code that never was; its scan is thrown away.
    if (texts == null || textCode < 0 || textCode >= texts.size()) {
      return false;
    }
    int start = into.reserve(texts.length((int) textCode));
    texts.copy((int) textCode, into.array(), start);
    return true;
  }
}
