package dev.wend.store;

import dev.wend.value.Text;
import java.util.Optional;

/**
 * The profiles as a scan sees them: numbered by arrival (their slot), {@value #PAGE} neighbours a
 * page.
 *
 * <p>A scan of a page reads {@link #version} first, starts over while it is odd (a writer is
 * inside), reads what it needs of all columns, and takes the result only if the version is still
 * the same. Reading a page under a writer is harmless: values may be torn, never out of bounds.
 */
public interface Profiles {
  /** Profiles in a page. */
  int PAGE = 16_384;

  /** 64-bit words in a mask of a page. */
  int WORDS = PAGE / 64;

  /** How many profiles there are; slots from 0. */
  int count();

  default int pages() {
    return (count() + PAGE - 1) / PAGE;
  }

  /**
   * The column of a field; empty when the store has none (then the field is missing for everybody).
   */
  Optional<Column> column(String field);

  /** Odd while a writer is inside the page; grows with every write. */
  int version(int page);

  /**
   * The items of a list field, or of a map; empty when the store has none. How many a profile has
   * is the {@link #column} of the list's own name.
   */
  default Optional<Items> items(String list) {
    return Optional.empty();
  }

  /** The events of a type, of the profiles that these are; empty when the store has none. */
  default Optional<Events> events(String type) {
    return Optional.empty();
  }

  /**
   * Which slots of a page hold a profile, a bit each; one that was merged into another, or erased,
   * leaves its slot.
   */
  default void live(int page, long[] into) {
    int rows = Math.max(0, Math.min(PAGE, count() - page * PAGE));
    for (int word = 0; word < WORDS; word++) {
      int left = rows - word * 64;
      into[word] = left >= 64 ? -1 : left <= 0 ? 0 : (1L << left) - 1;
    }
  }

  /** The slot of the profile that a slot's was merged into; its own where it was not. */
  default int survivor(int slot) {
    return slot;
  }

  /**
   * The rows of an entity, which are numbered and read as profiles are; empty when there are none.
   */
  default Optional<Profiles> entity(String name) {
    return Optional.empty();
  }

  /** The row with a key: its text, or a whole number as decimal digits; -1 when there is none. */
  default int find(Text key) {
    return -1;
  }
}
