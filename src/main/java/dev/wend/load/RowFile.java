package dev.wend.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The rows of one file, one at a time. */
interface RowFile extends Closeable {
  /** The columns' names, in the order of {@link Row}. */
  List<String> columns();

  /** Reads on; after {@code ROW} the row stands in {@link #row}. */
  Step next() throws IOException;

  Row row();

  /** The line that the row begins in, from 1. */
  long line();

  /** After {@code BAD}: what is wrong with the row, as the end of a sentence. */
  String reason();

  /** The row as the file has it, or nearly so; for the rejects file. */
  String text();

  /** What came. */
  enum Step {
    ROW,
    BAD,
    END
  }
}
