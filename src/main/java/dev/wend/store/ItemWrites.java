package dev.wend.store;

import java.util.List;

/**
 * What a change writes into one list of the rows of one page of profiles (or of an entity).
 *
 * @param list the list's number
 * @param page of profiles; not that of the owners where this is a list within a list
 * @param owners slots of the owners whose list is written, ascending in each page
 * @param counts of their items, or {@link PlaneColumn#MISSING}
 * @param firsts of their items: numbers in the sequence of the owners' page, or missing
 * @param dropped pages of items that are given up
 * @param ownerPages pages of owners whose sequence is another now
 * @param runs the sequences of those pages
 * @param killed slots of items that are gone
 * @param slots of the new items, ascending in each page
 * @param ownerOf the slot of each new item's owner in its page
 */
@SuppressWarnings("ArrayRecordComponent") // made once, used once, never compared
record ItemWrites(
    int list,
    int page,
    int[] owners,
    long[] counts,
    long[] firsts,
    int[] dropped,
    int[] ownerPages,
    Run[] runs,
    int[] killed,
    int[] slots,
    int[] ownerOf,
    List<RowWrites.Values> values) {}
