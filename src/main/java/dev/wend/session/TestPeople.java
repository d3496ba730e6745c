package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Given;
import dev.wend.store.Batch;
import dev.wend.store.Outcomes;
import dev.wend.store.Refusal;
import dev.wend.store.Store;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The profiles of a test by the names that it gives them: each is known by its key. */
final class TestPeople {
  private static final int BATCH = 16_384;

  private final Store store;
  private final Catalog catalog;
  private final Field key;

  /** The key of each name, as text. */
  private final Map<String, String> keys = new LinkedHashMap<>();

  private long nextKey = 1;

  TestPeople(Store store, Catalog catalog) {
    this.store = store;
    this.catalog = catalog;
    this.key = catalog.profile().key().orElseThrow();
  }

  /** Where a profile is in the store; -1 where it is not. */
  int slot(String name) {
    String text = keys.get(name);
    return text == null ? -1 : store.find(Text.of(text));
  }

  /** The key of a name as text; empty where there is none. */
  String key(String name) {
    return keys.getOrDefault(name, "");
  }

  /** What a test calls a profile, or its number where it has no name. */
  String name(int slot) {
    for (String name : keys.keySet()) {
      if (slot(name) == slot) {
        return name;
      }
    }
    return "profile " + slot;
  }

  /** Creates or updates a profile; why it was refused, or nothing. */
  Optional<String> give(String name, List<Given> values, Instant now) {
    return give(List.of(name), values, now);
  }

  /** The same for so many profiles. */
  Optional<String> give(String word, long count, List<Given> values, Instant now) {
    for (long from = 1; from <= count; from += BATCH) {
      List<String> names = new ArrayList<>();
      for (long n = from; n <= Math.min(count, from + BATCH - 1); n++) {
        names.add(word + n);
      }
      Optional<String> why = give(names, values, now, from);
      if (why.isPresent()) {
        return why;
      }
    }
    return Optional.empty();
  }

  private Optional<String> give(List<String> names, List<Given> values, Instant now) {
    return give(names, values, now, 1);
  }

  private Optional<String> give(List<String> names, List<Given> values, Instant now, long first) {
    TestBatch given = new TestBatch(values, catalog, now);
    List<Field> fields = new ArrayList<>(given.fields());
    boolean keyed = fields.stream().anyMatch(f -> f.name().equals(key.name()));
    if (!keyed) {
      fields.add(key);
    }
    Batch batch = new Batch(fields, names.size());
    int place = batch.field(key.name());
    List<String> own = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      given.give(batch, first + i);
      if (!keyed) {
        setKey(batch, place, keys.getOrDefault(names.get(i), newKey(names.get(i))));
      }
      own.add(keyText(batch, place, i));
      batch.endRow(i);
    }
    Optional<String> why = refusal(store.upsert(batch));
    if (why.isEmpty()) {
      for (int i = 0; i < names.size(); i++) {
        keys.putIfAbsent(names.get(i), own.get(i));
      }
    }
    return why;
  }

  private String newKey(String name) {
    return key.type() == Scalar.STRING ? name : String.valueOf(nextKey++);
  }

  private void setKey(Batch batch, int place, String text) {
    if (key.type() == Scalar.STRING) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      batch.set(place, utf8, 0, utf8.length);
    } else {
      batch.set(place, Long.parseLong(text));
    }
  }

  private String keyText(Batch batch, int place, int row) {
    if (key.type() != Scalar.STRING) {
      return String.valueOf(batch.lane(place, row));
    }
    int start = batch.textStart(place, row);
    return new String(
        batch.textBytes(place), start, batch.textEnd(place, row) - start, StandardCharsets.UTF_8);
  }

  static Optional<String> refusal(Outcomes outcomes) {
    return outcomes.refusals().stream().findFirst().map(Refusal::text);
  }

  /** What a profile is known by in a namespace, as text. */
  Optional<String> identity(String name, String namespace) {
    List<Field> fields =
        catalog.profile().fields().stream()
            .filter(f -> f.namespace().equals(Optional.of(namespace)))
            .toList();
    int slot = slot(name);
    return slot < 0 || fields.isEmpty()
        ? Optional.empty()
        : new ProfileValues(store, fields).of(slot).get(0).map(String::valueOf);
  }

  /** Erases a profile; why there is none, or nothing. */
  Optional<String> erase(String name) {
    int slot = slot(name);
    if (slot < 0) {
      return Optional.of("there is no profile `" + name + "` any more");
    }
    store.erase(slot);
    return Optional.empty();
  }

  // ---- merging

  /** Makes one profile of two. */
  Optional<String> merge(String gone, String into) {
    int from = slot(gone);
    int to = slot(into);
    if (from < 0 || to < 0) {
      return Optional.of("there is no profile `" + (from < 0 ? gone : into) + "` any more");
    }
    if (from == to) {
      return Optional.of("`" + gone + "` and `" + into + "` are one profile already");
    }
    store.merge(from, to);
    return Optional.empty();
  }
}
