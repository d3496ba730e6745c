package dev.wend.value;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a pattern is with its repeats written out, as whoever compiles it writes them out.
 * RE2/J bounds each repeat and not their product.
 */
final class PatternSize {
  static final int MOST_PARTS = 20_000;
  static final int MOST_GROUPS = 200;

  /** Longer than that of any class: {@code [:^alnum:]}. */
  private static final int LONGEST_NAME = 20;

  private static final Pattern REPEAT = Pattern.compile("\\{(\\d{1,4})(,(\\d{0,4}))?}");
  private static final Pattern FLAGS = Pattern.compile("\\(\\?P?<?\\w*-?\\w*[:>)]");
  private static final Pattern NAMED =
      Pattern.compile("\\\\(?:[pPx]\\{[^}]{0,40}}|Q.*?(?:\\\\E|$)|.|$)", Pattern.DOTALL);
  private final String text;
  private final Deque<Long> around = new ArrayDeque<>();
  private int at;
  private long parts;
  private long last;

  private PatternSize(String text) {
    this.text = text;
  }

  /** Why a pattern is too large; empty where it is not. */
  static Optional<String> problem(String text) {
    PatternSize size = new PatternSize(text);
    while (size.at < text.length()) {
      size.step();
      if (size.parts > MOST_PARTS) {
        return Optional.of("with its repeats written out it has more than 20,000 parts");
      }
      if (size.around.size() > MOST_GROUPS) {
        return Optional.of("more than " + MOST_GROUPS + " of its groups stand inside each other");
      }
    }
    return Optional.empty();
  }

  private void step() {
    switch (text.charAt(at)) {
      case '\\' -> one(length(NAMED));
      case '[' -> one(classLength());
      case '(' -> open();
      case ')' -> close();
      case '{' -> repeat();
      case '*', '+', '?' -> at++;
      default -> one(1);
    }
  }

  /** A part of a length; a quoted text counts for as many as it has signs. */
  private void one(int length) {
    last = text.startsWith("\\Q", at) ? Math.max(1, length) : 1;
    parts += last;
    at += Math.max(1, length);
  }

  private int length(Pattern form) {
    Matcher matcher = form.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.end() - at : 1;
  }

  /**
   * Of a class of characters; a bracket that comes first, and one behind a sign, do not close it.
   */
  private int classLength() {
    int first = text.startsWith("^", at + 1) ? at + 2 : at + 1;
    for (int i = first; i < text.length(); i++) {
      if (text.charAt(i) == ']' && i > first) {
        return i + 1 - at;
      }
      String next = text.substring(i, Math.min(text.length(), i + LONGEST_NAME));
      if (next.startsWith("[:") && next.contains(":]")) {
        i += next.indexOf(":]") + 1;
      } else if (text.charAt(i) == '\\') {
        i++;
      }
    }
    return text.length() - at;
  }

  private void open() {
    int flags = length(FLAGS);
    if (flags > 1 && text.charAt(at + flags - 1) == ')') {
      last = 0;
    } else {
      around.push(parts);
      parts = 1;
    }
    at += flags;
  }

  private void close() {
    last = parts;
    parts += around.isEmpty() ? 0 : around.pop();
    at++;
  }

  private void repeat() {
    Matcher matcher = REPEAT.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      one(1);
      return;
    }
    String most = matcher.group(3) == null || matcher.group(3).isEmpty() ? "0" : matcher.group(3);
    int times = Math.max(Integer.parseInt(matcher.group(1)), Integer.parseInt(most));
    long more = last * Math.max(times - 1, 0);
    parts += more;
    last += more;
    at = matcher.end();
  }
}
