package dev.wend.vm;

import dev.wend.value.Text;

/** The row that has no value: for programs without columns, and for columns that a store lacks. */
enum Nothing implements Row {
  ROW;

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
}
