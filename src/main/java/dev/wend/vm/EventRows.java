package dev.wend.vm;

import dev.wend.code.Program;
import dev.wend.value.Text;

/** The events of a type of one profile, in order of time, then of arrival. */
public interface EventRows extends Rows {
  /** The events of a type that nobody has. */
  EventRows NONE =
      new EventRows() {
        @Override
        public int count() {
          return 0;
        }

        @Override
        public void to(int item) {
          Rows.NONE.to(item);
        }

        @Override
        public boolean present(int column) {
          return false;
        }

        @Override
        public long number(int column) {
          return Rows.NONE.number(column);
        }

        @Override
        public Text text(int column) {
          return Rows.NONE.text(column);
        }

        @Override
        public Rows items(String list, Program program) {
          return Rows.NONE;
        }

        @Override
        public long time(int item) {
          return Rows.NONE.number(item);
        }

        @Override
        public int arrival(int item) {
          return (int) Rows.NONE.number(item);
        }
      };

  /** When an event happened, in epoch milliseconds. */
  long time(int item);

  /** What grows with arrival among the events of all types of a profile. */
  int arrival(int item);
}
