package dev.wend.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * A file's bytes as chars, one each, for a CSV parser that knows no bytes. It keeps what was read
 * since the row that is being parsed, so that the reading can go on behind the first line of a row
 * that turned out to be broken. A line ends at {@code \n}, {@code \r\n} or {@code \r}.
 */
final class Chunks extends Reader {
  private static final int SIZE = 1 << 16;

  private final InputStream in;
  private final List<Chunk> kept = new ArrayList<>();
  private int index;
  private int position;
  private long nextLine = 1;
  private boolean nextAfterReturn;
  private byte[] spare = new byte[SIZE];

  /** Some neighbouring bytes of the file. */
  private static final class Chunk {
    final byte[] bytes;
    final int length;

    /** The line that the first byte stands in; a break stands in the line it ends. */
    final long line;

    /** Whether the byte before the first is a carriage return. */
    final boolean afterReturn;

    Chunk(byte[] bytes, int length, long line, boolean afterReturn) {
      this.bytes = bytes;
      this.length = length;
      this.line = line;
      this.afterReturn = afterReturn;
    }
  }

  Chunks(InputStream in) throws IOException {
    this.in = in;
    readChunk();
  }

  /** Whether the first bytes of the file hold a zero, which no text does. */
  boolean isBinary() {
    Chunk first = kept.get(0);
    for (int i = 0; i < first.length; i++) {
      if (first.bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    if (!hasByte()) {
      return -1;
    }
    Chunk chunk = kept.get(index);
    int n = Math.min(length, chunk.length - position);
    byte[] bytes = chunk.bytes;
    int from = position;
    for (int i = 0; i < n; i++) {
      into[offset + i] = (char) (bytes[from + i] & 0xFF);
    }
    position += n;
    return n;
  }

  /** Forgets what stands before a line. */
  void forget(long line) {
    while (index > 0 && kept.get(1).line < line) {
      spare = kept.remove(0).bytes;
      index--;
    }
  }

  /** How many bytes are kept at most. */
  long kept() {
    return (long) kept.size() * SIZE;
  }

  /** Forgets all before the position, however long a line. */
  private void forgetRead() {
    while (index > 0) {
      spare = kept.remove(0).bytes;
      index--;
    }
  }

  /**
   * Goes back to a line that was not forgotten, gives its first bytes, and goes behind its end.
   *
   * @param most how many bytes to give
   */
  byte[] skipLine(long line, int most) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    index = 0;
    position = 0;
    long at = kept.get(0).line;
    boolean afterReturn = kept.get(0).afterReturn;
    while (at <= line && hasByte()) {
      byte b = kept.get(index).bytes[position++];
      boolean isBreak = b == '\r' || b == '\n';
      if (at == line && !isBreak && text.size() < most) {
        text.write(b);
      }
      at += b == '\r' || (b == '\n' && !afterReturn) ? 1 : 0;
      afterReturn = b == '\r';
      forgetRead();
    }
    if (afterReturn && hasByte() && kept.get(index).bytes[position] == '\n') {
      position++;
    }
    return text.toByteArray();
  }

  /** Whether a byte stands at the position, after going on to the next chunk where needed. */
  private boolean hasByte() throws IOException {
    if (position < kept.get(index).length) {
      return true;
    }
    if (index == kept.size() - 1 && !readChunk()) {
      return false;
    }
    index++;
    position = 0;
    return position < kept.get(index).length;
  }

  /** Reads the next chunk behind the kept ones; false at the end of the file. */
  private boolean readChunk() throws IOException {
    byte[] bytes = spare.length == 0 ? new byte[SIZE] : spare;
    int n = in.read(bytes, 0, SIZE);
    if (n <= 0 && !kept.isEmpty()) {
      return false;
    }
    spare = new byte[0];
    kept.add(new Chunk(bytes, Math.max(n, 0), nextLine, nextAfterReturn));
    countLines(bytes, n);
    return true;
  }

  private void countLines(byte[] bytes, int length) {
    boolean afterReturn = nextAfterReturn;
    long line = nextLine;
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      line += b == '\r' || (b == '\n' && !afterReturn) ? 1 : 0;
      afterReturn = b == '\r';
    }
    nextLine = line;
    nextAfterReturn = afterReturn;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
