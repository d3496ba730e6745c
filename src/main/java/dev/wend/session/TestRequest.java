package dev.wend.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs the tests and properties of scripts.
 *
 * @param files scripts, and folders of them
 * @param filter a text that the names of those to run contain
 * @param seed of what properties make up
 * @param tries how many times each property makes something up
 */
public record TestRequest(List<Path> files, Optional<String> filter, long seed, int tries) {
  public TestRequest {
    files = List.copyOf(files);
  }
}
