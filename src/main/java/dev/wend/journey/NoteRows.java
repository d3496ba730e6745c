package dev.wend.journey;

import dev.wend.store.Batch;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Lapse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    for (int f = 0; f < texts.length; f++) {
      if (texts[f] != null) {
        texts[f][rows] = NONE;
      } else {
        numbers[f][rows] = Lapse.NEVER;
      }
    }
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
    rows = 0;
  }

  /** The rows of some profiles for the store; one without rows where there are none. */
  Batch batch(IntPredicate whose) {
    List<Field> all = new ArrayList<>(fields);
    all.add(Field.of(EventType.TIME, Scalar.DATETIME));
    all.add(Field.of(EventType.WHOSE, Scalar.INT));
    Batch batch = new Batch(type.name(), all, Math.max(1, rows));
    String[] last = new String[texts.length];
    byte[][] bytes = new byte[texts.length][];
    for (int row = 0; row < rows; row++) {
      if (!whose.test(profiles[row])) {
        continue;
      }
      for (int f = 0; f < texts.length; f++) {
        if (texts[f] == null) {
          give(batch, f, numbers[f][row]);
          continue;
        }
        String text = texts[f][row];
        if (!text.equals(last[f])) {
          last[f] = text;
          bytes[f] = text.getBytes(StandardCharsets.UTF_8);
        }
        give(batch, f, bytes[f]);
      }
      batch.set(texts.length, times[row]);
      batch.set(texts.length + 1, profiles[row]);
      batch.endRow(row);
    }
    return batch;
  }

  private static void give(Batch batch, int field, byte[] text) {
    if (text.length == 0) {
      batch.setMissing(field);
    } else {
      batch.set(field, text, 0, text.length);
    }
  }

  private static void give(Batch batch, int field, long number) {
    if (number == Lapse.NEVER) {
      batch.setMissing(field);
    } else {
      batch.set(field, number);
    }
  }
}
