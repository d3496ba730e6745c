package dev.wend.store;

import java.util.List;

/**
 * What a change does to the events of one type.
 *
 * @param table the number of the type's table
 * @param parts one for each page of profiles that is touched, ascending
 * @param erases whether killed events are written over with zeros
 * @param owners of the new events, part by part: the slot of the profile in its page
 * @param previous of the new events: the number of the one before of the same profile, or -1
 * @param arrivals of the new events, as {@link Events#arrival} has them
 * @param values of the new events, by column
 */
@SuppressWarnings("ArrayRecordComponent") // made once, used once, never compared
record EventWrites(
    int table,
    List<Part> parts,
    boolean erases,
    int[] owners,
    int[] previous,
    int[] arrivals,
    List<RowWrites.Values> values) {

  /**
   * One page of profiles.
   *
   * @param page of profiles
   * @param gone how many of the first pages of the sequence are forgotten
   * @param killed numbers in the sequence of events that end, ascending
   * @param cleared slots in the page of profiles that have no event any more
   * @param first the number of the first new event in the sequence
   * @param fresh pages of events that the sequence gets
   * @param from where its new events begin in {@link #owners}
   */
  record Part(
      int page, int gone, int[] killed, int[] cleared, int first, int[] fresh, int from, int to) {}

  /** The same numbers in 64 bits. */
  static long[] wide(int[] numbers) {
    long[] wide = new long[numbers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = numbers[i];
    }
    return wide;
  }
}
