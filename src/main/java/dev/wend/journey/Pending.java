package dev.wend.journey;

import dev.wend.channel.Reaction;
import dev.wend.value.Lapse;
import dev.wend.vm.Hidden;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/** What has happened to a person and is not settled yet, in the order in which it is taken. */
final class Pending {
  /**
   * Coming to a journey by other means than an event of one's own.
   *
   * @param version the journey's, by its place
   * @param isWritten whether a write brings them in
   */
  record Coming(int version, Entrance.Coming how, boolean isWritten) {
    long at() {
      return how.begins();
    }
  }

  private final List<Deed> deeds;

  /** By writes; they come before all else. */
  private final Deque<Coming> brought = new ArrayDeque<>();

  private List<Coming> comings = List.of();
  private final int seen;
  private final long since;
  private int nextDeed;
  private int nextComing;
  private boolean written;

  /** Up to where everything is done, in epoch milliseconds. */
  private long now;

  /** Where the person is: events from this time and arrival on are not there yet. */
  private long time;

  private int arrival;

  /**
   * @param deeds in order of time, then of arrival
   * @param comings in order of time
   * @param seen the arrivals up to here are settled, as far as they are not dated later than since
   * @param since nothing is taken at an instant before
   */
  Pending(List<Deed> deeds, List<Coming> comings, int seen, long since) {
    this.deeds = List.copyOf(deeds);
    this.seen = seen;
    this.since = since;
    this.now = since;
    stand(since + 1, Integer.MIN_VALUE);
    come(comings);
  }

  /** Others come, too. */
  void come(List<Coming> others) {
    if (!others.isEmpty()) {
      List<Coming> of = new ArrayList<>(comings.subList(nextComing, comings.size()));
      others.forEach(coming -> (coming.isWritten() ? brought : of).add(coming));
      of.sort(Comparator.comparingLong(Coming::at));
      comings = List.copyOf(of);
      nextComing = 0;
    }
  }

  /** What has not been taken yet: all behind where the person is, and what is to be taken next. */
  Hidden hidden() {
    if (nextDeed == deeds.size()) {
      return new Hidden(seen, since, time, arrival);
    }
    Deed next = deeds.get(nextDeed);
    boolean isBefore = next.time() < time || (next.time() == time && next.arrival() < arrival);
    return isBefore
        ? new Hidden(seen, since, next.time(), next.arrival())
        : new Hidden(seen, since, time, arrival);
  }

  private void stand(long at, int behind) {
    time = at;
    arrival = behind;
  }

  /** Whether the person's runs may not have looked at what was written; asked once. */
  boolean isWritten() {
    boolean is = written;
    written = false;
    return is;
  }

  /**
   * Leaves out what was done before, up to and with a note of what was taken last.
   *
   * @param isTaken whether something was noted of the event of an arrival
   */
  void skip(Positions.Done done, IntPredicate isTaken) {
    int behind = Integer.MIN_VALUE;
    for (int i = 0; i < deeds.size(); i++) {
      Deed deed = deeds.get(i);
      boolean isNoted = isTaken.test(deed.arrival());
      if (isNoted || deed.at() < done.at()) {
        nextDeed = i + 1;
      }
      if (isNoted && deed.time() == done.at()) {
        behind = deed.arrival() + 1;
      }
    }
    if (done.at() > since) {
      now = Math.max(now, done.at());
      stand(done.at(), behind);
    }
    written = true;
  }

  long now() {
    return now;
  }

  /** What falls due at an instant comes before its events. */
  void reach(long at) {
    now = Math.max(now, at);
    if (now > time) {
      stand(now, Integer.MIN_VALUE);
    }
  }

  /** When the next event is taken. */
  long nextDeed() {
    return nextDeed < deeds.size() ? Math.max(now, deeds.get(nextDeed).time()) : Lapse.NEVER;
  }

  /** Whether the next event tells a reaction to what was sent. */
  boolean isReaction() {
    return deeds.get(nextDeed).type().equals(Reaction.EVENT);
  }

  /** When somebody comes next whom a write has brought in. */
  long nextBrought() {
    return brought.isEmpty() ? Lapse.NEVER : Math.max(now, brought.getFirst().at());
  }

  long nextComing() {
    return nextComing < comings.size() ? Math.max(now, comings.get(nextComing).at()) : Lapse.NEVER;
  }

  Deed takeDeed() {
    Deed deed = deeds.get(nextDeed++);
    reach(deed.time());
    stand(now, now == deed.time() ? deed.arrival() + 1 : Integer.MIN_VALUE);
    return new Deed(deed.type(), deed.time(), now, deed.slot(), deed.arrival());
  }

  /** The arrival of the event that was taken last; -1 where none was. */
  int lastDeed() {
    return nextDeed == 0 ? -1 : deeds.get(nextDeed - 1).arrival();
  }

  Coming takeBrought() {
    Coming coming = brought.removeFirst();
    reach(coming.at());
    return coming;
  }

  Coming takeComing() {
    Coming coming = comings.get(nextComing++);
    reach(coming.at());
    stand(now + 1, Integer.MIN_VALUE);
    return coming;
  }
}
