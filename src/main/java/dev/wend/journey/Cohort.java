package dev.wend.journey;

import java.util.Arrays;
import java.util.List;

/**
 * Runs of many people that are alike in all but the person and the ids of what was sent to them.
 * They wait at one act for the same instant; who does something of their own gets a {@link Run} and
 * is not of the cohort any more.
 *
 * <p>Instants are epoch milliseconds.
 */
final class Cohort {
  /**
   * What was sent to all of them.
   *
   * @param ids of each member two numbers, in the order of {@link #profiles}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sent(String message, long[] ids) {}

  /** What the runs have in common; of itself it is nobody's. */
  private final Run like;

  /** Those who were in it at first, ascending. */
  private final int[] profiles;

  private final List<Sent> sent;
  private int left;

  /**
   * @param like a run of any profile that waits
   */
  Cohort(Run like, int[] profiles, List<Sent> sent) {
    this.like = like;
    this.profiles = profiles;
    this.sent = List.copyOf(sent);
    left = profiles.length;
  }

  Run like() {
    return like;
  }

  int[] profiles() {
    return profiles;
  }

  List<Sent> sent() {
    return sent;
  }

  /** How many have not left it. */
  int left() {
    return left;
  }

  void leave() {
    left--;
  }

  long wakes() {
    return like.wakes();
  }

  /** Where somebody stands among those who were in it at first. */
  int place(int profile) {
    return Arrays.binarySearch(profiles, profile);
  }

  /** The run of a member. */
  Run of(int profile) {
    Run run = like.of(profile);
    int place = place(profile);
    sent.forEach(
        s -> run.sent(s.message(), new SendId(s.ids()[2 * place], s.ids()[2 * place + 1])));
    return run;
  }
}
