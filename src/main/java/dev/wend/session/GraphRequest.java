package dev.wend.session;

import dev.wend.graph.Form;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Draw a journey of a script.
 *
 * @param journey its name
 * @param out a file for the picture; what is there is replaced, whole or not at all
 * @param store whose history is counted on the arrows
 */
public record GraphRequest(
    Path script, String journey, Form form, Optional<Path> out, Optional<Path> store) {}
