package dev.wend.journey;

import dev.wend.channel.Outbox;
import dev.wend.channel.Send;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** An outbox on the heap that can stop the machine. */
final class KeptSends implements Outbox {
  /** The machine stops here. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stop() {
      super("the machine stops");
    }
  }

  private final List<List<Send>> batches = new ArrayList<>();

  /** How many appends, each with two instants at which it may stop, until it stops. */
  private int left = Integer.MAX_VALUE;

  private int passed;

  /**
   * Stops before the append, or right behind it.
   *
   * @param after so many instants at which it could
   */
  void stopAfter(int after) {
    left = after;
  }

  /** How many instants there were at which it could have stopped. */
  int passed() {
    return passed;
  }

  /** Comes by an instant at which it may stop. */
  void pass() {
    passed++;
    if (--left == 0) {
      throw new Stop();
    }
  }

  @Override
  public long last() {
    return batches.size();
  }

  @Override
  public boolean append(long batch, Iterable<Send> sends) {
    if (batch <= last()) {
      return false;
    }
    pass();
    List<Send> all = new ArrayList<>();
    sends.forEach(all::add);
    batches.add(all);
    pass();
    return true;
  }

  @Override
  public long erase(Set<String> profiles) {
    return 0;
  }

  @Override
  public Map<String, Instant> lastSends() {
    Map<String, Instant> sends = new HashMap<>();
    for (List<Send> batch : batches.subList(Math.max(0, batches.size() - 8), batches.size())) {
      batch.forEach(send -> sends.put(send.id(), send.at()));
    }
    return sends;
  }

  @Override
  public void each(Consumer<Send> sink) {
    batches.forEach(batch -> batch.forEach(sink));
  }

  /** All that is kept, in order. */
  List<Send> all() {
    List<Send> all = new ArrayList<>();
    each(all::add);
    return all;
  }

  @Override
  public void close() {
    // it goes with the test
  }
}
