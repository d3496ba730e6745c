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
import java.util.stream.IntStream;

/** Notes of one kind that are not written yet, column by column. */
final class NoteRows {
  private static final int FIRST = 64;
  private static final String NONE = "";

  private final EventType type;
  private final List<Field> fields;
  private int rows;
  private int[] profiles = new int[FIRST];
  private long[] times = new long[FIRST];

  /** By field that was given: of a text, where empty is missing. */
  private final String[][] texts;

  /** By field that was given: of a number, where {@link Lapse#NEVER} is missing. */
  private final long[][] numbers;

  NoteRows(EventType type) {
    this.type = type;
    this.fields = type.fields();
    texts = new String[fields.size()][];
    numbers = new long[fields.size()][];
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
    return texts[field] == null ? NONE : texts[field][row];
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
      texts[f] = texts[f] == null ? null : Arrays.copyOf(texts[f], room);
      numbers[f] = numbers[f] == null ? null : Arrays.copyOf(numbers[f], room);
    }
    leaveMissing(rows, room);
  }

  /** Rows that are not begun have no values. */
  private void leaveMissing(int from, int to) {
    for (int f = 0; f < texts.length; f++) {
      if (texts[f] != null) {
        Arrays.fill(texts[f], from, to, NONE);
      } else if (numbers[f] != null) {
        Arrays.fill(numbers[f], from, to, Lapse.NEVER);
      }
    }
  }

  /** Gives the row that was begun last a text; an empty one is missing. */
  NoteRows set(int field, String text) {
    if (texts[field] == null) {
      texts[field] = new String[profiles.length];
      Arrays.fill(texts[field], NONE);
    }
    texts[field][rows - 1] = text;
    return this;
  }

  /** Gives the row that was begun last a number; {@link Lapse#NEVER} is missing. */
  NoteRows set(int field, long number) {
    if (numbers[field] == null) {
      numbers[field] = new long[profiles.length];
      Arrays.fill(numbers[field], Lapse.NEVER);
    }
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
    int[] given = IntStream.range(0, texts.length).filter(taken::isGiven).toArray();
    List<Field> columns = new ArrayList<>();
    Arrays.stream(given).forEach(f -> columns.add(fields.get(f)));
    columns.add(Field.of(EventType.TIME, Scalar.DATETIME));
    columns.add(Field.of(EventType.WHOSE, Scalar.INT));
    Batch batch = new Batch(type.name(), columns, Math.max(1, count));
    int column = 0;
    for (int f : given) {
      if (taken.texts[f] != null) {
        batch.setAll(column++, utf8(taken.texts[f], count), count);
      } else {
        batch.setAll(column++, taken.numbers[f], count, Lapse.NEVER);
      }
    }
    batch.setAll(column++, taken.times, count, Lapse.NEVER);
    long[] slots = Arrays.stream(taken.profiles, 0, count).asLongStream().toArray();
    batch.setAll(column, slots, count, Lapse.NEVER);
    batch.endRows(count);
    return batch;
  }

  private boolean isGiven(int field) {
    return texts[field] != null || numbers[field] != null;
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
          } else if (numbers[f] != null) {
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
      boolean isSame = row > 0 && texts[row].equals(texts[row - 1]);
      utf8[row] =
          isSame
              ? utf8[row - 1]
              : known.computeIfAbsent(texts[row], t -> t.getBytes(StandardCharsets.UTF_8));
    }
    return utf8;
  }
}
