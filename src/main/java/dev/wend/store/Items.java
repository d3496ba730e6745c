package dev.wend.store;

import java.util.Optional;

/**
 * The items of one list, of all rows of the table around it (the owners), as a scan sees them.
 * Items have slots and pages as profiles have; a page of items belongs to one page of owners, and
 * is seen whole under the version of the page of profiles that it belongs to in the end.
 *
 * <p>The items of one owner stand in the order of the list: of two items of an owner the one of the
 * earlier place in {@link #pages}, then of the lesser slot, comes first.
 */
public interface Items {
  /** The pages of items of a page of owners, in order; not to be written to. */
  int[] pages(int ownerPage);

  /** Which slots of a page hold an item: a bit each, as in a mask. */
  void live(int page, long[] into);

  /** By slot in the page, the owner's slot in its own page; anything where no item is. */
  void owners(int page, short[] into);

  /** A column of the items; slots and pages are those of items. Empty when the store has none. */
  Optional<Column> column(String name);

  /** The items of a list within the items. */
  Optional<Items> items(String list);

  /**
   * The first item of an owner: a number in the sequence of all slots of {@link #pages}; the others
   * follow it without a gap. Only where the owner has an item.
   */
  int first(int owner);

  /** The slot of an item by its number in the sequence. */
  default int slot(int ownerPage, int sequence) {
    return pages(ownerPage)[sequence / Profiles.PAGE] * Profiles.PAGE + sequence % Profiles.PAGE;
  }
}
