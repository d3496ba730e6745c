package dev.wend.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A text for the lexer, which sees code points; places are UTF-16 code units, so that a token's
 * start and stop are those of a {@code Span}.
 */
final class ScriptChars implements CharStream {
  private final String name;
  private final String text;
  private int at;

  ScriptChars(String name, String text) {
    this.name = name;
    this.text = text;
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, text.length());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }

  @Override
  public void consume() {
    if (at >= text.length()) {
      throw new IllegalStateException("the end of the text is not consumed");
    }
    at += Character.charCount(text.codePointAt(at));
  }

  @Override
  public int LA(int distance) {
    if (distance == 1) {
      return at < text.length() ? text.codePointAt(at) : EOF;
    }
    if (distance == -1) {
      return at > 0 ? text.codePointBefore(at) : EOF;
    }
    throw new IllegalArgumentException("the lexer looks one character ahead, not " + distance);
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return at;
  }

  @Override
  public void seek(int index) {
    at = index;
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return name;
  }
}
