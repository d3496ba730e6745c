package dev.wend.channel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Reads a file of lines batch by batch; each is checked before it is shown. */
final class LineBatches implements AutoCloseable {
  /** Longer than the end of any line that ends a batch. */
  private static final int LONGEST = 96;

  private final InputStream in;
  private byte[] batch = new byte[1 << 16];
  private int size;

  /** Where the batch begins in the file. */
  private long start;

  private long number;

  LineBatches(Path path) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
  }

  /** The number of the batch that was shown last. */
  long number() {
    return number;
  }

  /**
   * The lines of the next batch, without what its end says; none behind the last one.
   *
   * @throws IOException also where it is damaged; one that was not written to its end is none
   */
  List<String> next() throws IOException {
    start += size;
    size = 0;
    while (readLine()) {
      int from = Math.max(0, size - LONGEST);
      String tail = new String(batch, from, size - from, StandardCharsets.ISO_8859_1);
      Optional<BatchEnd.Said> said = BatchEnd.said(tail);
      if (said.isPresent()) {
        return lines(said.get());
      }
    }
    if (BatchEnd.isWritten(Arrays.copyOf(batch, size), start)) {
      throw Damage.atEnd(start);
    }
    return List.of();
  }

  private List<String> lines(BatchEnd.Said said) throws IOException {
    int length = size - said.length();
    CRC32C sum = new CRC32C();
    sum.update(batch, 0, length + said.first());
    BatchEnd end = said.end();
    if (end.bytes() != length || end.crc() != sum.getValue()) {
      throw end.bytes() < length
          ? Damage.followed(start, end.batch())
          : new IOException(
              "batch " + end.batch() + ", at byte " + start + ", is not what was written");
    }
    number = end.batch();
    String text = new String(batch, 0, length, StandardCharsets.UTF_8) + "}";
    return text.lines().toList();
  }

  /** Takes a line in; whether there was a whole one. */
  private boolean readLine() throws IOException {
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (size == batch.length) {
        batch = Arrays.copyOf(batch, Math.multiplyExact(size, 2));
      }
      batch[size++] = (byte) b;
      if (b == '\n') {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
