package dev.wend.store;

import dev.wend.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** What is in the folder of a store before it is open. */
final class StoreFiles {
  /** What a creation that was killed may have left. */
  private static final Set<String> LEFTOVERS = Set.of("LOCK", "OWNER", "journal-1", "control.new");

  private StoreFiles() {}

  /** Makes a folder that nothing is in. */
  static void prepare(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw notAFolder(folder);
    }
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        if (files.anyMatch(f -> !LEFTOVERS.contains(String.valueOf(f.getFileName())))) {
          throw notAStore(folder);
        }
      }
    } catch (IOException e) {
      throw Disk.trouble(folder, e);
    }
  }

  private static StoreException notAFolder(Path file) {
    return new StoreException(
        Kind.NOT_A_STORE,
        file + " is a file, and a store is a folder.",
        "Name an empty or a new folder.");
  }

  private static StoreException notAStore(Path folder) {
    return new StoreException(
        Kind.NOT_A_STORE,
        "The folder " + folder + " holds files, but no store.",
        "Name an empty or a new folder.");
  }

  /** Refuses a folder that holds no store. */
  static void require(Path folder) {
    if (Files.isRegularFile(folder)) {
      throw notAFolder(folder);
    }
    if (!Store.exists(folder)) {
      throw new StoreException(
          Kind.NOT_A_STORE,
          Files.isDirectory(folder)
              ? "The folder " + folder + " holds no store."
              : "There is no store " + folder + ".",
          "Make one with `wend run FILE --store " + folder + "`.");
    }
  }

  /**
   * Deletes what a process left half-made.
   *
   * @param journal the number of the one that counts
   */
  static void tidy(Path folder, long journal) {
    Path current = Journal.file(folder, journal);
    if (!Files.exists(current)) {
      throw StoreException.damaged("the file " + current.getFileName() + " is missing");
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".new") || (name.startsWith("journal-") && !file.equals(current))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw Disk.trouble(folder, e);
    }
  }
}
