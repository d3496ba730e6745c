package dev.wend.syntax;

import dev.wend.diag.Span;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A text for the lexer, which sees code points; places are UTF-16 code units, so that a token's
 * start and stop are those of a {@code Span}.
 */
final class ScriptChars implements CharStream {
  private final String name;
  private final String text;
  private final int start;
  private final int end;
  private int at;

  /**
   * @param part what the lexer sees of the text
   */
  ScriptChars(String name, String text, Span part) {
    this.name = name;
    this.text = text;
    this.start = part.offset();
    this.end = part.end();
    this.at = start;
  }

  @Override
  public String getText(Interval interval) {
    int stop = Math.min(interval.b + 1, end);
    return interval.a >= stop ? "" : text.substring(interval.a, stop);
  }

  @Override
  public void consume() {
    if (at >= end) {
      throw new IllegalStateException("the end of the text is not consumed");
    }
    at += Character.charCount(text.codePointAt(at));
  }

  @Override
  public int LA(int distance) {
    if (distance == 1) {
      return at < end ? text.codePointAt(at) : EOF;
    }
    if (distance == -1) {
      return at > start ? text.codePointBefore(at) : EOF;
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
    return end;
  }

  @Override
  public String getSourceName() {
    return name;
  }
}
