package dev.wend.journey;

import dev.wend.channel.PackedSends;
import dev.wend.channel.Send;
import java.util.Optional;

/** Where sends go. */
public interface Outlet {
  /**
   * Takes a send; the same id may come again when a machine stopped before what was noted of it was
   * kept.
   *
   * @return why it failed, as a sentence without its end; nothing where it is on its way
   */
  Optional<String> take(Send send);

  /** Whether {@link #take} takes every send and need not be asked. */
  default boolean takesAll() {
    return false;
  }

  /**
   * Keeps what was taken; what is noted of it is written when this has returned. It may be another
   * thread's, one at a time.
   */
  void keep(PackedSends taken);
}
