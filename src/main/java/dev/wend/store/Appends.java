package dev.wend.store;

/**
 * Texts that a dictionary gets.
 *
 * @param field place of the field in the layout
 * @param first the code of the first text; the others follow
 */
@SuppressWarnings("ArrayRecordComponent") // made once, used once, never compared
record Appends(
    int field, int first, int count, byte[] bytes, int[] starts, int[] lengths, int[] hashes) {}
