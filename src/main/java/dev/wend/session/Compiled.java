package dev.wend.session;

import java.nio.file.Path;

/** A file that a script was compiled into. */
public record Compiled(Path file, long bytes, int audiences, int ops) {}
