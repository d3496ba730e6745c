package dev.wend.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Show what a message would say to one profile.
 *
 * @param profile a JSON object of fields; without it all fields are missing
 * @param with a JSON object of the message's parameters, an event as an object of its fields
 * @param events the profile's events, a JSON object a line; without it the profile has none
 */
public record PreviewRequest(
    Path script,
    String message,
    Optional<String> profile,
    Optional<String> with,
    Optional<String> events,
    Optional<Moment> at) {}
