package dev.wend.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * The process's standard output, which remembers why something could not be written: a print stream
 * forgets it.
 */
final class Sink extends OutputStream {
  private final OutputStream to;
  private Optional<IOException> failure = Optional.empty();

  Sink(FileDescriptor descriptor) {
    this(new FileOutputStream(descriptor));
  }

  Sink(OutputStream to) {
    this.to = to;
  }

  /**
   * Why the answer did not reach its reader; empty where it did, and where the reader had enough
   * ({@code | head}).
   */
  Optional<String> loss() {
    return failure.map(IOException::getMessage).filter(reason -> !isBrokenPipe(reason));
  }

  private static boolean isBrokenPipe(String reason) {
    return reason.toLowerCase(Locale.ROOT).contains("broken pipe");
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      to.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    to.close();
  }
}
