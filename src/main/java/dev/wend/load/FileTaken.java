package dev.wend.load;

import dev.wend.store.LineSet;
import dev.wend.store.Taken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * What a store has of a file of events: nothing, all of it, or what was there before it grew, under
 * whatever name. Files are told by what is in them.
 */
final class FileTaken {
  private static final int BUFFER = 1 << 16;

  private FileTaken() {}

  /**
   * @param name of the file within its source
   * @param taken what the store has of files of the source
   */
  static Taken of(Path file, String source, String name, List<Taken> taken) throws IOException {
    TreeSet<Long> lengths = new TreeSet<>();
    taken.forEach(t -> lengths.add(t.bytes()));
    LineSet lines = LineSet.NONE;
    MessageDigest digest = sha256();
    long read = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      while (true) {
        Long next = lengths.higher(read);
        int most = next == null ? BUFFER : (int) Math.min(BUFFER, next - read);
        int n = in.read(buffer, 0, most);
        if (n <= 0) {
          return new Taken(source, name, read, hex(digest), lines);
        }
        digest.update(buffer, 0, n);
        read += n;
        if (lengths.contains(read)) {
          lines = known(taken, read, hex(digest), lines);
        }
      }
    }
  }

  /** The lines of what begins as the file does; those so far where nothing does. */
  private static LineSet known(List<Taken> taken, long bytes, String digest, LineSet soFar) {
    LineSet lines = soFar;
    for (Taken each : taken) {
      if (each.bytes() == bytes && each.digest().equals(digest)) {
        lines = lines.union(each.lines());
      }
    }
    return lines;
  }

  private static String hex(MessageDigest digest) {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 cannot be copied", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
