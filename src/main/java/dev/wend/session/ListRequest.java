package dev.wend.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * List the program of a script.
 *
 * @param audience one of its audiences; all of them without it
 */
public record ListRequest(Path script, Optional<String> audience) {}
