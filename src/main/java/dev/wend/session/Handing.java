package dev.wend.session;

import dev.wend.channel.Carrier;
import dev.wend.channel.Delivery;
import dev.wend.channel.Send;
import dev.wend.session.DeliverAnswer.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A surface whose sends are handed on by several threads, and what became of them. */
final class Handing {
  /** After so many in a row that go later, the surface's others are left for the next time. */
  private static final int MOST_LATER = 5;

  /** More different reasons are not told one by one. */
  private static final int MOST_REASONS = 20;

  /** So long somebody's later sends wait for one that goes later, from when that was due. */
  private static final Duration LONGEST_HOLD = Duration.ofDays(1);

  private final Instant now;

  /** Whose sends wait for an earlier one. */
  private final Set<String> holding = new HashSet<>();

  private final List<Carrier> carriers = new ArrayList<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private long sent;
  private long later;
  private long refused;
  private long kept;
  private int inRow;

  Handing(Instant now) {
    this.now = now;
  }

  /** Adds what a further thread hands on by. */
  void add(Carrier carrier) {
    carriers.add(carrier);
  }

  boolean hasServer() {
    return !carriers.isEmpty();
  }

  /**
   * Whether a send cannot go now whatever the server would say of it, so that it goes later: the
   * server takes nothing now, or an earlier one to the same person goes later.
   */
  synchronized boolean isHeld(Send send) {
    boolean isFirst = !holding.contains(send.profile());
    if (isFirst && inRow < MOST_LATER) {
      return false;
    }
    later(send);
    count(
        isFirst
            ? "not tried, for the last " + MOST_LATER + " could not go now"
            : "not tried, for an earlier one to the same person could not go now");
    return true;
  }

  private void later(Send send) {
    later++;
    if (now.isBefore(send.at().plus(LONGEST_HOLD))) {
      holding.add(send.profile());
    }
  }

  /**
   * Whether the send is over.
   *
   * @param lane the place of the thread
   */
  boolean deliver(int lane, Send send) {
    return !isHeld(send) && isOver(send, carriers.get(lane).deliver(send));
  }

  private synchronized boolean isOver(Send send, Delivery delivery) {
    if (delivery instanceof Delivery.Later l) {
      inRow++;
      later(send);
      count(l.reason());
      return false;
    }
    inRow = 0;
    if (delivery instanceof Delivery.Refused r) {
      refuse(r.reason());
    } else {
      sent++;
    }
    return true;
  }

  synchronized void refuse(String reason) {
    refused++;
    count(reason);
  }

  synchronized void keep(String reason) {
    kept++;
    count(reason);
  }

  private void count(String reason) {
    boolean isTold = reasons.size() < MOST_REASONS || reasons.containsKey(reason);
    reasons.merge(isTold ? reason : "other reasons", 1L, Long::sum);
  }

  synchronized Counts counts() {
    return new Counts(sent, later, refused, kept, reasons);
  }

  void close() {
    carriers.forEach(Carrier::close);
  }
}
