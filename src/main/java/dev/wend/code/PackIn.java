package dev.wend.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link PackOut} wrote; whatever else the bytes hold is refused. */
final class PackIn {
  /** Types, and programs, may stand so deep inside each other. */
  private static final int MOST_LEVELS = 64;

  private final byte[] bytes;
  private final List<String> words = new ArrayList<>();
  private int at;
  private int levels;

  PackIn(byte[] bytes) throws Refusal {
    this.bytes = bytes;
    int count = count();
    for (int i = 0; i < count; i++) {
      int length = count();
      words.add(new String(bytes, at, length, StandardCharsets.UTF_8));
      at += length;
    }
  }

  /** Reads an item. */
  @FunctionalInterface
  interface Reader<T> {
    T read() throws Refusal;
  }

  Refusal refuse(String reason) {
    return new Refusal(at, reason);
  }

  private long unsigned() throws Refusal {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (at >= bytes.length) {
        throw refuse("the end is missing");
      }
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw refuse("a number is too long");
  }

  /** How many items follow, of which each takes a byte at least. */
  private int count() throws Refusal {
    long count = unsigned();
    if (count < 0 || count > bytes.length - at) {
      throw refuse("more is counted than there is");
    }
    return (int) count;
  }

  long number() throws Refusal {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  int small() throws Refusal {
    long value = number();
    if (value != (int) value) {
      throw refuse("a number is too large");
    }
    return (int) value;
  }

  boolean flag() throws Refusal {
    long value = number();
    if (value != 0 && value != 1) {
      throw refuse("a number is no truth value");
    }
    return value == 1;
  }

  String word() throws Refusal {
    long place = number();
    if (place < 0 || place >= words.size()) {
      throw refuse("there is no such word");
    }
    return words.get((int) place);
  }

  <T> List<T> list(Reader<T> item) throws Refusal {
    long count = number();
    if (count < 0 || count > bytes.length - at) {
      throw refuse("more is counted than there is");
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item.read());
    }
    return items;
  }

  /** What may hold its like. */
  <T> T within(Reader<T> item) throws Refusal {
    if (++levels > MOST_LEVELS) {
      throw refuse("too much stands inside each other");
    }
    T read = item.read();
    levels--;
    return read;
  }

  void end() throws Refusal {
    if (at != bytes.length) {
      throw refuse("more follows than there should be");
    }
  }
}
