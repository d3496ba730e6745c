package dev.wend.vm;

import dev.wend.store.Column;
import dev.wend.store.Profiles;

/**
 * Reads a column at one profile after another: where they are neighbours, those of 64 at once. What
 * it has read it forgets when the page is written.
 */
final class Neighbours {
  private static final int NEIGHBOURS = 64;

  private final Column column;
  private final Profiles profiles;
  private long[] planes = {};
  private long[] codes = {};

  /** Whose codes are there, and of which version of the page. */
  private int word = -1;

  private int version;
  private int last = -1;

  Neighbours(Column column, Profiles profiles) {
    this.column = column;
    this.profiles = profiles;
  }

  /** The code of a slot, as {@link Column#code} gives it. */
  long code(int slot) {
    int of = slot / NEIGHBOURS;
    boolean isKnown = of == word && profiles.version(slot / Profiles.PAGE) == version;
    boolean isRead =
        isKnown || (slot != last && last >= 0 && of == last / NEIGHBOURS && read(of));
    last = slot;
    return isRead ? codes[slot % NEIGHBOURS] : column.code(slot);
  }

  private boolean read(int of) {
    if (codes.length == 0) {
      planes = new long[NEIGHBOURS];
      codes = new long[NEIGHBOURS];
    }
    int page = of * NEIGHBOURS / Profiles.PAGE;
    version = profiles.version(page);
    boolean isRead =
        version % 2 == 0 && column.codes(of, planes, codes) && profiles.version(page) == version;
    word = isRead ? of : -1;
    return isRead;
  }
}
