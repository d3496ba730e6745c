package dev.wend.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told of rows, kept in a file of its own until it is read again: first all is added, then
 * all is read. The file is there only meanwhile.
 */
final class Spool implements Closeable {
  private final Path path;
  private DataOutputStream out = new DataOutputStream(OutputStream.nullOutputStream());
  private DataInputStream in = new DataInputStream(InputStream.nullInputStream());
  private long count;
  private long left;
  private long mark;
  private List<String> told = List.of();

  /** Removes what a load that was killed has left. */
  Spool(Path path) throws IOException {
    this.path = path;
    Files.deleteIfExists(path);
  }

  long count() {
    return count;
  }

  void add(long mark, List<String> told) throws IOException {
    if (count == 0) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
    }
    count++;
    out.writeLong(mark);
    out.writeInt(told.size());
    for (String text : told) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(utf8.length);
      out.write(utf8);
    }
  }

  /** Ends the adding and stands before the first. */
  void rewind() throws IOException {
    out.close();
    left = count;
    if (count > 0) {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)));
    }
  }

  /** Reads the next, in the order of adding. */
  boolean next() throws IOException {
    if (left == 0) {
      return false;
    }
    left--;
    mark = in.readLong();
    List<String> texts = new ArrayList<>();
    for (int more = in.readInt(); more > 0; more--) {
      texts.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    told = texts;
    return true;
  }

  long mark() {
    return mark;
  }

  List<String> told() {
    return told;
  }

  @Override
  public void close() throws IOException {
    out.close();
    in.close();
    Files.deleteIfExists(path);
  }
}
