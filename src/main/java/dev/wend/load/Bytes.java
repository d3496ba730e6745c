package dev.wend.load;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file's bytes: unpacked where they are gzipped, without a byte order mark, counted. */
final class Bytes {
  private static final int BUFFER = 1 << 16;

  private Bytes() {}

  static InputStream open(Path file, Progress progress) throws IOException {
    return open(file, Long.MAX_VALUE, progress);
  }

  /**
   * @param most how many bytes of the file, from its beginning, are read: one that is written to
   *     meanwhile is longer than it was
   */
  static InputStream open(Path file, long most, Progress progress) throws IOException {
    InputStream raw = new Counted(Files.newInputStream(file), most, progress);
    try {
      BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
      InputStream plain =
          startsWith(in, 0x1F, 0x8B)
              ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER)
              : in;
      if (startsWith(plain, 0xFE, 0xFF) || startsWith(plain, 0xFF, 0xFE)) {
        throw new IOException("is UTF-16 text; save it as UTF-8");
      }
      if (startsWith(plain, 0xEF, 0xBB, 0xBF)) {
        plain.skipNBytes(3);
      }
      return plain;
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static boolean startsWith(InputStream in, int... bytes) throws IOException {
    in.mark(bytes.length);
    boolean same = true;
    for (int b : bytes) {
      same = same && in.read() == b;
    }
    in.reset();
    return same;
  }

  /** Counts the bytes of the file itself, packed or not: of these the total is known. */
  private static final class Counted extends FilterInputStream {
    private final Progress progress;
    private long left;

    Counted(InputStream in, long most, Progress progress) {
      super(in);
      this.left = most;
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = left == 0 ? -1 : super.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(n, 0);
      progress.more(Math.max(n, 0));
      return n;
    }
  }
}
