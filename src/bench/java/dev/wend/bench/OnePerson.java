package dev.wend.bench;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Text;
import dev.wend.vm.Row;
import java.util.List;
import java.util.Map;

/** A profile in memory, as the columns of a program ask for it. */
final class OnePerson implements Row {
  private final Text[] texts;
  private final long[] numbers;

  OnePerson(List<Field> columns, Map<String, Object> profile) {
    texts = new Text[columns.size()];
    numbers = new long[columns.size()];
    for (int i = 0; i < columns.size(); i++) {
      Object value = profile.get(columns.get(i).name());
      if (columns.get(i).type() == Scalar.STRING) {
        texts[i] = Text.of((String) value);
      } else {
        numbers[i] = (Long) value;
      }
    }
  }

  @Override
  public boolean present(int column) {
    return true;
  }

  @Override
  public long number(int column) {
    return numbers[column];
  }

  @Override
  public Text text(int column) {
    return texts[column];
  }
}
