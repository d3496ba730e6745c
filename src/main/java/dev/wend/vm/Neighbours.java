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

  /** What was read last: of which slot, at which of the row's moves. */
  private long last;

  private int slot = -1;
  private int move = -1;

  Neighbours(Column column, Profiles profiles) {
    this.column = column;
    this.profiles = profiles;
  }

  /**
   * The code of a slot, as {@link Column#code} gives it.
   *
   * @param moves how often the row has moved: what it stands on stays as it is until it moves
   */
  long code(int at, int moves) {
    if (move != moves) {
      last = read(at) ? codes[at % NEIGHBOURS] : column.code(at);
      slot = at;
      move = moves;
    }
    return last;
  }

  private boolean read(int at) {
    int of = at / NEIGHBOURS;
    return of == word && profiles.version(at / Profiles.PAGE) == version
        || (at != slot && of == slot / NEIGHBOURS && slot >= 0 && readWord(of));
  }

  private boolean readWord(int of) {
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
