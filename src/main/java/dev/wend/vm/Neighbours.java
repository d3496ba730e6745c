package dev.wend.vm;

import dev.wend.store.Column;
import dev.wend.store.Profiles;

/**
 * Reads a column at one profile after another: where they are neighbours, many at once. What it has
 * read it forgets when the page is written.
 */
final class Neighbours {
  private static final int WORD = 64;

  /** What is read at once: of each plane a line of the processor's cache. */
  private static final int BLOCK = 8 * WORD;

  /** After so many that were near the one before, it reads blocks. */
  private static final int ENOUGH = 8;

  private final Column column;
  private final Profiles profiles;
  private long[] planes = {};
  private long[] word = {};
  private long[] codes = {};

  /** The block whose codes are there, and of which version of the page. */
  private int block = -1;

  private int version;

  /** How many in a row were near the one before. */
  private int near;

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
      last = isRead(at) ? codes[at % BLOCK] : column.code(at);
      slot = at;
      move = moves;
    }
    return last;
  }

  private boolean isRead(int at) {
    if (at / BLOCK == block && profiles.version(at / Profiles.PAGE) == version) {
      return true;
    }
    near = at > slot && at - slot <= WORD ? near + 1 : 0;
    return near >= ENOUGH && readBlock(at / BLOCK);
  }

  private boolean readBlock(int of) {
    if (codes.length == 0) {
      planes = new long[WORD];
      word = new long[WORD];
      codes = new long[BLOCK];
    }
    int page = of * BLOCK / Profiles.PAGE;
    block = -1;
    version = profiles.version(page);
    for (int from = 0; from < BLOCK; from += WORD) {
      if (!column.codes((of * BLOCK + from) / WORD, planes, word)) {
        return false;
      }
      System.arraycopy(word, 0, codes, from, WORD);
    }
    boolean isWhole = version % 2 == 0 && profiles.version(page) == version;
    block = isWhole ? of : -1;
    return isWhole;
  }
}
