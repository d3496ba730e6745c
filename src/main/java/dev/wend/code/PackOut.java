package dev.wend.code;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Numbers and words of a compiled script, as {@link Packed} draws them. */
final class PackOut {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final Map<String, Integer> words = new LinkedHashMap<>();

  /** Small numbers of either sign take one byte: seven bits a byte, the lowest first. */
  void number(long value) {
    unsigned(body, (value << 1) ^ (value >> 63));
  }

  private static void unsigned(ByteArrayOutputStream to, long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      to.write((int) (left & 0x7F) | 0x80);
      left >>>= 7;
    }
    to.write((int) left);
  }

  /** A text, by its place among the words; each stands there once. */
  void word(String text) {
    Integer known = words.putIfAbsent(text, words.size());
    number(known == null ? words.size() - 1 : known);
  }

  void flag(boolean value) {
    number(value ? 1 : 0);
  }

  <T> void list(List<T> items, Consumer<T> item) {
    number(items.size());
    items.forEach(item);
  }

  /** The words, and then what was written. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    unsigned(out, words.size());
    for (String word : words.keySet()) {
      byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
      unsigned(out, utf8.length);
      out.writeBytes(utf8);
    }
    out.writeBytes(body.toByteArray());
    return out.toByteArray();
  }
}
