package dev.wend.journey;

import dev.wend.step.Act;
import dev.wend.store.Batch;
import dev.wend.store.Profiles;
import dev.wend.store.Store;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Lapse;
import dev.wend.value.Text;
import dev.wend.vm.SingleRun;
import dev.wend.vm.SlotRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What some people do and get, until it is written to the store. Nobody writes to the profile twice
 * in a round, and what a person does behind such a write is of the next.
 */
final class Round {
  private static final int MOST_ROWS = 16_384;

  /** A note of a person: values by field, as text or number. */
  private record Note(EventType type, long at, Map<String, Object> values) {}

  private record Change(Act.Write act, List<Optional<Object>> values) {}

  private final Map<Integer, List<Note>> notes = new TreeMap<>();
  private final Map<Integer, Change> changes = new TreeMap<>();

  boolean isEmpty() {
    return notes.isEmpty() && changes.isEmpty();
  }

  /** Whether a person has to wait for the next round. */
  boolean changes(int profile) {
    return changes.containsKey(profile);
  }

  /**
   * Notes something.
   *
   * @param values texts and whole numbers, by field
   */
  void note(int profile, EventType type, long at, Map<String, Object> values) {
    notes
        .computeIfAbsent(profile, p -> new ArrayList<>())
        .add(new Note(type, at, new LinkedHashMap<>(values)));
  }

  /** Gives a profile the values that a program found. */
  void write(int profile, Act.Write act, SingleRun found) {
    List<Optional<Object>> values = new ArrayList<>();
    for (int i = 0; i < act.fields().size(); i++) {
      boolean isText = act.fields().get(i).type() == Scalar.STRING;
      values.add(
          !found.present(i)
              ? Optional.empty()
              : Optional.of(isText ? found.text(i).toString() : (Object) found.number(i)));
    }
    changes.put(profile, new Change(act, values));
  }

  /** The sends among the notes of a person that are of a category, after an instant. */
  long sent(int profile, String category, long after) {
    return notes.getOrDefault(profile, List.of()).stream()
        .filter(n -> n.type().equals(Notes.SEND) && n.at() > after)
        .filter(n -> Outcome.SENT.word().equals(n.values().get("outcome")))
        .filter(n -> category.isEmpty() || category.equals(n.values().get("category")))
        .count();
  }

  /** Writes all to the store; who has the same kind of change is written at once. */
  void commit(Store store) {
    Map<Optional<Act.Write>, List<Integer>> groups = new LinkedHashMap<>();
    for (int profile : notes.keySet()) {
      Optional<Act.Write> act = Optional.ofNullable(changes.get(profile)).map(Change::act);
      groups.computeIfAbsent(act, a -> new ArrayList<>()).add(profile);
    }
    groups.forEach(
        (act, people) -> {
          for (int from = 0; from < people.size(); from += MOST_ROWS) {
            List<Integer> some = people.subList(from, Math.min(people.size(), from + MOST_ROWS));
            store.write(act.map(a -> updates(a, some, store)), batches(some));
          }
        });
    notes.clear();
    changes.clear();
  }

  private List<Batch> batches(List<Integer> people) {
    List<Batch> batches = new ArrayList<>();
    for (EventType type : Notes.ALL) {
      int count = 0;
      for (int profile : people) {
        count += (int) notes.get(profile).stream().filter(n -> n.type().equals(type)).count();
      }
      if (count > 0) {
        batches.add(batch(type, people, count));
      }
    }
    return batches;
  }

  private Batch batch(EventType type, List<Integer> people, int count) {
    List<Field> fields = new ArrayList<>(type.fields());
    fields.add(Field.of(EventType.TIME, Scalar.DATETIME));
    fields.add(Field.of(EventType.WHOSE, Scalar.INT));
    Batch batch = new Batch(type.name(), fields, count);
    int row = 0;
    for (int profile : people) {
      for (Note note : notes.get(profile)) {
        if (note.type().equals(type)) {
          for (int f = 0; f < type.fields().size(); f++) {
            give(batch, f, Optional.ofNullable(note.values().get(fields.get(f).name())));
          }
          batch.set(fields.size() - 2, note.at());
          batch.set(fields.size() - 1, profile);
          batch.endRow(row++);
        }
      }
    }
    return batch;
  }

  private static void give(Batch batch, int field, Optional<Object> value) {
    if (value.isEmpty() || value.get().equals(Lapse.NEVER)) {
      batch.setMissing(field);
    } else if (value.get() instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      batch.set(field, utf8, 0, utf8.length);
    } else {
      batch.set(field, ((Number) value.get()).longValue());
    }
  }

  private Batch updates(Act.Write act, List<Integer> people, Profiles profiles) {
    Field key = ((Store) profiles).schema().key().orElseThrow();
    List<Field> fields = new ArrayList<>(act.fields());
    fields.add(key);
    SlotRow keys = new SlotRow(profiles, List.of(key));
    Batch batch = new Batch(fields, people.size());
    int row = 0;
    for (int profile : people) {
      List<Optional<Object>> values = changes.get(profile).values();
      for (int f = 0; f < values.size(); f++) {
        give(batch, f, values.get(f));
      }
      giveKey(batch, values.size(), keys.at(profile), key);
      batch.endRow(row++);
    }
    return batch;
  }

  private static void giveKey(Batch batch, int field, SlotRow row, Field key) {
    if (key.type() == Scalar.STRING) {
      Text text = row.text(0);
      batch.set(field, text.bytes, text.offset, text.length);
    } else {
      batch.set(field, row.number(0));
    }
  }
}
