package dev.wend.vm;

import dev.wend.store.Column;
import dev.wend.store.Dictionary;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Lane;
import dev.wend.value.Text;
import java.util.List;

/**
 * One profile of a store as a row of a program. Not guarded against writers: who reads beside one
 * checks the page's version, as {@link Profiles} says.
 */
public final class SlotRow implements Row {
  private final Column[] columns;
  private final Dictionary[] dictionaries;
  private final boolean[] real;
  private final Text[] texts;
  private final byte[][] bytes;
  private int slot;

  /**
   * @param fields the columns of the program
   */
  public SlotRow(Profiles profiles, List<Field> fields) {
    columns = new Column[fields.size()];
    dictionaries = new Dictionary[fields.size()];
    real = new boolean[fields.size()];
    texts = new Text[fields.size()];
    bytes = new byte[fields.size()][64];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = profiles.column(fields.get(c).name()).orElse(null);
      dictionaries[c] = columns[c] == null ? null : columns[c].dictionary().orElse(null);
      texts[c] = new Text();
      real[c] = fields.get(c).type() == Scalar.DOUBLE;
    }
  }

  /** Moves to another profile. */
  public SlotRow at(int profile) {
    slot = profile;
    return this;
  }

  @Override
  public boolean present(int column) {
    return columns[column] != null && columns[column].code(slot) != 0;
  }

  private long value(int column) {
    Column of = columns[column];
    return of.code(slot) - 1 + of.base(slot / Profiles.PAGE);
  }

  @Override
  public long number(int column) {
    long value = value(column);
    return real[column] ? Lane.sortable(value) : value;
  }

  @Override
  public Text text(int column) {
    Dictionary dictionary = dictionaries[column];
    int code = (int) value(column);
    int length = dictionary.length(code);
    if (bytes[column].length < length) {
      bytes[column] = new byte[length * 2];
    }
    return texts[column].set(bytes[column], 0, dictionary.copy(code, bytes[column], 0));
  }
}
