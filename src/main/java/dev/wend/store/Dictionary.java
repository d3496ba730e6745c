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

  /** Bytes that {@link #copyRun} needs room for. */
  int RUN = 1 << 16;

  /**
   * Copies texts of consecutive codes, as many as stand near each other: the text of code {@code
   * first + i} becomes {@code lengths[i]} bytes at {@code starts[i]} of {@code into}, which has
   * room for {@link #RUN} bytes. Returns how many were copied, one at least.
   *
   * @param count how many to copy at most, one at least
   */
  int copyRun(int first, int count, byte[] into, int[] starts, int[] lengths);
}
