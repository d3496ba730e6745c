package dev.wend.journey;

import dev.wend.channel.PackedSends;
import dev.wend.store.Group;
import java.util.Optional;

/**
 * Has what is done last, at once or many writes together. Of those that last together the sends are
 * kept first, then how far the engine has come, for a store that has the writes, then the writes. A
 * machine that stops on the way goes on from where it was before them, and makes the same sends.
 */
final class Lasting {
  /** Writes that last together at most: what a stop has an engine do again. */
  private static final int MOST = 512;

  /** And bytes of sends. */
  private static final int MOST_BYTES = 4 << 20;

  private final Group group;
  private final Outlet outlet;
  private Keeping keeping = state -> {};

  /** What is to be kept with the writes at hand. */
  private Optional<State> state = Optional.empty();

  private int writes;

  Lasting(Group group, Outlet outlet) {
    this.group = group;
    this.outlet = outlet;
  }

  void keepBy(Keeping taker) {
    keeping = taker;
  }

  /** Keeps how far the engine has come, with all that was written before and is written next. */
  void keep(State now) {
    if (isTogether()) {
      state = Optional.of(now);
    } else {
      keeping.keep(now);
    }
  }

  private boolean isTogether() {
    return keeping.isTogether() && group.isPossible();
  }

  /** Whether something was written that does not last yet. */
  boolean isOpen() {
    return writes > 0;
  }

  /**
   * Begins with a write.
   *
   * @param sends to be kept before it lasts
   * @return those that are left to be kept
   */
  PackedSends begin(PackedSends sends) {
    if (!isTogether()) {
      return kept(sends);
    }
    if (!group.isBegun()) {
      group.begin();
    }
    writes++;
    return sends;
  }

  private PackedSends kept(PackedSends sends) {
    if (sends.isEmpty()) {
      return sends;
    }
    outlet.keep(sends);
    return new PackedSends();
  }

  /** Whether so much was written that it is to last now. */
  boolean isFull(PackedSends sends) {
    return writes >= MOST || sends.size() >= MOST_BYTES;
  }

  /**
   * Has what was written last.
   *
   * @return the sends that are left to be kept
   */
  PackedSends end(PackedSends sends) {
    PackedSends left = kept(sends);
    keepState();
    group.end();
    writes = 0;
    return left;
  }

  /** Keeps how far the engine has come where that was left for what is written next. */
  void keepState() {
    if (state.isPresent() && group.hasChanges()) {
      keeping.keep(state.get(), group.number() + 1);
    } else {
      state.ifPresent(keeping::keep);
    }
    state = Optional.empty();
  }
}
