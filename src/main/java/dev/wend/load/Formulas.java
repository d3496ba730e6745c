package dev.wend.load;

import dev.wend.store.Batch;

/** The expressions of a source over the columns of one file: its computed fields and its skips. */
interface Formulas {
  /** Evaluates all of them for a row. */
  void run(Row row);

  /** Whether a condition held. */
  boolean isTrue(int formula);

  /** Gives a field of the batch's current row the value, or none where it is missing. */
  void give(int formula, Batch into, int field);
}
