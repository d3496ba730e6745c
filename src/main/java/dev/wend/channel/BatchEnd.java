package dev.wend.channel;

import dev.wend.json.JsonLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * How the last line of a batch in the outbox ends.
 *
 * @param batch its number
 * @param bytes how many bytes of the batch lie before these members
 * @param crc their CRC-32C
 */
record BatchEnd(long batch, long bytes, long crc) {
  /** Longer than the end of any line that ends a batch. */
  private static final int LONGEST = 96;

  private static final int BLOCK = 1 << 16;

  /** No text of a send can look so: in a text the quotes would be escaped. */
  private static final Pattern END =
      Pattern.compile(
          "(?s).*(,\"batch\":(\\d{1,18}),\"bytes\":(\\d{1,18}),\"crc\":(\\d{1,10})\\}\n)");

  void write(JsonLines line) throws IOException {
    line.number("batch", batch);
    line.number("bytes", bytes);
    line.number("crc", crc);
  }

  /** Cuts off what lies behind the last whole batch; returns that batch's number, 0 for none. */
  static long cut(FileChannel file) throws IOException {
    for (long end = lineEnd(file, file.size()); end > 0; end = lineEnd(file, end - 1)) {
      Optional<BatchEnd> found = at(file, end);
      if (found.isPresent()) {
        truncate(file, end);
        return found.get().batch();
      }
    }
    truncate(file, 0);
    return 0;
  }

  private static void truncate(FileChannel file, long end) throws IOException {
    if (file.size() > end) {
      file.truncate(end);
      file.force(true);
    }
    file.position(end);
  }

  /** What the last line of a file says. */
  static Optional<BatchEnd> last(FileChannel file) throws IOException {
    return at(file, file.size());
  }

  /** The lines of the last batch of a file that ends with a whole one. */
  static List<String> lastLines(FileChannel file) throws IOException {
    Optional<BatchEnd> last = last(file);
    if (last.isEmpty()) {
      return List.of();
    }
    long end = file.size();
    String tail = text(file, Math.max(0, end - LONGEST), end);
    Matcher said = END.matcher(tail);
    long members = said.matches() ? said.group(1).length() : 0;
    byte[] batch = read(file, end - members - last.get().bytes(), end);
    return new String(batch, StandardCharsets.UTF_8).lines().toList();
  }

  private static String text(FileChannel file, long start, long end) throws IOException {
    return new String(read(file, start, end), StandardCharsets.ISO_8859_1);
  }

  /** The place behind the last line break before a place; 0 where there is none. */
  private static long lineEnd(FileChannel file, long before) throws IOException {
    long end = before;
    while (end > 0) {
      long start = Math.max(0, end - BLOCK);
      byte[] block = read(file, start, end);
      for (int i = block.length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return start + i + 1;
        }
      }
      end = start;
    }
    return 0;
  }

  /** The whole batch that ends at a place. */
  private static Optional<BatchEnd> at(FileChannel file, long end) throws IOException {
    String tail = text(file, Math.max(0, end - LONGEST), end);
    Matcher said = END.matcher(tail);
    if (!said.matches()) {
      return Optional.empty();
    }
    BatchEnd found =
        new BatchEnd(
            Long.parseLong(said.group(2)),
            Long.parseLong(said.group(3)),
            Long.parseLong(said.group(4)));
    long members = end - said.group(1).length();
    return found.isWhole(file, members) ? Optional.of(found) : Optional.empty();
  }

  private boolean isWhole(FileChannel file, long end) throws IOException {
    long start = end - bytes;
    if (start < 0) {
      return false;
    }
    CRC32C sum = new CRC32C();
    for (long at = start; at < end; at += BLOCK) {
      sum.update(read(file, at, Math.min(end, at + BLOCK)));
    }
    return sum.getValue() == crc;
  }

  private static byte[] read(FileChannel file, long start, long end) throws IOException {
    ByteBuffer room = ByteBuffer.allocate((int) (end - start));
    while (room.hasRemaining()) {
      if (file.read(room, start + room.position()) < 0) {
        throw new IOException("the file has become shorter while it was read");
      }
    }
    return room.array();
  }
}
