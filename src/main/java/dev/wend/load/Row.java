package dev.wend.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One row of a file, column by column; reused from row to row. A column's text is the bytes from
 * its start to its end; of a list or an object within a line of JSON that is its JSON.
 */
final class Row {
  /** Bytes of a row; a longer one is set aside, so that no file can exhaust memory. */
  static final int LONGEST = 16 << 20;

  private final int columns;
  private final int[] starts;
  private final int[] ends;
  private final boolean[] present;
  private final Kind[] kinds;
  private byte[] bytes = new byte[1 << 12];
  private int used;
  private boolean tooLong;

  /** What a column holds. */
  enum Kind {
    VALUE("a value"),
    LIST("a list"),
    OBJECT("an object");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** In words, with its article. */
    String text() {
      return text;
    }
  }

  Row(int columns) {
    this.columns = columns;
    starts = new int[columns];
    ends = new int[columns];
    present = new boolean[columns];
    kinds = new Kind[columns];
  }

  void clear() {
    used = 0;
    tooLong = false;
    Arrays.fill(present, false);
  }

  int columns() {
    return columns;
  }

  boolean isPresent(int column) {
    return present[column];
  }

  int start(int column) {
    return starts[column];
  }

  int end(int column) {
    return ends[column];
  }

  /** Of a column that is present. */
  Kind kind(int column) {
    return kinds[column];
  }

  /** Bytes of all columns. */
  int length() {
    return used;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean isTooLong() {
    return tooLong;
  }

  /** The row as CSV, up to a number of bytes. */
  String render(char delimiter, int values, int most) {
    StringBuilder out = new StringBuilder();
    for (int c = 0; c < Math.min(columns, values) && out.length() < most; c++) {
      out.append(c == 0 ? "" : String.valueOf(delimiter));
      if (present[c]) {
        int length = Math.min(ends[c] - starts[c], most);
        String text = new String(bytes, starts[c], length, StandardCharsets.UTF_8);
        out.append(cell(text, delimiter));
      }
    }
    return out.toString();
  }

  /** A text of a row as CSV. One that is empty stands in quotes, for without it is missing. */
  static String cell(String text, char delimiter) {
    boolean isPlain =
        !text.isEmpty() && text.chars().noneMatch(c -> c == delimiter || c == '"' || c < ' ');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /**
   * Makes room for a column's text and gives the place where it begins, or -1 when the row is too
   * long.
   */
  private int reserve(int length) {
    if (length > LONGEST - used) {
      tooLong = true;
      return -1;
    }
    if (bytes.length - used < length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + length, bytes.length * 2));
    }
    return used;
  }

  private void end(int column, int start, int end) {
    starts[column] = start;
    ends[column] = end;
    present[column] = true;
    kinds[column] = Kind.VALUE;
    used = end;
  }

  /** Gives a column its text; every char is one byte. */
  void setBytes(int column, char[] latin1, int offset, int length) {
    int start = reserve(length);
    if (start < 0) {
      return;
    }
    byte[] to = bytes;
    for (int i = 0; i < length; i++) {
      to[start + i] = (byte) latin1[offset + i];
    }
    end(column, start, start + length);
  }

  /** Gives a column a list or an object: its JSON is {@code utf8[from, to)}. */
  void setJson(int column, Kind kind, byte[] utf8, int from, int to) {
    int start = reserve(to - from);
    if (start < 0) {
      return;
    }
    System.arraycopy(utf8, from, bytes, start, to - from);
    end(column, start, start + to - from);
    kinds[column] = kind;
  }

  /** Gives a column its text; false when it holds half a surrogate pair, which is no text. */
  boolean setText(int column, char[] utf16, int offset, int length) {
    int start = reserve(length * 3);
    if (start < 0) {
      return true;
    }
    int at = start;
    for (int i = 0; i < length; i++) {
      char c = utf16[offset + i];
      if (c < 0x80) {
        bytes[at++] = (byte) c;
      } else if (Character.isSurrogate(c)) {
        if (i + 1 == length || !Character.isSurrogatePair(c, utf16[offset + i + 1])) {
          return false;
        }
        at = put(at, Character.toCodePoint(c, utf16[offset + ++i]));
      } else {
        at = put(at, c);
      }
    }
    end(column, start, at);
    return true;
  }

  private int put(int at, int codePoint) {
    int to = at;
    if (codePoint < 0x800) {
      bytes[to++] = (byte) (0xC0 | (codePoint >> 6));
    } else {
      if (codePoint < 0x10000) {
        bytes[to++] = (byte) (0xE0 | (codePoint >> 12));
      } else {
        bytes[to++] = (byte) (0xF0 | (codePoint >> 18));
        bytes[to++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      }
      bytes[to++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    }
    bytes[to++] = (byte) (0x80 | (codePoint & 0x3F));
    return to;
  }
}
