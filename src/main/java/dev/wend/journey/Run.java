package dev.wend.journey;

import dev.wend.type.EventType;
import dev.wend.value.Lapse;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One person on the way through one journey.
 *
 * <p>Instants are epoch milliseconds; {@link Lapse#NEVER} is none.
 */
final class Run {
  /** The version, by its place among all: that by which it entered, once it has. */
  int version;

  final String journey;

  /** The person's slot. */
  final int profile;

  /**
   * The how-many-th of this person in this journey, from 1; of one that came over by a merge, as
   * {@link EventType#merged} says.
   */
  final long number;

  /** The value of the field of which each value has a run of its own; empty where there is none. */
  final String each;

  /** When it entered; of one that is queued, when its turn is. */
  long start;

  long timeout;

  /** Since when it waits where it is. */
  long since;

  /** Grows with each wait: of those that end together, the one that began first is first. */
  long order;

  /** Where it waits: a place among the acts. */
  int act;

  Move.State state = Move.State.ON_THE_WAY;

  /** When it goes on by itself. */
  long due = Lapse.NEVER;

  /** When the audiences that it looks at are to be asked again. */
  long again = Lapse.NEVER;

  /** How often a send has failed that is tried again. */
  int attempts;

  /** Whether it has not begun, for its turn has not come. */
  boolean isQueued;

  /** Whether the act where it sleeps is still to be done. */
  boolean isBefore;

  boolean isOver;

  /** How it ended, where it is over. */
  Move ended = Move.COMPLETED;

  /** Why, in words; empty where the move says all. */
  String endedBy = "";

  /** By name: the event that is called so. */
  private Map<String, Named> called = Map.of();

  /** By message: the id of what was sent last. */
  private Map<String, SendId> sent = Map.of();

  Run(
      int version,
      String journey,
      int profile,
      long number,
      String each,
      long start,
      long timeout) {
    this.version = version;
    this.journey = journey;
    this.profile = profile;
    this.number = number;
    this.each = each;
    this.start = start;
    this.timeout = timeout;
    since = start;
  }

  /** Its turn has come. */
  void enter(long at, long until) {
    isQueued = false;
    start = at;
    since = at;
    timeout = until;
  }

  /** The same run of a profile that this one's was merged into. */
  Run merged(int into) {
    return of(into, EventType.merged(number, profile));
  }

  /** Such a run of another person. */
  Run of(int other) {
    return of(other, number);
  }

  private Run of(int other, long number) {
    Run run = new Run(version, journey, other, number, each, start, timeout);
    run.since = since;
    run.order = order;
    run.act = act;
    run.state = state;
    run.due = due;
    run.again = again;
    run.attempts = attempts;
    run.isQueued = isQueued;
    run.isBefore = isBefore;
    run.called = called;
    run.sent = sent;
    return run;
  }

  Map<String, Named> called() {
    return Collections.unmodifiableMap(called);
  }

  void call(String name, Named event) {
    called = called.isEmpty() ? new TreeMap<>() : called;
    called.put(name, event);
  }

  /** The id of what was sent last of a message; empty where nothing was. */
  Optional<SendId> sent(String message) {
    return Optional.ofNullable(sent.get(message));
  }

  void sent(String message, SendId id) {
    sent = sent.isEmpty() ? new TreeMap<>() : sent;
    sent.put(message, id);
  }

  /** The next instant at which something may happen by itself. */
  long wakes() {
    return isQueued ? due : Math.min(Math.min(due, again), timeout);
  }
}
