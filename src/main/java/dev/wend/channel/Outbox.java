package dev.wend.channel;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps what is to be sent, each send once for ever. */
public interface Outbox extends AutoCloseable {
  /** The number of the last batch that is kept; 0 where there is none. */
  long last();

  /**
   * Keeps a batch of sends, all of them or none; when it returns they survive {@code kill -9} and
   * power loss. A batch whose number is not above the last one's is there already: nothing happens.
   *
   * @param batch above 0, and the same for the same sends whenever they are made again
   * @return whether the batch was new
   */
  boolean append(long batch, Iterable<Send> sends);

  /**
   * Takes from all sends to some people what they are about: profile, address and content become
   * empty. That there was a send, by which message and when, stays. Where it is interrupted it may
   * be done in part; doing it again does the rest.
   *
   * @param profiles keys
   * @return how many sends were changed
   */
  long erase(Set<String> profiles);

  /**
   * The sends of the batches that were the last few when the outbox was opened: their ids, and when
   * they were sent.
   */
  Map<String, Instant> lastSends();

  /** Shows all sends that are kept, in the order of their batches. */
  void each(Consumer<Send> sink);

  @Override
  void close();
}
