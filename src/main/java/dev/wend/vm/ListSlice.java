package dev.wend.vm;

import dev.wend.value.Text;
import java.util.stream.Stream;

/** One list among the values of several. */
final class ListSlice {
  private ListValues values = new ListValues();
  private int from;
  int count;

  static ListSlice[] several(int count) {
    return Stream.generate(ListSlice::new).limit(count).toArray(ListSlice[]::new);
  }

  ListSlice set(ListValues of, int first, int size) {
    values = of;
    from = first;
    count = size;
    return this;
  }

  ListSlice set(ListSlice other) {
    return set(other.values, other.from, other.count);
  }

  long number(int at) {
    return values.number(from + at);
  }

  Text text(int at, Text into) {
    return values.text(from + at, into);
  }
}
