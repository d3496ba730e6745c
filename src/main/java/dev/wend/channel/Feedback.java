package dev.wend.channel;

import java.time.Instant;
import java.util.Optional;

/**
 * A reaction that a provider tells.
 *
 * @param reaction what happened
 * @param address whose it is; empty where it is not told
 * @param send the id of the send, where the provider tells it; not every one that stands there is
 *     of ours
 * @param at when it happened, where it is told
 * @param event the provider's id of this report, by which one that comes twice is known
 */
public record Feedback(
    Reaction reaction,
    String address,
    Optional<String> send,
    Optional<Instant> at,
    Optional<String> event) {}
