package dev.wend.journey;

import dev.wend.store.Store;
import dev.wend.store.Writes;

/** What an engine keeps for the next one, on the heap; a machine may stop behind it. */
final class KeptState implements Keeping {
  private final Writes writes;
  private final KeptSends stops;
  private State state;
  private State before;
  private long groups;

  /**
   * @param state how far the engine is
   * @param stops where the machine may stop
   */
  KeptState(Writes writes, State state, KeptSends stops) {
    this.writes = writes;
    this.state = state;
    this.stops = stops;
    before = state;
  }

  @Override
  public boolean isTogether() {
    return writes == Writes.IN_GROUPS;
  }

  @Override
  public void keep(State now) {
    state = now;
    groups = 0;
    stops.pass();
  }

  @Override
  public void keep(State now, long from) {
    before = state;
    state = now;
    groups = from;
    stops.pass();
  }

  /** What the engine goes on from that has a store. */
  State of(Store store) {
    state = store.group().number() >= groups ? state : before;
    groups = 0;
    return state;
  }
}
