package dev.wend.channel;

import java.time.Duration;

/** What became of handing a send on. */
public sealed interface Delivery {
  /**
   * The other side took it.
   *
   * @param answer what it said
   */
  record Sent(String answer) implements Delivery {}

  /**
   * It did not go now, and may go later: the other side was not there, busy or out of order.
   *
   * @param reason a sentence without its end
   * @param after how long to wait at least; zero where the other side does not say
   */
  record Later(String reason, Duration after) implements Delivery {}

  /**
   * It will never go as it is.
   *
   * @param reason a sentence without its end
   */
  record Refused(String reason) implements Delivery {}
}
