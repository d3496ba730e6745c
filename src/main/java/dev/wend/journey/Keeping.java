package dev.wend.journey;

/** Keeps how far an engine has come, for another one to go on from. */
@FunctionalInterface
public interface Keeping {
  /** Another engine goes on from here. */
  void keep(State state);

  /** Whether what is done at many instants may last together. */
  default boolean isTogether() {
    return false;
  }

  /**
   * Another engine goes on from here where the store has had so many groups of changes ({@link
   * dev.wend.store.Group#number}), and else from what was kept before.
   */
  default void keep(State state, long groups) {
    throw new UnsupportedOperationException("each thing lasts at once");
  }
}
