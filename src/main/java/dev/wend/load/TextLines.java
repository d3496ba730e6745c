package dev.wend.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a UTF-8 file, packed by gzip or not, without those that are blank. */
public final class TextLines implements Closeable {
  private final Path file;
  private final Progress progress;
  private final Lines lines;

  /**
   * @param progress is told of the file's bytes as they are read
   * @throws LoadException if the file is not there or cannot be read
   */
  public TextLines(Path file, Progress progress) throws LoadException {
    this.file = file;
    this.progress = progress;
    SourceFiles.requireFile(file);
    try {
      progress.begin(String.valueOf(file.getFileName()), Files.size(file), Progress.Unit.BYTES);
      lines = new Lines(Bytes.open(file, progress), Row.LONGEST);
    } catch (IOException e) {
      throw fault(e);
    }
  }

  /** Goes to the next line; false at the end. */
  public boolean next() throws LoadException {
    try {
      do {
        if (!lines.next()) {
          return false;
        }
      } while (lines.isBlank());
      return true;
    } catch (IOException e) {
      throw fault(e);
    }
  }

  /** Whether the line is longer than 16 MB; then only its beginning is kept. */
  public boolean isTooLong() {
    return lines.isTooLong();
  }

  /** The line. */
  public String text() {
    return new String(lines.bytes(), lines.start(), lines.length(), StandardCharsets.UTF_8);
  }

  /** The line's number, from 1. */
  public long number() {
    return lines.number();
  }

  @Override
  public void close() {
    progress.end();
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(SourceFiles.describe(file, e), e);
    }
  }

  private LoadException fault(IOException e) {
    return new LoadException(SourceFiles.describe(file, e), e);
  }
}
