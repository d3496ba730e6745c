package dev.wend.store;

import dev.wend.value.Text;

/**
 * The distinct texts of a string column, numbered from 0 in order of arrival; a text keeps its code
 * for life.
 */
public interface Dictionary {
  int size();

  /** The code of a text, or -1. */
  int code(Text text);

  /** Bytes of UTF-8 of a text. */
  int length(int code);

  /**
   * Copies a text's UTF-8 and returns its length. {@code into} has room for {@link #length} bytes
   * at {@code offset}.
   */
  int copy(int code, byte[] into, int offset);
}
