package dev.wend.store;

import java.util.List;

/**
 * The effects of a batch, all absolute: it can be applied again over itself. What the journal
 * keeps.
 *
 * @param count profiles before
 * @param added how many of the last slots are new profiles; they are {@code count} and on
 * @param slots the slots written, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // made once, used once, never compared
record Change(
    int count,
    int added,
    int[] slots,
    List<Appends> appends,
    List<Values> values,
    List<Links> links) {

  /**
   * The values of one column.
   *
   * @param field place of the field in the layout
   * @param from index in {@code slots} of the first that is written
   * @param lane one for each slot, those before {@code from} unused; {@link PlaneColumn#MISSING}
   */
  record Values(int field, int from, long[] lane) {}

  /**
   * What an identity learns.
   *
   * @param cleared codes whose value belongs to nobody now (first)
   * @param codes one for each slot of the change, or -1
   */
  record Links(int field, int[] cleared, int[] codes) {}

  boolean isEmpty() {
    return slots.length == 0;
  }
}
