package dev.wend.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Count a population over a store.
 *
 * @param script declares audiences that the population may name
 * @param population an audience expression, e.g. {@code profiles where city = "Rome"}
 * @param limit how many members to show
 */
public record QueryRequest(
    Path store, Optional<Path> script, String population, int limit, Optional<Moment> at) {}
