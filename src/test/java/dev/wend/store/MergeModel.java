package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.store.Outcomes.Outcome;
import dev.wend.type.TableSchema;
import dev.wend.value.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a store should hold that merges, in plain maps, a row at a time: every value with the number
 * of the row that it is of.
 */
final class MergeModel {
  private static final int ERASED = -2;

  /**
   * @param isDefault whether it is the default that its profile was made with
   */
  private record Value(Object value, long time, boolean isDefault) {}

  private final Map<String, Object> defaults;
  private final List<Map<String, Value>> profiles = new ArrayList<>();
  private final List<Integer> into = new ArrayList<>();
  private final Map<Object, Integer> byId = new HashMap<>();
  private final Map<Object, Integer> byEmail = new HashMap<>();
  private long clock;

  MergeModel(Map<String, Object> defaults) {
    this.defaults = defaults;
  }

  private int survivor(Integer slot) {
    if (slot == null) {
      return -1;
    }
    return into.get(slot) == -1 ? slot : into.get(slot) == ERASED ? -1 : survivor(into.get(slot));
  }

  /** The profiles that are there, by their slots. */
  List<Integer> live() {
    List<Integer> live = new ArrayList<>();
    for (int slot = 0; slot < into.size(); slot++) {
      if (into.get(slot) == -1) {
        live.add(slot);
      }
    }
    return live;
  }

  /**
   * @param row of all fields; those that are not given are not looked at
   * @param merges whether it is of a source that merges by e-mail
   */
  Outcome upsert(Map<String, Object> row, Set<String> given, boolean merges) {
    clock++;
    Object id = given.contains("id") ? row.get("id") : null;
    Object email = given.contains("email") ? row.get("email") : null;
    int keyed = survivor(byId.get(id));
    int mailed = survivor(email == null ? null : byEmail.get(email));
    boolean isConflict = id != null && mailed >= 0 && keyed != mailed;
    if ((id == null && mailed < 0) || (isConflict && !merges)) {
      return Outcome.REFUSED;
    }
    if (keyed < 0 && mailed < 0) {
      return create(row, given);
    }
    if (keyed >= 0 && isConflict) {
      merge(keyed, mailed);
      say(row, given, Math.min(keyed, mailed), true);
      return Outcome.MERGED;
    }
    int slot = keyed < 0 ? mailed : keyed;
    boolean isAlias = id != null && keyed < 0;
    if (isAlias) {
      byId.put(id, slot);
    }
    return say(row, given, slot, false) || isAlias ? Outcome.UPDATED : Outcome.UNCHANGED;
  }

  private Outcome create(Map<String, Object> row, Set<String> given) {
    Map<String, Value> profile = new HashMap<>();
    int slot = profiles.size();
    defaults.forEach((field, value) -> profile.put(field, new Value(value, clock, true)));
    for (String field : given) {
      Object value = row.get(field);
      boolean isDefault = value != null && value.equals(defaults.get(field));
      profile.put(field, new Value(value, clock, isDefault));
    }
    profiles.add(profile);
    into.add(-1);
    byId.put(row.get("id"), slot);
    own(row.get("email"), slot, given);
    return Outcome.CREATED;
  }

  private void own(Object email, int slot, Set<String> given) {
    if (email != null && given.contains("email")) {
      byEmail.put(email, slot);
    }
  }

  /** Writes what a row says over a profile; returns whether that changes anything. */
  private boolean say(Map<String, Object> row, Set<String> given, int slot, boolean onlyValues) {
    Map<String, Value> profile = profiles.get(slot);
    boolean changed = false;
    for (String field : given) {
      Object before = value(profile, field);
      Object now = row.get(field);
      boolean isSaid = !field.equals("id") && (now != null || !onlyValues);
      if (isSaid && !Objects.equals(before, now)) {
        changed = true;
        profile.put(field, new Value(now, clock, false));
        if (field.equals("email") && !onlyValues) {
          byEmail.remove(before);
        }
      }
    }
    own(row.get("email"), slot, given);
    return changed;
  }

  private static Object value(Map<String, Value> profile, String field) {
    Value value = profile.get(field);
    return value == null ? null : value.value;
  }

  /** Makes one of two; all that led to either leads to it. */
  void merge(int one, int other) {
    int slot = Math.min(one, other);
    int gone = Math.max(one, other);
    Map<String, Value> survivor = profiles.get(slot);
    for (Map.Entry<String, Value> entry : profiles.get(gone).entrySet()) {
      Value mine = survivor.get(entry.getKey());
      Value its = entry.getValue();
      boolean isNewer = !isSaid(mine) || its.time > mine.time;
      if (!entry.getKey().equals("id") && isSaid(its) && isNewer) {
        survivor.put(entry.getKey(), its);
      }
    }
    into.set(gone, slot);
  }

  private static boolean isSaid(Value value) {
    return value != null && value.value != null && !value.isDefault;
  }

  void erase(int slot) {
    for (Map<Object, Integer> known : List.of(byId, byEmail)) {
      Collection<Integer> leadsTo = known.values();
      leadsTo.removeIf(s -> survivor(s) == slot);
    }
    into.set(slot, ERASED);
  }

  void assertHeldBy(Store store) {
    TableSchema schema = TableSchema.of(store.schema());
    assertEquals(profiles.size(), store.count());
    long[] live = new long[Profiles.WORDS];
    store.live(0, live);
    long tags = 0;
    for (int slot = 0; slot < profiles.size(); slot++) {
      boolean isLive = into.get(slot) == -1;
      assertEquals(isLive, (live[slot / 64] >>> (slot % 64) & 1) != 0, "slot " + slot);
      if (isLive) {
        Map<String, Object> held = Trees.read(schema, store, slot);
        Map<String, Value> profile = profiles.get(slot);
        for (String field : held.keySet()) {
          assertEquals(value(profile, field), held.get(field), field + " of " + slot);
        }
        tags += Trees.items(value(profile, "tags")).size();
      }
    }
    Set<Object> ids = new HashSet<>(byId.keySet());
    ids.forEach(id -> assertEquals(survivor(byId.get(id)), store.find(Text.of((String) id))));
    Items items = store.items("tags").orElseThrow();
    assertEquals(tags, Trees.scan(items, store.column("tags"), store.pages()));
    assertEquals(List.of(), store.check());
  }
}
