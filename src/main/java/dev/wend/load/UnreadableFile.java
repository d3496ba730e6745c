package dev.wend.load;

import java.io.IOException;
import java.nio.file.Path;

/** A fault while a file was read, with the file's name. */
final class UnreadableFile extends IOException {
  private static final long serialVersionUID = 1;

  UnreadableFile(Path file, IOException fault) {
    super(SourceFiles.describe(file, fault), fault);
  }
}
