package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wend.store.Outcomes.Outcome;
import dev.wend.type.EventType;
import dev.wend.value.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What events of one type a store should hold, in plain lists: of each profile, by its slot. */
final class EventModel {
  final String type;
  private final Map<Integer, List<Map<String, Object>>> events = new TreeMap<>();
  private final Set<Object> ids = new HashSet<>();

  EventModel(String type) {
    this.type = type;
  }

  Outcome append(Store store, Map<String, Object> row) {
    Object whose = row.get(EventType.WHOSE);
    int slot = whose == null ? -1 : store.find(Text.of((String) whose));
    if (slot < 0 || row.get(EventType.TIME) == null) {
      return Outcome.REFUSED;
    }
    Object id = row.get(EventType.ID);
    if (id != null && !ids.add(id)) {
      return Outcome.UNCHANGED;
    }
    Map<String, Object> event = new LinkedHashMap<>(row);
    event.remove(EventType.WHOSE);
    events.computeIfAbsent(slot, s -> new ArrayList<>()).add(event);
    return Outcome.CREATED;
  }

  /** Moves the events of a profile that was merged; to be called in the order of slots. */
  void move(int gone, int survivor) {
    List<Map<String, Object>> moved = events.remove(gone);
    if (moved != null) {
      events.computeIfAbsent(survivor, s -> new ArrayList<>()).addAll(moved);
    }
  }

  /** Ends the events of a profile; from then on only ids of events that are there are known. */
  void erase(int slot) {
    events.remove(slot);
    ids.clear();
    events.values().forEach(all -> all.forEach(e -> ids.add(e.get(EventType.ID))));
    ids.remove(null);
  }

  void forgetBefore(long time) {
    events.values().forEach(all -> all.removeIf(e -> (long) e.get(EventType.TIME) < time));
    events.values().removeIf(List::isEmpty);
  }

  /**
   * Compares what profiles have by their chains, and what a scan sees.
   *
   * @param since events of earlier times count on neither side
   */
  void assertHeldBy(Store store, long since) {
    Events held = store.events(type).orElseThrow();
    Map<Integer, List<Map<String, Object>>> chained = new TreeMap<>();
    Map<Integer, List<Map<String, Object>>> seen = new TreeMap<>();
    for (int page = 0; page < store.pages(); page++) {
      chains(store, held, page, chained);
      scan(store, held, page, seen);
    }
    for (var all : List.of(chained, seen)) {
      all.values().forEach(list -> list.removeIf(e -> (long) e.get(EventType.TIME) < since));
      all.values().removeIf(List::isEmpty);
    }
    forgetBefore(since);
    same(chained);
    same(seen);
  }

  private void same(Map<Integer, List<Map<String, Object>>> found) {
    assertEquals(events.keySet(), found.keySet());
    for (Map.Entry<Integer, List<Map<String, Object>>> e : events.entrySet()) {
      List<Map<String, Object>> list = found.get(e.getKey());
      assertEquals(e.getValue().size(), list.size(), "events of " + e.getKey());
      for (int i = 0; i < list.size(); i++) {
        Map<String, Object> expected = new LinkedHashMap<>();
        for (String name : list.get(i).keySet()) {
          expected.put(name, e.getValue().get(i).get(name));
        }
        assertEquals(expected, list.get(i), "event " + i + " of " + e.getKey());
      }
    }
  }

  private static Map<String, Object> read(Store store, Events held, int slot) {
    return Trees.readItem(store.eventTypes().get(0).table(), held, slot);
  }

  private void chains(
      Store store, Events held, int page, Map<Integer, List<Map<String, Object>>> into) {
    int end = Math.min(store.count(), (page + 1) * Profiles.PAGE);
    for (int slot = page * Profiles.PAGE; slot < end; slot++) {
      List<Map<String, Object>> all = new ArrayList<>();
      for (int at = held.last(slot); at >= 0; at = held.previous(page, at)) {
        all.add(0, read(store, held, held.slot(page, at)));
        int before = held.previous(page, at);
        assertTrue(before < 0 || held.arrival(page, before) <= held.arrival(page, at));
      }
      if (!all.isEmpty()) {
        into.put(slot, all);
      }
    }
  }

