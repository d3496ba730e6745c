package dev.wend.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was made up.
 *
 * @param files by source, in the order of the script; none of a store
 */
public record GenerateAnswer(
    long profiles, long events, Map<String, MadeFile> files, Duration took) {
  public GenerateAnswer {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** A file of a source. */
  public record MadeFile(Path file, long rows, long bytes) {}
}
