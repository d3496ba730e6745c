package dev.wend.diag;

/**
 * A place in a source: {@code length} UTF-16 code units from {@code offset}. A span of length 0
 * marks a point between two characters, such as the end of the file.
 */
public record Span(int offset, int length) {
  /** The start of a file, for problems that concern all of it. */
  public static final Span START = new Span(0, 0);

  public int end() {
    return offset + length;
  }

  /** The smallest span that holds both. */
  public Span to(Span last) {
    int start = Math.min(offset, last.offset);
    return new Span(start, Math.max(end(), last.end()) - start);
  }
}
