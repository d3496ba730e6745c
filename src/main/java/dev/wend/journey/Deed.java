package dev.wend.journey;

/**
 * An event of a person as it is taken.
 *
 * @param time when it was, in epoch milliseconds
 * @param at when it is taken, which is later where it came late
 * @param slot where it is among the events of its type
 * @param arrival what grows with arrival among all events of the profile
 */
record Deed(String type, long time, long at, int slot, int arrival) {}
