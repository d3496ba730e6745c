package dev.wend.channel;

/** Hands sends on to the world outside; one thread at a time waits for each. */
public interface Carrier extends AutoCloseable {
  /**
   * Hands a send on and waits for the answer. Never throws for what a send holds or what the other
   * side does. The other side gets the send's id and can tell by it what it already has.
   */
  Delivery deliver(Send send);

  /** Ends what is open; nothing is handed on any more. */
  @Override
  void close();
}
