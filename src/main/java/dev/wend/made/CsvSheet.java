package dev.wend.made;

import dev.wend.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV as RFC 4180 has it: what needs quotes has them, and so has an empty text. */
record CsvSheet(List<CsvCell> columns, char delimiter, boolean hasHeader) implements Sheet {
  @Override
  public void head(Bytes to) {
    if (!hasHeader) {
      return;
    }
    for (int i = 0; i < columns.size(); i++) {
      separate(i, to);
      int start = to.length();
      to.append(columns.get(i).name());
      quote(start, to);
    }
    to.appendCodePoint('\n');
  }

  @Override
  public void row(long row, Bytes to) {
    for (int i = 0; i < columns.size(); i++) {
      separate(i, to);
      CsvCell column = columns.get(i);
      if (column.isPresent(row)) {
        int start = to.length();
        column.append(row, to);
        quote(start, to);
      }
    }
    to.appendCodePoint('\n');
  }

  private void separate(int place, Bytes to) {
    if (place > 0) {
      to.appendCodePoint(delimiter);
    }
  }

  /** Puts what was written from a place on into quotes, where it has to be. */
  private void quote(int start, Bytes to) {
    boolean plain = to.length() > start;
    for (int i = start; plain && i < to.length(); i++) {
      byte b = to.array()[i];
      plain = b != '"' && b != '\n' && b != '\r' && b != (byte) delimiter && b != '#';
    }
    if (!plain) {
      String text = new String(to.array(), start, to.length() - start, StandardCharsets.UTF_8);
      to.cut(start);
      to.append("\"" + text.replace("\"", "\"\"") + "\"");
    }
  }
}
