package dev.wend.made;

import dev.wend.value.Bytes;

/** What stands in a column of a CSV file. */
interface CsvCell {
  /** As the file calls the column. */
  String name();

  boolean isPresent(long row);

  /** Appends the value of a row that has one. */
  void append(long row, Bytes to);
}
