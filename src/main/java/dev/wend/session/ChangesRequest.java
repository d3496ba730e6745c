package dev.wend.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who entered some audiences and who left them.
 *
 * @param audiences names of the script's
 * @param at from when on; just before the first event without it
 * @param until until when; the last event without it
 * @param limit how many changes are shown
 */
public record ChangesRequest(
    Path script,
    List<String> audiences,
    Path store,
    Optional<Moment> at,
    Optional<Moment> until,
    int limit) {
  public ChangesRequest {
    audiences = List.copyOf(audiences);
  }
}
