package dev.wend.walker;

import dev.wend.type.EventType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One person: what is known of them, where they are, and what was told of them. */
final class WalkedPerson {
  /** What became of an attempt to send. */
  record Sent(long at, String message, String category, long id) {}

  /** The runs of a journey that are over, or have begun. */
  static final class Past {
    int begun;
    long lastEnd = Long.MIN_VALUE;
  }

  final int who;
  final Map<String, Object> fields;
  final List<WalkedRun> runs = new ArrayList<>();
  final List<Sent> sends = new ArrayList<>();
  final Set<String> suppressed = new HashSet<>();

  /** By journey: whether they are in the audience on whose change it is entered. */
  final Map<String, Boolean> members = new HashMap<>();

  /** Events that have arrived and are not taken, as they came. */
  final List<Happening.Told> coming = new ArrayList<>();

  /** The journeys into which a write brings them. */
  final Deque<String> brought = new ArrayDeque<>();

  /** The journeys into which time or events bring them. */
  final Deque<String> behind = new ArrayDeque<>();

  final Map<String, List<String>> told = new TreeMap<>();
  private final Map<String, Past> past = new HashMap<>();
  private final Map<String, List<Map<String, Object>>> events = new HashMap<>();
  private long arrivals;

  /** What a journey writes, which nobody sees yet; nothing where it is cleared. */
  final Map<String, java.util.Optional<Object>> written = new HashMap<>();

  /** Whether an answer has come that nobody sees yet. */
  boolean isAnswered;

  WalkedPerson(int who, Map<String, Object> fields, Set<String> types) {
    this.who = who;
    this.fields = new HashMap<>(fields);
    types.forEach(type -> events.put(type, new ArrayList<>()));
  }

  /** Others see from now on what was written. */
  void write() {
    written.forEach((field, value) -> JourneySteps.set(this, field, value.orElse(null)));
  }

  /** Whether one has to wait until others see what was written. */
  boolean isWriting() {
    return isAnswered || !written.isEmpty();
  }

  /** All see what was written from now on; whether something was. */
  boolean settled() {
    boolean is = !written.isEmpty();
    write();
    written.clear();
    isAnswered = false;
    return is;
  }

  Past past(String journey, String each) {
    return past.computeIfAbsent(journey + "\n" + each, j -> new Past());
  }

  /** An event that is taken: all see it from now on. */
  Map<String, Object> take(Happening.Told event) {
    Map<String, Object> values = new HashMap<>(event.values());
    values.put("#arrival", arrivals++);
    events.get(event.type()).add(values);
    return values;
  }

  /** The person as expressions see it. */
  Map<String, Object> row(Map<String, Map<String, Object>> called) {
    Map<String, Object> row = new HashMap<>(fields);
    row.putAll(events);
    called.forEach((name, event) -> event.forEach((f, v) -> row.put(name + "." + f, v)));
    return row;
  }

  /** Events that are to be taken up to an instant, in order of time, then as they came. */
  List<Happening.Told> until(long at) {
    return coming.stream()
        .filter(e -> e.time() <= at)
        .sorted(Comparator.comparingLong(Happening.Told::time))
        .toList();
  }

  /** The person as if all events up to an instant were taken. */
  Map<String, Object> ahead(long at) {
    Map<String, List<Map<String, Object>>> all = new HashMap<>();
    events.forEach((type, of) -> all.put(type, new ArrayList<>(of)));
    long next = arrivals;
    for (Happening.Told event : until(at)) {
      Map<String, Object> values = new HashMap<>(event.values());
      values.put("#arrival", next++);
      all.get(event.type()).add(values);
    }
    Map<String, Object> row = new HashMap<>(fields);
    row.putAll(all);
    return row;
  }

  static long time(Map<String, Object> event) {
    return ((java.time.Instant) event.get(EventType.TIME)).toEpochMilli();
  }

  void tell(String kind, String journey, String line) {
    told.computeIfAbsent(kind + " " + journey, j -> new ArrayList<>()).add(line);
  }
}
