package dev.wend.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file of the rows that did not fit: {@code file,line,column,reason,row}, in the order of the
 * source's files and lines. It is written when all is known, in place of an older one. Cells that a
 * spreadsheet would run as a formula begin with an apostrophe.
 *
 * <p>Two sorts of rows come, each in order: those that the reading thread cannot take, and those
 * that the store refuses later, of which the text is read a second time.
 */
final class Rejects implements Closeable {
  private static final String FORMULA = "=+-@\t\r";

  private final Path path;
  private final FeedPlan plan;
  private final Spool unread;
  private final Spool refused;

  /** Removes what an earlier load of the source left. */
  Rejects(Path path, FeedPlan plan) throws IOException {
    this.path = path;
    this.plan = plan;
    this.unread = new Spool(path.resolveSibling(path.getFileName() + ".unread"));
    this.refused = new Spool(path.resolveSibling(path.getFileName() + ".refused"));
    Files.deleteIfExists(path);
  }

  Path path() {
    return path;
  }

  /** How many rows were set aside; asked when the reading has ended. */
  long count() {
    return unread.count() + refused.count();
  }

  /**
   * Notes a row that cannot be taken; called by the thread that reads.
   *
   * @param mark its file and line, as {@link FeedReader} writes them
   * @param column the column that does not fit, or nothing where it is the row
   */
  void add(long mark, String column, String reason, String row) throws IOException {
    unread.add(mark, List.of(column, reason, row));
  }

  /** Notes a row that the store refuses; called by the thread that applies. */
  void refuse(long mark, String field, String reason) throws IOException {
    refused.add(mark, List.of(field, reason));
  }

  static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + Quoted.whole(text).replace("\"", "\"\"") + '"';
  }

  /** Writes the file, where there is anything to write. */
  @Override
  public void close() throws IOException {
    try (unread;
        refused) {
      if (count() > 0) {
        write();
      }
    }
  }

  private void write() throws IOException {
    unread.rewind();
    refused.rewind();
    try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        SecondReading texts = new SecondReading(plan)) {
      out.write("file,line,column,reason,row\r\n");
      boolean isUnread = unread.next();
      boolean isRefused = refused.next();
      while (isUnread || isRefused) {
        if (isUnread && (!isRefused || unread.mark() < refused.mark())) {
          List<String> told = unread.told();
          write(out, unread.mark(), told.get(0), told.get(1), told.get(2));
          isUnread = unread.next();
        } else {
          List<String> told = refused.told();
          write(out, refused.mark(), told.get(0), told.get(1), texts.of(refused.mark()));
          isRefused = refused.next();
        }
      }
    }
  }

  private void write(Writer out, long mark, String column, String reason, String row)
      throws IOException {
    out.write(cell(FeedReader.file(plan, mark).toString()));
    out.write(',' + Long.toString(FeedReader.line(mark)) + ',');
    out.write(cell(column) + ',' + cell(reason) + ',' + cell(row) + "\r\n");
  }
}
