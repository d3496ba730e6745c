package dev.wend.journey;

import java.util.Optional;

/** Where sends go. */
@FunctionalInterface
public interface Outlet {
  /**
   * Takes a send.
   *
   * @return why it failed, or nothing where it is on its way
   */
  Optional<String> take(Posted send);
}
