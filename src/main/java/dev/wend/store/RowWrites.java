package dev.wend.store;

import java.util.Arrays;
import java.util.List;

/**
 * What a change writes into some rows of a table.
 *
 * @param slots ascending, but where there are only links
 */
@SuppressWarnings("ArrayRecordComponent") // made once, used once, never compared
record RowWrites(int[] slots, List<Values> values, List<Links> links) {

  /**
   * The values of one column.
   *
   * @param field the column's number
   * @param from index in {@code slots} of the first that is written
   * @param lane one for each slot, those before {@code from} unused; {@link PlaneColumn#MISSING}
   */
  record Values(int field, int from, long[] lane) {
    /** The same value for all. */
    static Values same(PlaneColumn column, long value, int slots) {
      long[] lane = new long[slots];
      Arrays.fill(lane, value);
      return new Values(column.number(), 0, lane);
    }
  }

  /**
   * What an identity learns.
   *
   * @param cleared codes whose value belongs to nobody now (first)
   * @param codes one for each slot, or -1
   */
  record Links(int field, int[] cleared, int[] codes) {}
}
