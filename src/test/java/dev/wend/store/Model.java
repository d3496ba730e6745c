package dev.wend.store;

import dev.wend.store.Outcomes.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a store should hold, in plain maps: fields `id` (key), `email` (identity) and others. */
final class Model {
  final List<Map<String, Object>> profiles = new ArrayList<>();
  private final Map<Object, Integer> byId = new HashMap<>();
  private final Map<Object, Integer> byEmail = new HashMap<>();

  Outcome upsert(Map<String, Object> row) {
    Object id = row.get("id");
    Object email = row.get("email");
    Integer owner = email == null ? null : byEmail.get(email);
    Integer slot = id == null ? owner : byId.get(id);
    if (slot == null ? id == null || owner != null : owner != null && !owner.equals(slot)) {
      return Outcome.REFUSED;
    }
    Outcome outcome = Outcome.UNCHANGED;
    if (slot == null) {
      slot = profiles.size();
      profiles.add(new HashMap<>());
      byId.put(id, slot);
      outcome = Outcome.CREATED;
    }
    Map<String, Object> profile = profiles.get(slot);
    for (Map.Entry<String, Object> e : row.entrySet()) {
      boolean isKey = e.getKey().equals("id");
      if ((isKey && id == null) || Objects.equals(profile.get(e.getKey()), e.getValue())) {
        continue;
      }
      if (e.getKey().equals("email")) {
        byEmail.remove(profile.get("email"));
        byEmail.put(email, slot);
      }
      profile.put(e.getKey(), e.getValue());
      outcome = outcome == Outcome.CREATED ? outcome : Outcome.UPDATED;
    }
    byEmail.remove(null);
    return outcome;
  }
}
