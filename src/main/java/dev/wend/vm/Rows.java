package dev.wend.vm;

import dev.wend.code.Program;
import dev.wend.value.Text;

/** The items of a list of one row: a row that stands at one of them. */
public interface Rows extends Row {
  /** The items of a list that is not there. */
  Rows NONE =
      new Rows() {
        @Override
        public int count() {
          return 0;
        }

        @Override
        public void to(int item) {
          throw new IllegalStateException("no items");
        }

        @Override
        public boolean present(int column) {
          return false;
        }

        @Override
        public long number(int column) {
          throw new IllegalStateException("not present");
        }

        @Override
        public Text text(int column) {
          throw new IllegalStateException("not present");
        }

        @Override
        public Rows items(String list, Program program) {
          return NONE;
        }
      };

  /** How many items there are now; asked anew wherever the row around has moved. */
  int count();

  /** Moves to an item, from 0. */
  void to(int item);
}
