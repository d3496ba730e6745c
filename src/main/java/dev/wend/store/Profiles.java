package dev.wend.store;

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
}
