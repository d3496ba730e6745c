package dev.wend.channel;

import dev.wend.json.JsonLines;
import dev.wend.json.JsonTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One send a line of NDJSON. The last line of a batch has three members more than a send: {@code
 * "batch"}, its number, and {@code "bytes"} and {@code "crc"}, how many bytes of the batch lie
 * before these members, and the CRC-32C of those and of the number.
 */
final class LineFormat implements BatchFormat {
  @Override
  public String suffix() {
    return "ndjson";
  }

  @Override
  public void write(FileChannel file, long batch, Iterable<Send> sends) throws IOException {
    CheckedOutput out = new CheckedOutput(file);
    JsonLines lines = new JsonLines(out);
    Iterator<Send> left = sends.iterator();
    while (left.hasNext()) {
      lines.begin();
      left.next().write(lines);
      if (!left.hasNext()) {
        BatchEnd.write(batch, lines, out);
      }
      lines.end();
    }
    lines.flush();
    out.drain();
  }

  @Override
  public Last cut(FileChannel file, int most) throws IOException {
    Optional<BatchEnd> last = BatchEnd.cut(file);
    if (last.isEmpty()) {
      return Last.NONE;
    }
    Map<String, Instant> sends = new HashMap<>();
    int batches = 0;
    long end = file.size();
    OptionalLong start = BatchEnd.start(file, end);
    while (start.isPresent() && batches < most) {
      for (String line : BatchEnd.lines(file, start.getAsLong(), end)) {
        Send send = send(line);
        sends.put(send.id(), send.at());
      }
      batches++;
      end = start.getAsLong();
      start = BatchEnd.start(file, end);
    }
    return new Last(last.get().batch(), batches, sends);
  }

  @Override
  public int each(Path path, Taker taker) throws IOException {
    int at = 0;
    try (LineBatches batches = new LineBatches(path)) {
      for (List<String> lines = batches.next(); !lines.isEmpty(); lines = batches.next()) {
        for (String line : lines) {
          if (!taker.take(++at, () -> send(line))) {
            return -1;
          }
        }
      }
    }
    return at;
  }

  private static Send send(String line) throws IOException {
    try {
      return Send.of(read(line));
    } catch (ClassCastException | DateTimeException | NoSuchElementException e) {
      throw new IOException("a line is no send", e);
    }
  }

  private static Map<?, ?> read(String line) throws IOException {
    if (JsonTree.of(line).value() instanceof Map<?, ?> object) {
      return object;
    }
    throw new IOException("a line is no send");
  }

  @Override
  public long erase(Path path, FileChannel to, Set<String> profiles) throws IOException {
    CheckedOutput out = new CheckedOutput(to);
    JsonLines lines = new JsonLines(out);
    long erased = 0;
    try (LineBatches batches = new LineBatches(path)) {
      for (List<String> batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
        for (int i = 0; i < batch.size(); i++) {
          Send send = send(batch.get(i));
          boolean isErased = profiles.contains(send.profile());
          erased += isErased ? 1 : 0;
          lines.begin();
          (isErased ? send.erased() : send).write(lines);
          if (i == batch.size() - 1) {
            BatchEnd.write(batches.number(), lines, out);
          }
          lines.end();
        }
        lines.flush();
        out.begin();
      }
    }
    lines.flush();
    out.drain();
    return erased;
  }
}
