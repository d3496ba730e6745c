package dev.wend.session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Writes a file whole or not at all. */
final class WholeFile {
  private WholeFile() {}

  /** Writes the file's bytes. */
  @FunctionalInterface
  interface Filler {
    void fill(OutputStream to) throws IOException, SessionException;
  }

  static void write(Path file, byte[] bytes) throws SessionException {
    write(file, to -> to.write(bytes));
  }

  /** By a new file that takes the name, so that nobody reads half of it. */
  static void write(Path file, Filler filler) throws SessionException {
    if (Files.isDirectory(file)) {
      throw unwritable(file, new FileSystemException(file.toString(), null, "it is a folder"));
    }
    try {
      Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
      long process = ProcessHandle.current().pid();
      Path part = folder.resolve("." + file.getFileName() + "." + process + ".part");
      try {
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(part))) {
          filler.fill(to);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  static SessionException unwritable(Path file, IOException e) {
    return new SessionException(
        SessionException.Kind.FAULT,
        "`" + file + "` cannot be written: " + reason(e) + ".",
        "Check the folder and its permissions.",
        e);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "its folder does not exist";
    } else if (e instanceof AccessDeniedException) {
      return "access to it is denied";
    }
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : String.valueOf(e.getMessage());
  }
}
