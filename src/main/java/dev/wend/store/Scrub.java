package dev.wend.store;

/**
 * Texts of a dictionary of which nothing is to be left: zeros are written over them, and the index
 * finds them no more. Their codes are not given again.
 *
 * @param field the number of the column
 * @param hashes of the texts as they were
 */
@SuppressWarnings("ArrayRecordComponent") // made once, used once, never compared
record Scrub(int field, int[] codes, int[] hashes) {}
