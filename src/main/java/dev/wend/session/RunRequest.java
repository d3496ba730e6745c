package dev.wend.session;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Check a script, load its sources, evaluate its audiences.
 *
 * @param store the store's folder; without it a temporary one that is removed at the end
 * @param at the time of evaluation; now without it
 * @param draft whether steps save nothing and only tell what they would
 */
public record RunRequest(Path script, Optional<Path> store, Optional<Moment> at, boolean draft) {
  public RunRequest(Path script, Optional<Path> store, Optional<Moment> at) {
    this(script, store, at, false);
  }
}
