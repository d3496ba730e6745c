package dev.wend.channel;

import dev.wend.json.JsonLines;
import dev.wend.json.JsonTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * One send a line of NDJSON. The last line of a batch has three members more than a send: {@code
 * "batch"}, its number, and {@code "bytes"} and {@code "crc"}, how many bytes of the batch lie
 * before these members and their CRC-32C.
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
        lines.flush();
        new BatchEnd(batch, out.bytes(), out.crc()).write(lines);
      }
      lines.end();
    }
    lines.flush();
    out.drain();
  }

  @Override
  public long cut(FileChannel file) throws IOException {
    return BatchEnd.cut(file);
  }

  @Override
  public long last(FileChannel file) throws IOException {
    return BatchEnd.last(file).map(BatchEnd::batch).orElse(0L);
  }

  @Override
  public Set<String> lastIds(FileChannel file) throws IOException {
    Set<String> ids = new HashSet<>();
    for (String line : BatchEnd.lastLines(file)) {
      ids.add((String) read(line).get("id"));
    }
    return ids;
  }

  @Override
  public int each(Path path, Taker taker) throws IOException {
    int at = 0;
    try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String of = line;
        if (!taker.take(++at, () -> send(of))) {
          return -1;
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
    try (BufferedReader from = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        Map<?, ?> object = read(line);
        Send send = Send.of(object);
        boolean isErased = profiles.contains(send.profile());
        erased += isErased ? 1 : 0;
        lines.begin();
        (isErased ? send.erased() : send).write(lines);
        if (object.get("batch") instanceof Long batch) {
          lines.flush();
          new BatchEnd(batch, out.bytes(), out.crc()).write(lines);
          lines.end();
          lines.flush();
          out.begin();
        } else {
          lines.end();
        }
      }
    }
    lines.flush();
    out.drain();
    return erased;
  }
}
