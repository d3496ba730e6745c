package dev.wend.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * Which sends of an outbox are over: handed on, or refused for good. A file beside the outbox has a
 * line for each: the number of the outbox's file, and its line in that (from 1). It is written as
 * soon as the send is over, so a process that is killed repeats only those that were under way; it
 * is synced every {@value #SYNCED} sends, and power loss repeats no more than these beside. When it
 * is closed, what follows each other becomes one line of three numbers, and a file that is over
 * altogether a line of one. A line ends with the CRC-32C of its numbers.
 */
public final class HandedOn implements AutoCloseable {
  private static final int SYNCED = 64;

  private static final String NUMBERS = "\\d{1,9}( [1-9]\\d{0,8}){0,2}";

  /** Of a line; what was to be written after a loss of power is zeros. */
  private static final String BEGINNING = "[0-9a-f #\\x00]*";

  /** Blank, number sign and eight digits. */
  private static final int SUM = 10;

  private final Path path;
  private final Map<Integer, BitSet> over = new TreeMap<>();
  private final TreeSet<Integer> whole = new TreeSet<>();

  /** Of files that get no more sends: how many lines they have. */
  private final Map<Integer, Integer> lines = new TreeMap<>();

  private final FileChannel file;
  private int unsynced;

  /**
   * @param path of its file, which is made where there is none
   * @throws UncheckedIOException if it cannot be read or written
   */
  public HandedOn(Path path) {
    this.path = path;
    try {
      long length =
          Files.exists(path) ? read(Files.readString(path, StandardCharsets.ISO_8859_1)) : 0;
      file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      file.truncate(length);
      file.position(length);
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  private UncheckedIOException trouble(IOException e) {
    return new UncheckedIOException("`" + path + "` cannot be used: " + e.getMessage(), e);
  }

  /**
   * Takes all lines; returns how many bytes they have. The beginning of a line at the end was cut
   * off by a crash.
   */
  private long read(String text) throws IOException {
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      String line = text.substring(start, end);
      String said = line.substring(0, Math.max(0, line.length() - SUM));
      if (!line.equals(said + sum(said)) || !said.matches(NUMBERS)) {
        throw damage(text.substring(0, end));
      }
      String[] numbers = said.split(" ", -1);
      int of = Integer.parseInt(numbers[0]);
      if (numbers.length == 1) {
        whole.add(of);
      } else {
        int first = Integer.parseInt(numbers[1]);
        int last = Integer.parseInt(numbers[numbers.length - 1]);
        bits(of).set(first, Math.max(first, last) + 1);
      }
      start = end + 1;
    }
    if (!text.substring(start).matches(BEGINNING)) {
      throw damage(text);
    }
    return start;
  }

  private static IOException damage(String upTo) {
    return new IOException("line " + upTo.lines().count() + " is damaged");
  }

  private BitSet bits(int of) {
    return over.computeIfAbsent(of, n -> new BitSet());
  }

  /** Whether all sends of a file of the outbox are over. */
  synchronized boolean isWhole(int of) {
    return whole.contains(of);
  }

  synchronized boolean isOver(int of, int line) {
    return isWhole(of) || bits(of).get(line);
  }

  /**
   * Notes that a send is over.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  synchronized void note(int of, int line) {
    bits(of).set(line);
    try {
      write(file, line(of + " " + line));
      if (++unsynced >= SYNCED) {
        file.force(false);
        unsynced = 0;
      }
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  /** A file of the outbox that gets no more sends has so many lines. */
  synchronized void ended(int of, int count) {
    lines.put(of, count);
  }

  private static String line(String numbers) {
    return numbers + sum(numbers) + "\n";
  }

  private static String sum(String numbers) {
    CRC32C crc = new CRC32C();
    crc.update(numbers.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, " #%08x", crc.getValue());
  }

  private static void write(FileChannel to, String text) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (left.hasRemaining()) {
      to.write(left);
    }
  }

  private String shortest() {
    lines.forEach(
        (of, count) -> {
          if (bits(of).nextClearBit(1) > count) {
            whole.add(of);
          }
        });
    StringBuilder text = new StringBuilder();
    whole.forEach(of -> text.append(line(Integer.toString(of))));
    over.forEach(
        (of, bits) -> {
          for (int at = bits.nextSetBit(0); at >= 0 && !isWhole(of); ) {
            int end = bits.nextClearBit(at);
            text.append(line(of + " " + at + " " + (end - 1)));
            at = bits.nextSetBit(end);
          }
        });
    return text.toString();
  }

  /** Puts the same, said shorter, in the file's place at once. */
  @Override
  public synchronized void close() {
    Path anew = path.resolveSibling(path.getFileName() + ".tmp");
    try {
      file.force(false);
      file.close();
      try (FileChannel out =
          FileChannel.open(
              anew,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        write(out, shortest());
        out.force(true);
      }
      Files.move(anew, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw trouble(e);
    }
  }
}
