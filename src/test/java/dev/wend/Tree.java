package dev.wend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The project's own folder, and copies of parts of it. */
final class Tree {
  static final Path HOME = Path.of(System.getProperty("wend.home"));
  static final Path JAR = HOME.resolve("target/wend.jar");
  static final String SAMPLE = "samples/store-opening/audience.wend";

  private Tree() {}

  /** The Java that runs the tests. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static void copy(Path to, String... parts) throws IOException {
    for (String part : parts) {
      List<Path> files;
      try (Stream<Path> all = Files.walk(HOME.resolve(part))) {
        files = all.toList();
      }
      for (Path file : files) {
        Path target = to.resolve(HOME.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (!Files.isDirectory(file)) {
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
