package dev.wend.repl;

import dev.wend.session.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The scripts and folders that a command's file may be. */
final class ScriptNames {
  /** The kind of what more is to be typed behind. */
  static final String FOLDER = "folder";

  private static final int MOST = 1_000;

  private ScriptNames() {}

  /** What is typed of a file so far, where a command that takes one stands before the cursor. */
  static Optional<String> begun(String before) {
    String command = before.stripLeading();
    int end = command.indexOf(' ');
    if (!command.startsWith(":") || end < 2) {
      return Optional.empty();
    }
    String name = command.substring(1, end);
    return Commands.ALL.stream()
        .filter(row -> row.name().startsWith(name))
        .findFirst()
        .filter(row -> row.synopsis().equals("FILE"))
        .map(row -> command.substring(end).stripLeading());
  }

  /**
   * What goes on with the path that is begun: folders, which end in a slash, and scripts. A folder
   * that cannot be read has none.
   *
   * @param folder that the path is relative to
   */
  static List<Suggestion> offers(Path folder, String begun) {
    String parent = begun.substring(0, begun.lastIndexOf('/') + 1);
    String name = begun.substring(parent.length());
    try (Stream<Path> files = Files.list(folder.resolve(parent))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(name))
          .filter(file -> !name.isEmpty() || !file.getFileName().toString().startsWith("."))
          .flatMap(file -> suggestion(parent, file).stream())
          .limit(MOST)
          .toList();
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      return List.of();
    }
  }

  private static Optional<Suggestion> suggestion(String parent, Path file) {
    String path = parent + file.getFileName();
    if (Files.isDirectory(file)) {
      return Optional.of(new Suggestion(path + "/", FOLDER, ""));
    }
    return path.endsWith(".wend")
        ? Optional.of(new Suggestion(path, "script", ""))
        : Optional.empty();
  }
}
