package dev.wend.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the words of a command line stand for. */
final class Words {
  private Words() {}

  static List<Path> paths(List<String> words) throws UsageException {
    List<Path> paths = new ArrayList<>();
    for (String word : words) {
      paths.add(path(word));
    }
    return paths;
  }

  /** Whether what should be an expression or an audience names a script. */
  static boolean isScript(String word) {
    boolean isName = word.endsWith(".wend") && word.chars().noneMatch(Character::isWhitespace);
    return isName && (word.contains("/") || Files.exists(Path.of(word)));
  }

  static Path path(String word) throws UsageException {
    try {
      if (word.isEmpty()) {
        throw new UsageException("An empty text is no path.", "Name a file or a folder.");
      }
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new UsageException("`" + word + "` is no path: " + e.getReason() + ".", "");
    }
  }
}
