package dev.wend.journey;

import dev.wend.value.Lapse;
import java.util.List;
import java.util.Optional;

/** What has happened to a person and is not settled yet, in the order in which it is taken. */
final class Pending {
  /**
   * Coming to a journey by other means than an event of one's own.
   *
   * @param version the journey's, by its place
   */
  record Coming(int version, Entrance.Coming how) {
    long at() {
      return how.begins();
    }
  }

  private final List<Deed> deeds;
  private final List<Coming> comings;
  private int nextDeed;
  private int nextComing;

  /** Up to where everything is done, in epoch milliseconds. */
  private long now;

  /**
   * @param deeds in order of time, then of arrival
   * @param comings in order of time
   * @param now nothing is taken at an instant before
   */
  Pending(List<Deed> deeds, List<Coming> comings, long now) {
    this.deeds = List.copyOf(deeds);
    this.comings = List.copyOf(comings);
    this.now = now;
  }

  /** Leaves out what was done before, up to and with a note of what was taken last. */
  void skip(Positions.Done done) {
    now = Math.max(now, done.at());
    for (int i = 0; i < deeds.size(); i++) {
      Deed deed = deeds.get(i);
      boolean isLast = deed.slot() == done.cause() && deed.time() <= done.at();
      if (isLast || (done.cause() < 0 && Math.max(deed.time(), deed.at()) < done.at())) {
        nextDeed = i + 1;
      }
    }
  }

  long now() {
    return now;
  }

  void reach(long at) {
    now = Math.max(now, at);
  }

  /** When the next event is taken. */
  long nextDeed() {
    return nextDeed < deeds.size() ? Math.max(now, deeds.get(nextDeed).time()) : Lapse.NEVER;
  }

  long nextComing() {
    return nextComing < comings.size() ? Math.max(now, comings.get(nextComing).at()) : Lapse.NEVER;
  }

  Deed takeDeed() {
    Deed deed = deeds.get(nextDeed++);
    reach(deed.time());
    return new Deed(deed.type(), deed.time(), now, deed.slot());
  }

  Optional<Coming> takeComing() {
    Coming coming = comings.get(nextComing++);
    reach(coming.at());
    return Optional.of(coming);
  }
}
