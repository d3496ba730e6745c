package dev.wend.session;

import dev.wend.channel.Carrier;
import dev.wend.channel.Delivery;
import dev.wend.channel.Send;
import dev.wend.session.DeliverAnswer.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A surface whose sends are handed on by several threads, and what became of them. */
final class Handing {
  /** After so many in a row that go later, the surface's others are left for the next time. */
  private static final int MOST_LATER = 5;

  /** More different reasons are not told one by one. */
  private static final int MOST_REASONS = 20;

  private final List<Carrier> carriers = new ArrayList<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private long sent;
  private long later;
  private long refused;
  private long kept;
  private int inRow;

  /** Adds what a further thread hands on by. */
  void add(Carrier carrier) {
    carriers.add(carrier);
  }

  boolean hasServer() {
    return !carriers.isEmpty();
  }

  /** Whether the server takes nothing now; then a send that is asked about goes later. */
  synchronized boolean isOutOfOrder() {
    if (inRow < MOST_LATER) {
      return false;
    }
    later++;
    count("not tried, for the last " + MOST_LATER + " could not go now");
    return true;
  }

  /**
   * Whether the send is over.
   *
   * @param lane the place of the thread
   */
  boolean deliver(int lane, Send send) {
    return !isOutOfOrder() && isOver(carriers.get(lane).deliver(send));
  }

  private synchronized boolean isOver(Delivery delivery) {
    if (delivery instanceof Delivery.Later l) {
      inRow++;
      later++;
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
