package dev.wend.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Where what was typed is kept for the next time: a file that only its owner reads. */
final class HistoryFile {
  /** Patterns of lines that are not kept, as JLine wants them; nor are lines with a blank first. */
  static final String SECRETS = "*secret*:*password*";

  private HistoryFile() {}

  /** The file; empty where there is no place for it, so that nothing is kept. */
  static Optional<Path> of(Map<String, String> environment) {
    try {
      Optional<Path> folder = folder(environment);
      if (folder.isEmpty()) {
        return Optional.empty();
      }
      Files.createDirectories(folder.get());
      Path file = folder.get().resolve("history");
      if (!Files.exists(file)) {
        Files.createFile(file);
        restrict(file);
      }
      return Files.isWritable(file) ? Optional.of(file) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static void restrict(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** By the XDG base directories, which want an absolute path. */
  private static Optional<Path> folder(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    if (!state.isEmpty() && Path.of(state).isAbsolute()) {
      return Optional.of(Path.of(state, "wend"));
    }
    String home = environment.getOrDefault("HOME", "");
    return home.isEmpty() || !Path.of(home).isAbsolute()
        ? Optional.empty()
        : Optional.of(Path.of(home, ".local", "state", "wend"));
  }
}
