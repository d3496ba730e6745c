package dev.wend.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What the words of a command line stand for. */
final class Words {
  private Words() {}

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
