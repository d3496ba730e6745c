package dev.wend.session;

import java.nio.file.Path;

/**
 * Compile a script into a file.
 *
 * @param out the file; what is there is replaced, whole or not at all
 * @param maker the Wend that compiles, for messages of others
 */
public record CompileRequest(Path script, Path out, String maker) {}
