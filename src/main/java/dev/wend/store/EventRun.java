package dev.wend.store;

import java.util.Arrays;

/**
 * Where the events of a page of profiles are: a sequence of slots through pages of events, in the
 * order of arrival. The first pages of the sequence may be forgotten; numbers stay.
 *
 * @param pages the pages of events, in order; of those that are forgotten anything
 * @param gone how many of the first pages are forgotten
 * @param used slots of the sequence that were ever given to an event
 * @param dead those of them, not forgotten, whose event was moved or erased
 * @param latest the greatest time so far
 * @param isOrdered whether none came before one of an earlier time
 * @param arrival of the last
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record EventRun(
    int[] pages, int gone, int used, int dead, long latest, boolean isOrdered, int arrival) {
  static final EventRun NONE = new EventRun(new int[0], 0, 0, 0, Long.MIN_VALUE, true, 0);

  /** The pages that are there. */
  int[] living() {
    return gone == 0 ? pages : Arrays.copyOfRange(pages, gone, pages.length);
  }

  /** The least number that is not forgotten. */
  int first() {
    return gone * Profiles.PAGE;
  }

  boolean has(int sequence) {
    return sequence >= first() && sequence < used;
  }

  int slot(int sequence) {
    return pages[sequence / Profiles.PAGE] * Profiles.PAGE + sequence % Profiles.PAGE;
  }

  /** How many slots of the page at a place are used. */
  int size(int place) {
    return Math.min(Profiles.PAGE, used - place * Profiles.PAGE);
  }
}
