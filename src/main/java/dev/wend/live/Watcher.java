package dev.wend.live;

/** Who is told of changes, in the order of their instants. */
@FunctionalInterface
public interface Watcher {
  /**
   * A profile is in an audience from an instant on, or is not any more. Of one instant, changes are
   * told in the order of profiles, then of audiences.
   *
   * @param instant epoch milliseconds
   * @param profile its slot
   * @param definition the place of the audience among those that are followed
   */
  void changed(long instant, int profile, int definition, boolean entered);
}
