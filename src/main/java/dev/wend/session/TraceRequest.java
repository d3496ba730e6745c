package dev.wend.session;

import java.nio.file.Path;

/**
 * What happened to one person in a journey.
 *
 * @param profile the person's key
 */
public record TraceRequest(Path script, String journey, String profile, Path store) {}
