package dev.wend.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Evaluate an expression over one profile.
 *
 * @param script declares the fields and names that the expression may use
 * @param profile a JSON object of fields; without it all fields are missing
 * @param events the profile's events, a JSON object a line, as {@code load.JsonEvents} reads them;
 *     without it the profile has none
 */
public record EvalRequest(
    Optional<Path> script,
    String expression,
    Optional<String> profile,
    Optional<String> events,
    Optional<Moment> at) {}
