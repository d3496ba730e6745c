package dev.wend.walker;

import dev.wend.check.Typed;
import dev.wend.type.EventType;
import dev.wend.type.Scalar;
import dev.wend.value.Operator;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sequences, by trying every choice of events. */
record Sequences(Walker walker, Items items) {
  /** By which events of one instant are ordered, whatever their type. */
  static final String ARRIVAL = "#arrival";

  boolean holds(Typed.Sequence sequence, Map<String, Object> profile) {
    return matches(sequence.steps(), 0, null, List.of(), profile);
  }

  /**
   * Whether the steps from one on fit.
   *
   * @param before the last event so far
   * @param negated what must not be between it and the next one
   * @param around the profile, and the events so far as items
   */
  private boolean matches(
      List<Typed.SequenceStep> steps,
      int at,
      Map<String, Object> before,
      List<Typed.SequenceStep> negated,
      Map<String, Object> around) {
    if (at == steps.size()) {
      return negated.stream()
          .allMatch(no -> isOver(no, before) && !occurs(no, before, null, around));
    }
    Typed.SequenceStep step = steps.get(at);
    if (step.negated()) {
      List<Typed.SequenceStep> more = new ArrayList<>(negated);
      more.add(step);
      return matches(steps, at + 1, before, more, around);
    }
    for (Map<String, Object> event : items.left(step.items(), around)) {
      if (fits(step, event, before, around)
          && negated.stream().noneMatch(no -> occurs(no, before, event, around))
          && matches(steps, at + 1, event, List.of(), with(step, event, around))) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Object> with(
      Typed.SequenceStep step, Map<String, Object> event, Map<String, Object> around) {
    Map<String, Object> seen = new HashMap<>(around);
    seen.put("item of " + step.items().id(), event);
    return seen;
  }

  private boolean fits(
      Typed.SequenceStep step,
      Map<String, Object> event,
      Map<String, Object> before,
      Map<String, Object> around) {
    boolean inTime =
        before == null
            || (follows(event, before)
                && !time(event).isBefore(later(before, step.after()))
                && step.within().stream().allMatch(w -> time(event).isBefore(later(before, w))));
    return inTime
        && step.joined().stream().allMatch(j -> walker.holds(j, with(step, event, around)));
  }

  private boolean occurs(
      Typed.SequenceStep no,
      Map<String, Object> before,
      Map<String, Object> next,
      Map<String, Object> around) {
    return items.left(no.items(), around).stream()
        .anyMatch(
            event -> (next == null || follows(next, event)) && fits(no, event, before, around));
  }

  private boolean isOver(Typed.SequenceStep no, Map<String, Object> before) {
    return no.within().stream().noneMatch(w -> later(before, w).isAfter(walker.now()));
  }

  static Instant time(Map<String, Object> event) {
    return (Instant) event.get(EventType.TIME);
  }

  private static boolean follows(Map<String, Object> event, Map<String, Object> other) {
    int order = time(event).compareTo(time(other));
    return order > 0 || (order == 0 && (Long) event.get(ARRIVAL) > (Long) other.get(ARRIVAL));
  }

  /** An instant beyond the calendar never comes. */
  private Instant later(Map<String, Object> event, Typed.Lapse by) {
    Meaning meaning = new Meaning(Scalar.DATETIME, walker.zone());
    Object moved =
        meaning.of(Operator.PLUS_PERIOD, time(event), Period.of(0, by.months(), by.days()));
    Object later =
        moved == null
            ? null
            : meaning.of(Operator.PLUS_DURATION, moved, Duration.ofMillis(by.millis()));
    return later == null ? Instant.MAX : (Instant) later;
  }
}