  private void scan(
      Store store, Events held, int ownerPage, Map<Integer, List<Map<String, Object>>> into) {
    long[] live = new long[Profiles.WORDS];
    short[] owners = new short[Profiles.PAGE];
    long[] times = new long[Profiles.PAGE];
    int[] offsets = new int[Profiles.PAGE];
    long latest = Long.MIN_VALUE;
    for (int page : held.pages(ownerPage)) {
      held.live(page, live);
      held.owners(page, owners);
      held.times(page, times);
      held.times(page, offsets);
      for (int i = 0; i < Profiles.PAGE; i++) {
        if ((live[i / 64] >>> (i % 64) & 1) == 0) {
          continue;
        }
        assertTrue(i < held.size(page));
        Map<String, Object> event = read(store, held, page * Profiles.PAGE + i);
        long time = (long) event.get(EventType.TIME);
        assertEquals(time, times[i]);
        assertTrue(!held.isNarrow(page) || held.base(page) + offsets[i] == time);
        assertTrue(held.earliest(page) <= time && time <= held.latest(page));
        assertTrue(!held.isOrdered(ownerPage) || time >= latest, "order");
        latest = time;
        int owner = ownerPage * Profiles.PAGE + owners[i];
        into.computeIfAbsent(owner, o -> new ArrayList<>()).add(event);
      }
      planes(held, page);
      for (String name : List.of(EventType.TIME, "price", "product", "score")) {
        held.column(name).ifPresent(column -> ranges(column, page, held.size(page)));
      }
    }
  }

  /** What a column finds between two of its values is what its codes say. */
  private static void ranges(Column column, int page, int size) {
    if (column.width(page) == 0) {
      return;
    }
    long base = column.base(page) - 1;
    long[] found = new long[Profiles.WORDS];
    for (int i = 0; i < 3; i++) {
      long one = column.code(page * Profiles.PAGE + i * i * 11 % size);
      long other = column.code(page * Profiles.PAGE + i * i * 5 % size);
      long low = Math.max(1, Math.min(one, other));
      long high = Math.max(low, Math.max(one, other));
      assertTrue(column.between(page, base + low, base + high, found));
      for (int slot = 0; slot < Profiles.PAGE; slot++) {
        long code = column.code(page * Profiles.PAGE + slot);
        boolean isFound = (found[slot / 64] >>> (slot % 64) & 1) != 0;
        boolean lies = slot < size && low <= code && code <= high;
        assertEquals(lies, isFound, column.name());
      }
    }
  }

  /** The planes of a column, its codes one by one, and its plain values say the same. */
  private static void planes(Events held, int page) {
    Column column = held.column("price").orElseThrow();
    long[][] planes = new long[column.width(page)][Profiles.WORDS];
    for (int b = 0; b < planes.length; b++) {
      column.plane(page, b, planes[b]);
    }
    long[] values = new long[Profiles.PAGE];
    long[] present = new long[Profiles.WORDS];
    long[] live = new long[Profiles.WORDS];
    held.live(page, live);
    held.values("price", page, values);
    held.present("price", page, present);
    for (int i = 0; i < held.size(page); i += 1 + i / 7) {
      long code = 0;
      for (int b = 0; b < planes.length; b++) {
        code |= (planes[b][i / 64] >>> (i % 64) & 1) << b;
      }
      assertEquals(column.code(page * Profiles.PAGE + i), code);
      if ((live[i / 64] >>> (i % 64) & 1) == 0) {
        continue;
      }
      boolean isThere = (present[i / 64] >>> (i % 64) & 1) != 0;
      assertEquals(isThere, code != 0);
      assertTrue(isThere || column.someMissing(page));
      assertTrue(!isThere || code - 1 + column.base(page) == values[i]);
    }
  }
}
