package dev.wend.journey;

import dev.wend.value.Lapse;
import java.util.HashMap;
import java.util.Map;

/**
 * One person on the way through one journey.
 *
 * <p>Instants are epoch milliseconds; {@link Lapse#NEVER} is none.
 */
final class Run {
  /** The version, by its place among all. */
  final int version;

  /** The person's slot. */
  final int profile;

  /** The how-many-th of this person in this journey, from 1. */
  final int number;

  /** The value of the field of which each value has a run of its own; empty where there is none. */
  final String each;

  final long start;
  final long timeout;

  /** Since when it waits where it is. */
  long since;

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

  boolean isOver;

  /** By name: the slot of the event that is called so. */
  final Map<String, Integer> called = new HashMap<>();

  /** By message: the id of what was sent last. */
  final Map<String, String> sent = new HashMap<>();

  Run(int version, int profile, int number, String each, long start, long timeout) {
    this.version = version;
    this.profile = profile;
    this.number = number;
    this.each = each;
    this.start = start;
    this.timeout = timeout;
    since = start;
  }

  /** The next instant at which something may happen by itself. */
  long wakes() {
    return Math.min(Math.min(due, again), timeout);
  }
}
