package dev.wend.store;

/**
 * Where the items of a page of owners are: a sequence of slots through pages of items.
 *
 * @param pages the pages of items, in order
 * @param used slots of the sequence that were ever given to an item
 * @param dead those of them whose item is gone
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record Run(int[] pages, int used, int dead) {
  static final Run NONE = new Run(new int[0], 0, 0);

  int slot(int sequence) {
    return pages[sequence / Profiles.PAGE] * Profiles.PAGE + sequence % Profiles.PAGE;
  }
}
