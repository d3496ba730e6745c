package dev.wend.journey;

import dev.wend.store.Batch;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Lapse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Notes of one kind that are not written yet, column by column. */
final class NoteRows {
  private static final int FIRST = 64;
  private static final String NONE = "";

  private final EventType type;
  private final List<Field> fields;
  private int rows;
  private int[] profiles = new int[FIRST];
  private long[] times = new long[FIRST];

  /** By field: of a text, where empty is missing. */
  private final String[][] texts;

  /** By field: of a number, where {@link Lapse#NEVER} is missing. */
  private final long[][] numbers;

  NoteRows(EventType type) {
    this.type = type;
    this.fields = type.fields();
    texts = new String[fields.size()][];
    numbers = new long[fields.size()][];
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).type() == Scalar.STRING) {
        texts[f] = new String[FIRST];
      } else {
        numbers[f] = new long[FIRST];
      }
    }
    leaveMissing(0, FIRST);
  }

  /** Rows that are not begun have no values. */
  private void leaveMissing(int from, int to) {
    for (int f = 0; f < texts.length; f++) {
      if (texts[f] != null) {
        Arrays.fill(texts[f], from, to, NONE);
      } else {
        Arrays.fill(numbers[f], from, to, Lapse.NEVER);
      }
    }
  }

  EventType type() {
    return type;
  }

  int rows() {
    return rows;
  }

  int profile(int row) {
    return profiles[row];
  }

  long time(int row) {
    return times[row];
  }

  String text(int field, int row) {
    return texts[field][row];
  }

  /** Begins a row of which nothing is given yet. */
  NoteRows add(int profile, long at) {
    if (rows == profiles.length) {
      grow();
    }
    profiles[rows] = profile;
    times[rows] = at;
    rows++;
    return this;
  }

  private void grow() {
    int room = rows * 2;
    profiles = Arrays.copyOf(profiles, room);
    times = Arrays.copyOf(times, room);
    for (int f = 0; f < texts.length; f++) {
      if (texts[f] != null) {
        texts[f] = Arrays.copyOf(texts[f], room);
      } else {
        numbers[f] = Arrays.copyOf(numbers[f], room);
      }
    }
    leaveMissing(rows, room);
  }

  /** Gives the row that was begun last a text; an empty one is missing. */
  NoteRows set(int field, String text) {
    texts[field][rows - 1] = text;
    return this;
  }

  /** Gives the row that was begun last a number; {@link Lapse#NEVER} is missing. */
  NoteRows set(int field, long number) {
    numbers[field][rows - 1] = number;
    return this;
  }

  void clear() {
    leaveMissing(0, rows);
    rows = 0;
  }

  /** The rows of some profiles for the store; one without rows where there are none. */
  Batch batch(IntPredicate whose) {
    NoteRows taken = only(whose);
    int count = taken.rows;
    List<Field> all = new ArrayList<>(fields);
    all.add(Field.of(EventType.TIME, Scalar.DATETIME));
    all.add(Field.of(EventType.WHOSE, Scalar.INT));
    Batch batch = new Batch(type.name(), all, Math.max(1, count));
    for (int f = 0; f < texts.length; f++) {
      if (texts[f] != null) {
        batch.setAll(f, utf8(taken.texts[f], count), count);
      } else {
        batch.setAll(f, taken.numbers[f], count, Lapse.NEVER);
      }
    }
    batch.setAll(texts.length, taken.times, count, Lapse.NEVER);
    long[] whoseSlots = Arrays.stream(taken.profiles, 0, count).asLongStream().toArray();
    batch.setAll(texts.length + 1, whoseSlots, count, Lapse.NEVER);
    batch.endRows(count);
    return batch;
  }

  /** The rows of some profiles; these where they are all. */
  private NoteRows only(IntPredicate whose) {
    if (Arrays.stream(profiles, 0, rows).allMatch(whose)) {
      return this;
    }
    NoteRows some = new NoteRows(type);
    for (int row = 0; row < rows; row++) {
      if (whose.test(profiles[row])) {
        some.add(profiles[row], times[row]);
        for (int f = 0; f < texts.length; f++) {
          if (texts[f] != null) {
            some.set(f, texts[f][row]);
          } else {
            some.set(f, numbers[f][row]);
          }
        }
      }
    }
    return some;
  }

  private static byte[][] utf8(String[] texts, int count) {
    Map<String, byte[]> known = new HashMap<>();
    byte[][] utf8 = new byte[count][];
    for (int row = 0; row < count; row++) {
      utf8[row] = known.computeIfAbsent(texts[row], text -> text.getBytes(StandardCharsets.UTF_8));
    }
    return utf8;
  }
}
