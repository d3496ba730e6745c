package dev.wend.made;

import dev.wend.value.Bytes;

/** How rows are written into a file of one format. */
interface Sheet {
  /** What stands before the rows. */
  void head(Bytes to);

  /** A row and its line break. */
  void row(long row, Bytes to);
}
