package dev.wend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the benchmarks share: how many people, where their files are, and that rivals agree. */
final class Fixture {
  private Fixture() {}

  static int rows() {
    return Integer.getInteger("bench.rows", 10_000_000);
  }

  /** Kept from run to run: making the files takes longer than measuring. */
  static Path folder() {
    return Path.of(
        System.getProperty("bench.dir", System.getProperty("java.io.tmpdir") + "/wend-bench"));
  }

  static Path file(Data data) throws IOException {
    return data.file(folder(), rows());
  }

  static Duck duck(Data data, int threads) throws IOException, SQLException {
    return Duck.of(data, folder(), file(data), rows(), threads);
  }

  static Wend wend(Data data) throws IOException {
    return Wend.of(data, folder(), file(data), rows());
  }

  /** Deletes a folder with all that is in it, where there is one. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> walk = Files.walk(folder)) {
        all = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }

  /** A time means nothing when the answers differ. */
  static void agree(String who, long one, long other) {
    if (one != other) {
      throw new IllegalStateException(who + " disagree: " + one + " and " + other);
    }
  }
}
