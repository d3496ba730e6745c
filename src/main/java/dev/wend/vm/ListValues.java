package dev.wend.vm;

import dev.wend.value.Bytes;
import dev.wend.value.Text;
import java.util.Arrays;
import java.util.stream.Stream;

/** Values of lists, one after the other: numbers, whose text is empty, or texts. Keeps its room. */
final class ListValues {
  private long[] numbers = new long[8];
  private int[] ends = new int[8];
  private final Bytes bytes = new Bytes(64);
  private final Text copied = new Text();
  private int count;

  static ListValues[] several(int count) {
    return Stream.generate(ListValues::new).limit(count).toArray(ListValues[]::new);
  }

  void clear() {
    count = 0;
    bytes.clear();
  }

  int count() {
    return count;
  }

  void add(long number) {
    next();
    numbers[count - 1] = number;
  }

  void add(byte[] utf8, int offset, int length) {
    bytes.append(utf8, offset, length);
    next();
  }

  void add(Text text) {
    add(text.bytes, text.offset, text.length);
  }

  private void next() {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = bytes.length();
  }

  long number(int at) {
    return numbers[at];
  }

  Text text(int at, Text into) {
    int start = at == 0 ? 0 : ends[at - 1];
    return into.set(bytes.array(), start, ends[at] - start);
  }

  /** Adds the values of a list. */
  void addAll(ListSlice list) {
    for (int i = 0; i < list.count; i++) {
      add(list.text(i, copied));
      numbers[count - 1] = list.number(i);
    }
  }
}
