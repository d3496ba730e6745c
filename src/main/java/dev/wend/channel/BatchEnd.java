package dev.wend.channel;

import dev.wend.json.JsonLines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * How the last line of a batch in the outbox ends.
 *
 * @param batch its number
 * @param bytes how many bytes of the batch lie before these members
 * @param crc the CRC-32C of these and of the first member
 */
record BatchEnd(long batch, long bytes, long crc) {
  /** Longer than the end of any line that ends a batch. */
  private static final int LONGEST = 96;

  private static final int BLOCK = 1 << 16;

  /** No text of a send can look so: in a text the quotes would be escaped. */
  private static final Pattern MEMBERS =
      Pattern.compile("(,\"batch\":(\\d{1,18}),\"bytes\":(\\d{1,18}),\"crc\":(\\d{1,10})\\}\n)");

  private static final Pattern END = Pattern.compile("(?s).*" + MEMBERS);

  private static final Pattern MEMBER = Pattern.compile(",\"(?:batch|bytes|crc)\":");

  /**
   * Writes the members of a batch's end, when all else of its last line is written.
   *
   * @param out what the lines go through, since the batch began
   */
  static void write(long batch, JsonLines line, CheckedOutput out) throws IOException {
    line.flush();
    long bytes = out.bytes();
    line.number("batch", batch);
    line.flush();
    line.number("bytes", bytes);
    line.number("crc", out.crc());
  }

  /**
   * Cuts off what lies behind the last whole batch, where that is one that was not written to its
   * end; returns that batch's end.
   */
  static Optional<BatchEnd> cut(FileChannel file) throws IOException {
    long end = lineEnd(file, file.size());
    Optional<BatchEnd> found = at(file, end);
    while (end > 0 && found.isEmpty()) {
      end = lineEnd(file, end - 1);
      found = at(file, end);
    }
    if (isWritten(file, end)) {
      throw Damage.atEnd(end);
    }
    truncate(file, end);
    return found;
  }

  private static boolean isWritten(FileChannel file, long start) throws IOException {
    long size = file.size() - start;
    return size > Integer.MAX_VALUE - 8 || isWritten(read(file, start, file.size()), start);
  }

  /**
   * Whether bytes that are no whole batch were once one: their end is there, or a part of it that
   * they go on behind.
   *
   * @param start where they lie in the file
   */
  static boolean isWritten(byte[] bytes, long start) {
    if (Damage.hasHole(bytes, start)) {
      return false;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Matcher member = MEMBER.matcher(text);
    if (!member.find()) {
      return false;
    }
    Matcher end = MEMBERS.matcher(text).region(member.start(), text.length());
    return end.lookingAt() || !end.hitEnd();
  }

  private static void truncate(FileChannel file, long end) throws IOException {
    if (file.size() > end) {
      file.truncate(end);
      file.force(true);
    }
    file.position(end);
  }

  /** Where the batch begins that ends at a place; nothing where none that is whole does. */
  static OptionalLong start(FileChannel file, long end) throws IOException {
    Optional<BatchEnd> last = at(file, end);
    if (last.isEmpty()) {
      return OptionalLong.empty();
    }
    String tail = text(file, Math.max(0, end - LONGEST), end);
    return OptionalLong.of(end - said(tail).orElseThrow().length() - last.get().bytes());
  }

  /** The lines between two places. */
  static List<String> lines(FileChannel file, long start, long end) throws IOException {
    return new String(read(file, start, end), StandardCharsets.UTF_8).lines().toList();
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
    Optional<Said> said = said(tail);
    return said.isPresent()
            && said.get().end().isWhole(file, end - said.get().length(), said.get().first())
        ? Optional.of(said.get().end())
        : Optional.empty();
  }

  /**
   * An end as a line has it.
   *
   * @param length of its members, with the line's break
   * @param first length of the first member, which the sum is of as well
   */
  record Said(BatchEnd end, int length, int first) {}

  /** What a line, or the end of one, says with its break, each byte as a character. */
  static Optional<Said> said(String line) {
    Matcher said = END.matcher(line);
    if (!said.matches()) {
      return Optional.empty();
    }
    BatchEnd end =
        new BatchEnd(
            Long.parseLong(said.group(2)),
            Long.parseLong(said.group(3)),
            Long.parseLong(said.group(4)));
    return Optional.of(new Said(end, said.group(1).length(), said.end(2) - said.start(1)));
  }

  private boolean isWhole(FileChannel file, long end, int first) throws IOException {
    long start = end - bytes;
    if (start < 0) {
      return false;
    }
    CRC32C sum = new CRC32C();
    for (long at = start; at < end + first; at += BLOCK) {
      sum.update(read(file, at, Math.min(end + first, at + BLOCK)));
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
