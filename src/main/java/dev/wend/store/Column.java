package dev.wend.store;

import dev.wend.type.Type;
import java.util.Optional;

/**
 * One field of all profiles, as bit planes. In a page, a slot's code is 0 where the value is
 * missing, else {@code value - base(page) + 1} (unsigned); plane {@code b} holds bit {@code b} of
 * the code of each slot, slot {@code s} in bit {@code s % 64} of word {@code s / 64}.
 *
 * <p>The value is the lane of {@code value.Lane}, but for two types: of a {@code string} it is the
 * code in {@link #dictionary}, of a {@code double} it is the number whose order as a signed long is
 * the doubles' ({@code bits ^ ((bits >> 63) & Long.MAX_VALUE)}).
 */
public interface Column {
  String name();

  Type type();

  /**
   * How many planes the page has, 0 to 64: every code is below 2^width. 0 means that all is
   * missing.
   */
  int width(int page);

  /** The value that code 1 stands for. */
  long base(int page);

  /**
   * Copies a plane's {@link Profiles#WORDS} words to a place in an array; {@code bit} is below
   * {@link #width}.
   */
  void plane(int page, int bit, long[] into);

  /**
   * The least value of the page (a bound: it may be less than what is there now); only when width
   * is not 0.
   */
  long least(int page);

  /** The greatest value of the page (a bound, likewise). */
  long greatest(int page);

  /** Whether a slot of the page below the profile count may be missing. */
  boolean someMissing(int page);

  /**
   * Takes the slots of a page whose values lie between two, both included, where that needs no
   * planes: of a column of events. Else it does nothing and returns false.
   *
   * @param into a mask of {@link Profiles#WORDS} words
   */
  default boolean between(int page, long low, long high, long[] into) {
    return false;
  }

  /** The code of one slot in its page; 0 is missing. */
  long code(int slot);

  /**
   * Reads the codes of 64 neighbours at once, where that costs less than one by one. Else it does
   * nothing and returns false.
   *
   * @param word they are slots {@code 64 * word} and on
   * @param planes room for 64 words, overwritten
   * @param into the 64 codes
   */
  default boolean codes(int word, long[] planes, long[] into) {
    return false;
  }

  /** The texts of a string column. */
  Optional<Dictionary> dictionary();
}
