package dev.wend.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** The files that a source's path names. */
final class SourceFiles {
  private SourceFiles() {}

  /**
   * The files in the order of their names; a pattern may match none yet.
   *
   * @param path as the script says it: relative to the script's folder, perhaps with {@code *},
   *     {@code **}, {@code ?}, {@code [a-z]} or {@code {a,b}}
   */
  static List<Path> find(Path folder, String path) throws LoadException {
    try {
      if (!isPattern(path) || Files.exists(folder.resolve(path))) {
        Path file = folder.resolve(path);
        requireFile(file);
        return List.of(file);
      }
    } catch (InvalidPathException e) {
      if (!isPattern(path)) {
        throw new LoadException("`" + path + "` is no path: " + e.getReason(), e);
      }
    }
    return match(folder, path);
  }

  private static boolean isPattern(String path) {
    return path.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  static void requireFile(Path file) throws LoadException {
    if (Files.isDirectory(file)) {
      throw new LoadException("`" + file + "` is a folder; name a file in it, or all of them: `*`");
    }
    if (!Files.exists(file)) {
      throw new LoadException("there is no file `" + file + "`");
    }
    if (!Files.isRegularFile(file)) {
      // a pipe could be read once only, and opening one without a writer waits for ever
      throw new LoadException("`" + file + "` is a pipe or a device; write its data to a file");
    }
    if (!Files.isReadable(file)) {
      throw new LoadException("`" + file + "` may not be read; check its permissions");
    }
  }

  private static List<Path> match(Path folder, String pattern) throws LoadException {
    int wild = 0;
    while ("*?[{".indexOf(pattern.charAt(wild)) < 0) {
      wild++;
    }
    int cut = pattern.lastIndexOf('/', wild) + 1;
    Path root = folder.resolve(pattern.substring(0, cut));
    String rest = pattern.substring(cut);
    int depth =
        rest.contains("**")
            ? Integer.MAX_VALUE
            : (int) rest.chars().filter(c -> c == '/').count() + 1;
    PathMatcher matcher;
    try {
      matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
    } catch (IllegalArgumentException e) {
      throw new LoadException("`" + pattern + "` is no valid pattern of files", e);
    }
    if (Files.notExists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root, depth)) {
      return all.filter(p -> matcher.matches(root.relativize(p)) && Files.isRegularFile(p))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new LoadException(describe(root, e), e);
    }
  }

  /** What an I/O fault means, as the end of a sentence that names the file. */
  static String describe(Path file, IOException fault) {
    String name = "`" + file + "` ";
    if (fault instanceof NoSuchFileException) {
      return "there is no file or folder `" + file + "`";
    }
    if (fault instanceof AccessDeniedException) {
      return name + "may not be read; check its permissions";
    }
    if (fault instanceof EOFException || fault instanceof ZipException) {
      return name + "is a damaged or cut off gzip file; fetch or pack it again";
    }
    return name + String.valueOf(fault.getMessage());
  }
}
