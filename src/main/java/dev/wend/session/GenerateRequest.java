package dev.wend.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Make up data for a script.
 *
 * @param events how many, of all types of the script together
 * @param at what has happened, happened before; now without it
 * @param into where the data goes
 */
public record GenerateRequest(
    Path script, long profiles, long events, long seed, Optional<Moment> at, Into into) {

  /** Where made-up data goes. */
  public sealed interface Into {
    /** Into a file for each source, and the script beside them. */
    record Folder(Path folder) implements Into {}

    /** Into a store. */
    record AStore(Path folder) implements Into {}
  }
}
