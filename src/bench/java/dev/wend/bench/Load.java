package dev.wend.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * One load of the CSV into an empty store, in a process of its own: from the first byte read to all
 * being durable. Prints seconds, the heap's highest use in MB, and bytes on disk a profile.
 *
 * <p>Arguments: engine, threads, rows, CSV, folder.
 */
public final class Load {
  private Load() {}

  public static void main(String[] args) throws IOException, SQLException {
    int threads = Integer.parseInt(args[1]);
    int rows = Integer.parseInt(args[2]);
    Path csv = Path.of(args[3]);
    Path folder = Files.createTempDirectory(Path.of(args[4]), "load");
    try {
      long start = System.nanoTime();
      long loaded =
          args[0].equals("wend")
              ? Wend.load(Data.PEOPLE, csv, folder.resolve("store"))
              : duckdb(csv, folder, threads);
      double seconds = (System.nanoTime() - start) / 1e9;
      Fixture.agree("the file and what was loaded", rows, loaded);
      System.out.printf("%.2f %d %.1f%n", seconds, peakHeap(), (double) size(folder) / rows);
    } finally {
      Fixture.delete(folder);
    }
  }

  private static long duckdb(Path csv, Path folder, int threads) throws SQLException {
    try (Duck duck = Duck.open(folder.resolve("people.duckdb"), threads)) {
      duck.loadUnique(csv);
      return Duck.count(duck.counting("people", "true"));
    }
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(java.lang.management.MemoryUsage::getUsed)
            .sum()
        >> 20;
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }
}
