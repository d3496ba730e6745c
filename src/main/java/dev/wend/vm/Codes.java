package dev.wend.vm;

import dev.wend.store.Profiles;
import java.util.Arrays;

/** The codes of a page's column one by one, kept until another column's are asked for. */
final class Codes {
  private final Transposition transposition = new Transposition();
  private long[] codes = new long[0];

  /** Whose codes they are; {@code null} at the begin of a page. */
  private PageColumn column;

  /** Begins a page. */
  void begin() {
    column = null;
  }

  /** The codes in the order of {@link Transposition}; not to be changed. */
  long[] of(PageColumn asked) {
    if (asked == column) {
      return codes;
    }
    column = asked;
    if (codes.length == 0) {
      codes = new long[Profiles.PAGE];
    }
    to(asked, codes);
    return codes;
  }

  /** Writes a column's codes. */
  void to(PageColumn asked, long[] lanes) {
    if (asked.width == 0) {
      Arrays.fill(lanes, 0);
    } else {
      transposition.codes(asked.planes(), asked.width, lanes);
    }
  }
}
