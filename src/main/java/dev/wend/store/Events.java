package dev.wend.store;

/**
 * The events of one type as a scan sees them: items of profiles, in pages of up to {@link
 * Profiles#PAGE}, which belong to a page of profiles and are seen whole under its version. Events
 * are appended in order of arrival and never changed; one that is erased leaves its slot.
 *
 * <p>Here the order of {@link #pages}, then of slots, is that of arrival, and neighbours are not of
 * one owner. {@link #first} is not to be asked; {@link #last} and {@link #previous} lead through
 * the events of one profile. {@link #pages} leaves out those that are forgotten; the numbers of the
 * sequence stay: {@link #slot} tells where one is.
 *
 * <p>Business events are nobody's: all belong to an owner 0 of page 0, which need not be a profile.
 */
public interface Events extends Items {
  /** Slots of a page that hold, or held, an event: 0 until here. */
  int size(int page);

  /** Whether no event of a page of profiles came before one of an earlier time. */
  boolean isOrdered(int ownerPage);

  /** Bounds of the times of a page, in epoch milliseconds; only where it has an event. */
  long earliest(int page);

  /** The greatest time (a bound). */
  long latest(int page);

  /** Whether times are within 2^31 milliseconds after {@link #base}. */
  boolean isNarrow(int page);

  /** What {@link #times(int, int[])} are after, in epoch milliseconds. */
  long base(int page);

  /** When the event of a slot was, in epoch milliseconds; the least long where none is there. */
  long time(int slot);

  /** By slot: milliseconds after {@link #base}; of a narrow page, below {@link #size}. */
  void times(int page, int[] into);

  /** By slot: epoch milliseconds, below {@link #size}; of any page. */
  void times(int page, long[] into);

  /**
   * By slot: a column's values as {@link Column} says (a text's code, a double in order), below
   * {@link #size}; anything where it is missing.
   */
  void values(String column, int page, long[] into);

  /** By slot: the codes of a text column, below {@link #size}; anything where it is missing. */
  void codes(String column, int page, int[] into);

  /** Which slots have a value of a column: a bit each, as in a mask. */
  void present(String column, int page, long[] into);

  /**
   * The event of a profile that arrived last: a number in the sequence of all slots of {@link
   * #pages}; -1 where it has none.
   */
  int last(int owner);

  /** The event of the same profile that arrived before one; -1 where there is none. */
  int previous(int ownerPage, int sequence);

  /**
   * A number that grows with arrival among the events of all types of a page of profiles: it tells
   * which of two events of one instant came first where they are of different types.
   */
  int arrival(int ownerPage, int sequence);

  /** What {@link #arrival} says of the last event of a page that has some. */
  int lastArrival(int page);

  /** By slot: what {@link #arrival} says, below {@link #size}. */
  void arrivals(int page, long[] into);
}
