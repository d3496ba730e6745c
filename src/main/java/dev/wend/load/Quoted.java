package dev.wend.load;

import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Values of a file within sentences, cut where they are long. */
final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  /** {@code `value` } with a blank behind it. */
  static String of(byte[] utf8, int start, int end) {
    int length = Math.min(end - start, LONGEST);
    String text = new String(utf8, start, length, StandardCharsets.UTF_8);
    return of(text, length < end - start);
  }

  static String of(char[] chars, int offset, int length) {
    int shown = Math.min(length, LONGEST);
    return of(whole(new String(chars, offset, shown)), shown < length);
  }

  private static String of(String text, boolean isCut) {
    return "`" + text + (isCut ? "..." : "") + "` ";
  }

  /** {@code "key"}. */
  static String text(String key) {
    return '"' + cut(key) + '"';
  }

  /** Whether JSON has values of a type that are no texts, so that a text is none of them. */
  static boolean isWrong(Type type) {
    return type == Scalar.INT || type == Scalar.DOUBLE || type == Scalar.BOOL;
  }

  /** What is said of a text that stands where another value should: the end of a sentence. */
  static String wrong(String text, Type type) {
    String bare = text.strip();
    boolean isMeant =
        type == Scalar.BOOL
            ? bare.matches("(?i)true|false")
            : bare.matches("-?[0-9]{1,18}([.][0-9]+)?");
    String instead = bare.isEmpty() ? "null" : bare.toLowerCase(Locale.ROOT);
    return text(text)
        + " is a text and no `"
        + type.text()
        + "`"
        + (isMeant || bare.isEmpty() ? "; write `" + instead + "`" : "");
  }

  static String cut(String text) {
    return whole(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...");
  }

  /** The text with {@code ?} for each half of a character, which no file can hold. */
  static String whole(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
