package dev.wend.walker;

import dev.wend.check.Journey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A run of one person through the tree of a journey. */
final class WalkedRun {
  /** What is left to do: the rest of a block, then what stands behind the block. */
  record Rest(List<Journey.Part> parts, int at, Rest behind) {}

  /** What a run waits for. */
  enum Wait {
    NOTHING,
    TURN,
    AWAIT,
    SLEEP,
    SEND,
    SETTLED
  }

  Journey journey;
  final WalkedPerson person;
  final String each;
  final int number;
  long start;
  long timeout;

  /** The events that have names. */
  final Map<String, Map<String, Object>> called = new HashMap<>();

  /** By message: which send was the last. */
  final Map<String, Long> sent = new HashMap<>();

  Wait wait = Wait.NOTHING;

  /** Where it goes on; at the part that it waits in. */
  Rest rest;

  long due = Long.MAX_VALUE;

  /** When it came to the step. */
  long since;

  /** Grows with each timer that anybody sets. */
  long order;

  int attempts;
  boolean isOver;

  WalkedRun(
      Journey journey, WalkedPerson person, String each, int number, long start, long timeout) {
    this.journey = journey;
    this.person = person;
    this.each = each;
    this.number = number;
    this.start = start;
    this.timeout = timeout;
  }

  /** Its turn has come: it is of another version where that knows the events that have names. */
  void become(Journey newest) {
    boolean knows =
        called.keySet().stream()
            .allMatch(n -> Objects.equals(newest.events().get(n), journey.events().get(n)));
    if (knows) {
      journey = newest;
      rest = new Rest(newest.steps(), 0, null);
    }
  }

  Journey.Part part() {
    return rest.parts().get(rest.at());
  }

  /** Behind the part where it is. */
  Rest next() {
    return new Rest(rest.parts(), rest.at() + 1, rest.behind());
  }

  long wakes() {
    return wait == Wait.TURN ? due : Math.min(due, timeout);
  }
}
