package dev.wend.vm;

import dev.wend.value.Text;

/** The run that goes through items of a row, as the programs over them see it. */
interface Around {
  /** The row that it is about, or one further out. */
  Row row(int up);

  boolean hasLane(int register);

  long lane(int register);

  boolean hasText(int register);

  Text text(int register);

  /** The list of a register; valid until the row is another. */
  ListSlice list(int register);
}
