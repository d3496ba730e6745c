package dev.wend.vm;

import dev.wend.code.Program;
import dev.wend.value.Text;

/** The items of a list of values that was made: each has one column, which is the value. */
final class GivenRows implements Rows {
  private final ListSlice list = new ListSlice();
  private Row around = Nothing.ROW;
  private final Text text = new Text();
  private int at;

  /**
   * @param row for which the list was made
   */
  GivenRows over(ListSlice values, Row row) {
    list.set(values);
    around = row;
    return this;
  }

  @Override
  public int count() {
    return list.count;
  }

  @Override
  public void to(int item) {
    at = item;
  }

  @Override
  public boolean present(int column) {
    return true;
  }

  @Override
  public long number(int column) {
    return list.number(at);
  }

  @Override
  public Text text(int column) {
    return list.text(at, text);
  }

  @Override
  public Rows items(String of, Program program) {
    return Rows.NONE;
  }

  @Override
  public Finding entity(String name) {
    return around.entity(name);
  }
}
