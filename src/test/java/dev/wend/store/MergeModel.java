package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wend.store.Outcomes.Outcome;
import dev.wend.type.TableSchema;
import dev.wend.value.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a store should hold that merges by e-mail, in plain maps, a row at a time. */
final class MergeModel {
  private final List<Map<String, Object>> profiles = new ArrayList<>();
  private final List<Integer> into = new ArrayList<>();
  private final Map<Object, Integer> byId = new HashMap<>();
  private final Map<Object, Integer> byEmail = new HashMap<>();

  private int survivor(Integer slot) {
    if (slot == null) {
      return -1;
    }
    return into.get(slot) < 0 ? slot : survivor(into.get(slot));
  }

  Outcome upsert(Map<String, Object> row) {
    Object id = row.get("id");
    Object email = row.get("email");
    int keyed = survivor(byId.get(id));
    int mailed = survivor(email == null ? null : byEmail.get(email));
    if (id == null && mailed < 0) {
      return Outcome.REFUSED;
    }
    if (keyed < 0 && mailed < 0) {
      byId.put(id, profiles.size());
      profiles.add(new LinkedHashMap<>(row));
      into.add(-1);
      own(email, profiles.size() - 1);
      return Outcome.CREATED;
    }
    if (keyed >= 0 && mailed >= 0 && keyed != mailed) {
      return merge(row, keyed, mailed);
    }
    int slot = keyed < 0 ? mailed : keyed;
    boolean isAlias = id != null && keyed < 0;
    if (isAlias) {
      byId.put(id, slot);
    }
    return put(row, slot) || isAlias ? Outcome.UPDATED : Outcome.UNCHANGED;
  }

  private Outcome merge(Map<String, Object> row, int newer, int older) {
    Map<String, Object> all = new LinkedHashMap<>(row);
    for (int source : List.of(newer, older)) {
      for (Map.Entry<String, Object> value : profiles.get(source).entrySet()) {
        if (all.get(value.getKey()) == null) {
          all.put(value.getKey(), value.getValue());
        }
      }
    }
    int survivor = Math.min(newer, older);
    into.set(Math.max(newer, older), survivor);
    put(all, survivor);
    return Outcome.MERGED;
  }

  private boolean put(Map<String, Object> row, int slot) {
    Map<String, Object> profile = profiles.get(slot);
    Map<String, Object> now = new LinkedHashMap<>(row);
    now.put("id", profile.get("id"));
    if (now.equals(profile)) {
      return false;
    }
    if (!Objects.equals(now.get("email"), profile.get("email"))) {
      byEmail.remove(profile.get("email"));
      own(now.get("email"), slot);
    }
    profiles.set(slot, now);
    return true;
  }

  private void own(Object email, int slot) {
    if (email != null) {
      byEmail.put(email, slot);
    }
  }

  void assertHeldBy(Store store) {
    TableSchema schema = TableSchema.of(store.schema());
    assertEquals(profiles.size(), store.count());
    long[] live = new long[Profiles.WORDS];
    store.live(0, live);
    long tags = 0;
    for (int slot = 0; slot < profiles.size(); slot++) {
      boolean isLive = into.get(slot) < 0;
      assertEquals(isLive, (live[slot / 64] >>> (slot % 64) & 1) != 0, "slot " + slot);
      if (isLive) {
        assertEquals(profiles.get(slot), Trees.read(schema, store, slot), "slot " + slot);
        tags += Trees.items(profiles.get(slot).get("tags")).size();
      }
    }
    byId.forEach((id, slot) -> assertEquals(survivor(slot), store.find(Text.of((String) id))));
    Items items = store.items("tags").orElseThrow();
    assertEquals(tags, Trees.scan(items, store.column("tags"), store.pages()));
    assertEquals(List.of(), store.check());
  }
}
