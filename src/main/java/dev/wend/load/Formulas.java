package dev.wend.load;

import dev.wend.diag.Span;
import dev.wend.store.Batch;
import java.util.Map;

/** The expressions of a source over the columns of one file: its skips and its computed fields. */
interface Formulas {
  /** There are no expressions. */
  Formulas NONE =
      new Formulas() {
        @Override
        public boolean run(Row row) {
          return true;
        }

        @Override
        public boolean isTrue(int formula) {
          return false;
        }

        @Override
        public void give(int formula, Batch into, int field) {
          into.setMissing(field);
        }

        @Override
        public void count() {}

        @Override
        public Map<Span, Long> missing() {
          return Map.of();
        }
      };

  /** Evaluates all of them for a row; false when a text that they read is no valid UTF-8. */
  boolean run(Row row);

  /** Whether a condition held. */
  boolean isTrue(int formula);

  /** Gives a field of the batch's current row the value, or none where it is missing. */
  void give(int formula, Batch into, int field);

  /** Counts the row, which is taken. */
  void count();

  /** By place in the script: of how many counted rows present values gave none. */
  Map<Span, Long> missing();
}
