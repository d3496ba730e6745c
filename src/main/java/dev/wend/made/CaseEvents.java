package dev.wend.made;

import dev.wend.check.Typed.Lapse;
import dev.wend.load.JsonEvents;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events of the profiles that a property is tried on: few, at times where something begins or ends,
 * some at one instant, some with an id that another one has. The same for the same seed.
 */
public final class CaseEvents {
  /** How many events a profile has: one of these, each as often. */
  private static final int[] COUNTS = {0, 1, 1, 2, 2, 3, 4, 5};

  /** Events of a profile have numbers of their own, so many for each profile. */
  private static final int ROOM = 8;

  private final Cases cases;
  private final List<EventType> types;
  private final List<Duration> steps = new ArrayList<>();
  private final List<Instant> edges = new ArrayList<>();
  private final Instant at;
  private final ZoneId zone;
  private final Chance chance;

  /**
   * @param cases makes the values of fields
   * @param types that are made
   * @param lapses of the steps of sequences
   * @param at when it is asked
   */
  public CaseEvents(
      Cases cases, List<EventType> types, List<Lapse> lapses, Instant at, ZoneId zone, long seed) {
    this.cases = cases;
    this.types = List.copyOf(types);
    this.at = at;
    this.zone = zone;
    this.chance = new Chance(seed).of("events");
    for (Object edge : cases.edges(Scalar.DATETIME, EventType.TIME)) {
      edges.add((Instant) edge);
    }
    types.stream()
        .flatMapToLong(type -> type.kept().stream())
        .forEach(kept -> around(at.minusMillis(kept)));
    calendar(at.atZone(zone).toLocalDate());
    lapses.forEach(this::step);
    steps.add(Duration.ZERO);
    steps.add(Duration.ofMillis(1));
  }

  private void around(Instant moment) {
    edges.addAll(List.of(moment, moment.plusMillis(1), moment.minusMillis(1)));
  }

  /** Where days, weeks, months and years begin. */
  private void calendar(LocalDate today) {
    LocalDate month = today.withDayOfMonth(1);
    List<LocalDate> days =
        List.of(
            today,
            today.plusDays(1),
            today.minusDays(1),
            today.minusDays(today.getDayOfWeek().getValue() - 1),
            month,
            month.minusMonths(1),
            month.plusMonths(1),
            today.withDayOfYear(1));
    days.forEach(day -> around(day.atStartOfDay(zone).toInstant()));
  }

  private void step(Lapse lapse) {
    Instant start = at.atZone(zone).minusMonths(lapse.months()).minusDays(lapse.days()).toInstant();
    Duration length = Duration.between(start, at).plusMillis(lapse.millis());
    steps.addAll(List.of(length, length.plusMillis(1), length.minusMillis(1)));
  }

  /**
   * The events of a profile, in the order in which they come: {@value JsonEvents#TYPE} names the
   * type, the other entries are what has a value. Without a time it is now.
   *
   * @param told of which types it can be told that an event is this profile's
   */
  public List<Map<String, Object>> of(long number, String name, List<String> told) {
    List<EventType> can = types.stream().filter(type -> told.contains(type.name())).toList();
    Chance own = chance.of(name);
    List<Map<String, Object>> events = new ArrayList<>();
    int count = can.isEmpty() ? 0 : COUNTS[own.pick(number, 0, COUNTS.length)];
    Instant before = at;
    for (int i = 0; i < count; i++) {
      long row = number * ROOM + i;
      EventType type = can.get(own.pick(row, 1, can.size()));
      Map<String, Object> event = new LinkedHashMap<>();
      event.put(JsonEvents.TYPE, type.name());
      before = time(row, i > 0, before, own);
      if (!before.equals(at)) {
        event.put(EventType.TIME, before);
      }
      if (own.pick(row, 2, 4) == 0) {
        event.put(EventType.ID, name + number + "-" + own.pick(row, 3, 2));
      }
      fields(type, row, own, event);
      events.add(event);
    }
    return events;
  }

  /** Half of those that have one before them come a step after it, or before. */
  private Instant time(long row, boolean follows, Instant before, Chance own) {
    if (follows && own.pick(row, 4, 2) == 0) {
      Duration step = steps.get(own.pick(row, 5, steps.size()));
      return own.pick(row, 6, 4) == 0 ? before.minus(step) : before.plus(step);
    }
    Instant edge = edges.get(own.pick(row, 5, edges.size()));
    return edge.truncatedTo(ChronoUnit.MILLIS);
  }

  /** All but the identity, which is the profile's. */
  private void fields(EventType type, long row, Chance own, Map<String, Object> to) {
    for (Field field : type.fields()) {
      boolean isIdentity =
          type.namespace().filter(field.name()::equals).isPresent()
              && field.type() == Scalar.STRING;
      if (!isIdentity && !field.name().equals(JsonEvents.TYPE)) {
        Chance ofField = own.of(type.name()).of(field.name());
        cases
            .value(field.type(), field.name(), row, ofField)
            .ifPresent(value -> to.put(field.name(), value));
      }
    }
  }
}
