package dev.wend.channel;

import java.time.Duration;

/**
 * How often a send is tried within one delivery, and how long the pauses are: they double, and each
 * is between a half and the whole of that, by the hash of send and attempt, so that many sends
 * which failed at once do not come again at once.
 *
 * @param attempts at least 1
 * @param first the longest first pause
 * @param longest no pause is longer; whoever asks for a longer one gets none: the send goes later
 */
public record Retry(int attempts, Duration first, Duration longest) {
  /** What is done where nothing is said. */
  public static final Retry USUAL = new Retry(4, Duration.ofSeconds(1), Duration.ofSeconds(30));

  private static final int MOST_DOUBLINGS = 30;

  /**
   * The pause behind an attempt.
   *
   * @param attempt from 1
   */
  Duration pause(String id, int attempt) {
    long whole =
        Math.min(first.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS), longest.toMillis());
    double share = 0.5 + 0.5 * (mixed(id, attempt) >>> 11) * 0x1p-53;
    return Duration.ofMillis((long) (whole * share));
  }

  /** FNV-1a over the id and the attempt, finished as in SplitMix64. */
  private static long mixed(String id, int attempt) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ attempt) * 0x100000001b3L;
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }
}
