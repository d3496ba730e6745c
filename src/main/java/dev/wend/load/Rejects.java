package dev.wend.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of the rows that did not fit: {@code file,line,column,reason,row}. It is made when the
 * first row comes, in place of an older one. Cells that a spreadsheet would run as a formula begin
 * with an apostrophe.
 */
final class Rejects implements Closeable {
  private static final String FORMULA = "=+-@\t\r";

  private final Path path;
  private Writer out = Writer.nullWriter();
  private long count;

  /** Removes what an earlier load of the source left. */
  Rejects(Path path) throws IOException {
    this.path = path;
    Files.deleteIfExists(path);
  }

  Path path() {
    return path;
  }

  /** How many rows were set aside. */
  synchronized long count() {
    return count;
  }

  /**
   * Notes a row.
   *
   * @param column the column that does not fit, or nothing where it is the row
   */
  synchronized void add(Path file, long line, String column, String reason, String row)
      throws IOException {
    if (count == 0) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
      out.write("file,line,column,reason,row\r\n");
    }
    count++;
    out.write(cell(file.toString()));
    out.write(',' + Long.toString(line) + ',');
    out.write(cell(column) + ',' + cell(reason) + ',' + cell(row) + "\r\n");
  }

  static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + Quoted.whole(text).replace("\"", "\"\"") + '"';
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
