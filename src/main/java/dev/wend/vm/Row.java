package dev.wend.vm;

import dev.wend.code.Program;
import dev.wend.value.Text;

/** The values of one profile, or of one row of a file: a column is its place in the program's. */
public interface Row {
  boolean present(int column);

  /** A present value of any type but string, as {@code value.Lane} says. */
  long number(int column);

  /** A present text, in NFC; valid until the next call for the same column. */
  Text text(int column);

  /**
   * The items of one of its lists, as rows of a program. They follow this row where it moves.
   *
   * @param list the list's name
   */
  default Rows items(String list, Program program) {
    return Rows.NONE;
  }

  /**
   * Its events of a type, as rows of a program. They follow this row where it moves.
   *
   * @param type the type's name
   */
  default EventRows events(String type, Program program) {
    return EventRows.NONE;
  }

  /** The rows of an entity, of which one is read at a time. */
  default Finding entity(String name) {
    return Finding.NOTHING;
  }
}
