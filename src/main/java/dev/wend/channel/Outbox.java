package dev.wend.channel;

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

  /** Shows all sends that are kept, in the order of their batches. */
  void each(Consumer<Send> sink);

  @Override
  void close();
}
