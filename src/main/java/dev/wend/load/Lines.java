package dev.wend.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a file, one at a time, ended by {@code \n}. Of a line longer than the limit only the
 * beginning is kept.
 */
final class Lines implements Closeable {
  private final InputStream in;
  private final int longest;
  private byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private int filled;
  private boolean tooLong;
  private long number;

  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Goes to the next line; false at the end of the file. */
  boolean next() throws IOException {
    start = number == 0 ? 0 : Math.min(end + 1, filled);
    tooLong = false;
    number++;
    int at = start;
    while (true) {
      while (at < filled) {
        if (buffer[at] == '\n') {
          end = at;
          tooLong = end - start > longest;
          return true;
        }
        at++;
      }
      if (filled - start > longest) {
        return skipLongLine();
      }
      at -= start;
      if (!fill()) {
        end = filled;
        return filled > start;
      }
    }
  }

  /** Reads on behind what is there, moved to the buffer's beginning. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    start = 0;
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int n = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(n, 0);
    return n > 0;
  }

  /** Keeps the line's beginning where it is and reads to its end. */
  private boolean skipLongLine() throws IOException {
    tooLong = true;
    byte[] more = new byte[1 << 16];
    int keep = 1 << 12;
    while (true) {
      int n = in.read(more, 0, more.length);
      int at = 0;
      while (at < n && more[at] != '\n') {
        at++;
      }
      if (n <= 0 || at < n) {
        int rest = Math.max(n - at, 0);
        byte[] next = new byte[Math.max(1 << 16, keep + rest)];
        System.arraycopy(buffer, start, next, 0, keep);
        System.arraycopy(more, at, next, keep, rest);
        buffer = next;
        start = 0;
        end = keep;
        filled = keep + rest;
        return true;
      }
    }
  }

  boolean isTooLong() {
    return tooLong;
  }

  boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  byte[] bytes() {
    return buffer;
  }

  int start() {
    return start;
  }

  int length() {
    return end - start;
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
