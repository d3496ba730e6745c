package dev.wend.load;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file (RFC 4180). An empty value without quotes is missing, one in quotes is the empty text.
 * Where blanks stand between values, several are as one, and those around a row are nothing. A row
 * that breaks the rules of quoting costs its first line; the reading goes on behind it.
 */
final class CsvFile implements RowFile {
  private static final int LONGEST_TEXT = 1000;

  private final Chunks chunks;
  private final char delimiter;
  private final List<String> columns;
  private final Row row;
  private final Handler handler = new Handler();
  private CsvReader<Boolean> reader;
  private CloseableIterator<Boolean> records;
  // lines of the file before the part that `reader` was made for
  private long lineBase;
  private String reason = "";
  private String text = "";

  /**
   * @param names the columns of a file without a header
   */
  CsvFile(InputStream in, char delimiter, Optional<List<String>> names) throws IOException {
    this.chunks = new Chunks(in);
    this.delimiter = delimiter;
    if (chunks.isBinary()) {
      throw new IOException("is no text file");
    }
    restart(0);
    this.columns = names.isPresent() ? names.get() : readHeader();
    this.row = new Row(columns.size());
    handler.into = row;
  }

  private void restart(long lines) {
    lineBase = lines;
    reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(Row.LONGEST)
            .build(handler, chunks);
    records = reader.iterator();
  }

  private List<String> readHeader() throws IOException {
    handler.header = new ArrayList<>();
    try {
      if (!records.hasNext()) {
        return List.of();
      }
      records.next();
      return List.copyOf(handler.header);
    } catch (CsvParseException e) {
      throw new IOException("has a broken header line: " + sentence(e), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      handler.header = null;
    }
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Step next() throws IOException {
    try {
      if (!records.hasNext()) {
        return Step.END;
      }
      records.next();
    } catch (CsvParseException e) {
      return setAside(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (handler.fields == columns.size() && !row.isTooLong()) {
      return Step.ROW;
    }
    reason =
        row.isTooLong()
            ? "the row is longer than " + (Row.LONGEST >> 20) + " MB"
            : "the row has " + values(handler.fields) + " where the file has " + columns.size();
    return Step.BAD;
  }

  private static String values(int n) {
    return n == 1 ? "1 value" : n + " values";
  }

  private Step setAside(CsvParseException e) throws IOException {
    reason = sentence(e);
    long line = line();
    text = new String(chunks.skipLine(line, LONGEST_TEXT), StandardCharsets.UTF_8);
    restart(line);
    handler.isBroken = true;
    return Step.BAD;
  }

  private static String sentence(CsvParseException e) {
    String said = String.valueOf(e.getMessage());
    if (said.startsWith("Unexpected character")) {
      return "a character follows the closing quote of a value";
    }
    return said.startsWith("Unclosed")
        ? "a quote is opened and never closed"
        : "a value is longer than " + (Row.LONGEST >> 20) + " MB, or its quote is never closed";
  }

  @Override
  public Row row() {
    return row;
  }

  @Override
  public long line() {
    return handler.line;
  }

  @Override
  public String reason() {
    return reason;
  }

  @Override
  public String text() {
    return handler.isBroken
        ? text
        : row.render(delimiter, handler.fields, LONGEST_TEXT) + handler.more;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Takes a row's values as the parser finds them. */
  private final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
    private Row into = new Row(0);
    private List<String> header;
    private long line = 1;
    private int fields;
    private boolean isBroken;

    /** The values behind the last column. */
    private final StringBuilder more = new StringBuilder();

    @Override
    protected void handleBegin(long startingLine) {
      line = lineBase + startingLine;
      fields = 0;
      more.setLength(0);
      isBroken = false;
      into.clear();
      chunks.forget(line);
    }

    @Override
    protected void handleField(int place, char[] buf, int offset, int length, boolean quoted) {
      if (delimiter == ' ' && length == 0 && !quoted) {
        return;
      }
      int index = fields++;
      if (header != null) {
        byte[] latin1 = new String(buf, offset, length).getBytes(StandardCharsets.ISO_8859_1);
        header.add(TextReaders.decode(latin1, 0, length).orElse("\uFFFD"));
      } else if (index < into.columns() && (length > 0 || quoted)) {
        into.setBytes(index, buf, offset, length);
      } else if (index >= into.columns() && more.length() < LONGEST_TEXT) {
        String value = new String(buf, offset, Math.min(length, LONGEST_TEXT));
        byte[] utf8 = value.getBytes(StandardCharsets.ISO_8859_1);
        boolean isMissing = length == 0 && !quoted;
        String text = new String(utf8, StandardCharsets.UTF_8);
        more.append(delimiter).append(isMissing ? "" : Row.cell(text, delimiter));
      }
    }

    @Override
    protected Boolean buildRecord() {
      return Boolean.TRUE;
    }
  }
}
