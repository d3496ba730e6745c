package dev.wend.session;

import dev.wend.channel.FileOutbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Check a script, load its sources, evaluate its audiences.
 *
 * @param store the store's folder; without it a temporary one that is removed at the end
 * @param at when time begins; just before the first event, or at an earlier `once at`, without it,
 *     now where there is none
 * @param until when time ends; at the last event without it
 * @param draft whether steps save nothing and only tell what they would
 * @param watch audiences that are followed from begin to end
 * @param outbox how sends are kept from now on; as the store's are without it
 */
public record RunRequest(
    Path script,
    Optional<Path> store,
    Optional<Moment> at,
    Optional<Moment> until,
    boolean draft,
    List<String> watch,
    Optional<FileOutbox.Kind> outbox) {
  public RunRequest {
    watch = List.copyOf(watch);
  }

  public RunRequest(
      Path script,
      Optional<Path> store,
      Optional<Moment> at,
      Optional<Moment> until,
      boolean draft,
      List<String> watch) {
    this(script, store, at, until, draft, watch, Optional.empty());
  }

  public RunRequest(Path script, Optional<Path> store, Optional<Moment> at) {
    this(script, store, at, Optional.empty(), false, List.of());
  }
}
