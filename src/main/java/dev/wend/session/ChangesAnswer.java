package dev.wend.session;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who entered audiences and who left them, in the order of time.
 *
 * @param at behind which instant
 * @param until up to which
 * @param zone the script's
 * @param key what the key of profiles is called
 * @param moves by audience, in the order in which they were named
 * @param first the first of all changes, as many as were asked for
 */
public record ChangesAnswer(
    Instant at,
    Instant until,
    ZoneId zone,
    String key,
    Map<String, Moves> moves,
    List<Change> first) {
  public ChangesAnswer {
    moves = Collections.unmodifiableMap(new LinkedHashMap<>(moves));
    first = List.copyOf(first);
  }

  /** How many changes there are. */
  public long count() {
    return moves.values().stream().mapToLong(m -> m.entered() + m.left()).sum();
  }

  /**
   * What became of an audience.
   *
   * @param size how many are in it at the end
   */
  public record Moves(long entered, long left, long size) {}

  /** A profile is in an audience from an instant on, or is not any more. */
  public record Change(Instant at, Optional<Object> key, String audience, boolean entered) {}
}
