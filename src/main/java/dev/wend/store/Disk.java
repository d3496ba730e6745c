package dev.wend.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * The few ways in which a store's files reach the disk. Nobody waits for it in a folder whose name
 * ends in {@value #SCRATCH}: a store that goes with its process.
 */
final class Disk {
  static final String SCRATCH = ".scratch";

  private Disk() {}

  /** Whether what is in a folder need not outlive the process. */
  static boolean isScratch(Path folder) {
    return String.valueOf(folder.getFileName()).endsWith(SCRATCH);
  }

  private static boolean isIn(Path file) {
    return file.getParent() != null && isScratch(file.getParent());
  }

  static void force(Path file) throws IOException {
    if (isIn(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw trouble(file, e);
    }
  }

  /** Makes the names in a folder last. */
  static void forceFolder(Path folder) throws IOException {
    if (isScratch(folder)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Replaces a file so that after a crash it is the old one or the new one, whole. */
  static void replace(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (!isIn(file)) {
        channel.force(true);
      }
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    forceFolder(file.getParent());
  }

  /** Says in one sentence why a file could not be written or read. */
  static StoreException trouble(Path file, Throwable cause) {
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("no space left")
        || text.contains("not enough space")
        || text.contains("quota")) {
      return new StoreException(
          StoreException.Kind.FULL,
          "The disk is full: " + file + " could not be written.",
          "Free some space and run the same command again; what was acknowledged is safe.",
          cause);
    }
    if (cause instanceof AccessDeniedException || text.contains("permission denied")) {
      return new StoreException(
          StoreException.Kind.FILES,
          "There is no permission to use " + file + ".",
          "Run as the user who owns the store, or change the permissions of its folder.",
          cause);
    }
    return new StoreException(
        StoreException.Kind.FILES,
        "The file " + file + " could not be used: " + cause.getMessage() + ".",
        "Look at the disk and the folder, then try again.",
        cause);
  }
}
