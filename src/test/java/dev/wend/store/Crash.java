package dev.wend.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The folder of a store as a power cut could leave it: control file and journal as they are, each 4
 * KB of an extent as it is now or as it was at some earlier moment since the checkpoint.
 */
final class Crash {
  private static final int SECTOR = 4096;

  private Crash() {}

  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, byte[]> extents(Path folder) {
    Map<String, byte[]> extents = new HashMap<>();
    for (Path file : files(folder)) {
      if (file.toString().endsWith(".extent")) {
        extents.put(String.valueOf(file.getFileName()), bytes(file));
      }
    }
    return extents;
  }

  static void copy(Path from, Path to, Map<String, byte[]> earlier, Random random) {
    try {
      Files.createDirectories(to);
      for (Path file : files(from)) {
        String name = String.valueOf(file.getFileName());
        byte[] now = bytes(file);
        byte[] before = earlier.get(name);
        int lag = random.nextInt(5);
        for (int at = 0; before != null && at < now.length; at += SECTOR) {
          if (random.nextInt(4) < lag) {
            System.arraycopy(before, at, now, at, Math.min(SECTOR, now.length - at));
          }
        }
        Files.write(to.resolve(name), now);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in a file, a character a byte; nothing of a folder. */
  static String text(Path file) {
    return Files.isDirectory(file) ? "" : new String(bytes(file), StandardCharsets.ISO_8859_1);
  }

  static void delete(Path folder) {
    try {
      for (Path file : files(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
